import { LAST, isTie, ranked } from '../ranked.js';

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'tie',
  importance: 78,
  charts: ['loss'],
  isShared: true,
  tell(story) {
    const [one, other] = ranked(story);
    if (!one || !isTie(one.run, other.run)) return [];
    const runs = [one.run, other.run].sort((a, b) => a.index - b.index);
    const [a, b] = runs;
    const when = `in the last ${LAST} evaluations`;
    const text = `${a.name} and ${b.name} are tied within the noise of the batches ${when}`;
    return [{ runs: runs.map(({ index }) => index), step: one.run.measured.step, text }];
  },
};
