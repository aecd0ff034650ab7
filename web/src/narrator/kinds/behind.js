import { formatCount, formatValue } from '../../drawing/format.js';
import { finite } from '../../quantities/quantity.js';
import { isTie, ranked } from '../ranked.js';

// A run is behind if the best one was there in half of the time.
const PART = 0.5;

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'behind',
  importance: 46,
  charts: ['loss'],
  tell(story) {
    const [winner, ...others] = ranked(story);
    return others.flatMap(({ run, last }) => {
      const there = finite(winner.run.measured.loss).find(({ value }) => value <= last);
      if (!there || there.step === 0 || isTie(winner.run, run)) return [];
      if (!(there.step <= PART * run.measured.steps)) return [];
      const where = `where ${winner.run.name} was by step ${formatCount(there.step)}`;
      const text = `${run.name} ends at ${formatValue(last)}, ${where}`;
      return [{ runs: [run.index, winner.run.index], step: run.measured.step, text }];
    });
  },
};
