import { FIRST, LAST_STEPS } from './weight.js';

/** @type {import('../view.js').ViewDescription} */
export default {
  id: 'microscope',
  kind: 'picture',
  isTiled: true,
  isRoomy: true,
  order: 357,
  name: 'Microscope',
  about: 'One weight: what each line of the update rule makes of it, in numbers',
  needs: (_, { surface }, settings) => {
    const first = surface ? 0 : Number(settings['microscope.weight'] ?? FIRST);
    return { steps: { first, size: surface ? 2 : 1, count: LAST_STEPS } };
  },
  load: () => import('./microscope.js'),
  host: () => import('./microscope-view.js'),
};
