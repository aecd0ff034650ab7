import { FIRST, LAST_STEPS, MOST_WEIGHTS } from './weight.js';

// Words of own rules that sum over a layer, see own/functions.js.
const SUMS = /\b(sum|mean|norm|dot|min|max)(_all)?\s*\(/;

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'microscope',
  kind: 'picture',
  isTiled: true,
  isRoomy: true,
  order: 357,
  name: 'Microscope',
  about: 'One weight: what each line of the update rule makes of it, in numbers',
  needs: (_, { surface }, { settings, runs }) => {
    const weight = Number(settings['microscope.weight'] ?? FIRST);
    const hasSums = runs.some(({ params }) => SUMS.test(String(params.rule ?? '')));
    const size = surface ? 2 : hasSums && weight < MOST_WEIGHTS ? MOST_WEIGHTS : 1;
    return { steps: { first: size > 1 ? 0 : weight, size, count: LAST_STEPS } };
  },
  load: () => import('./microscope.js'),
  host: () => import('./microscope-view.js'),
};
