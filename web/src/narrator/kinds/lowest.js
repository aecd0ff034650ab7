import { formatValue } from '../../drawing/format.js';
import { isTie, ranked } from '../ranked.js';

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'lowest',
  importance: 65,
  charts: ['loss'],
  tell(story) {
    const [winner, next] = ranked(story);
    if (!winner || winner.last === next.last || isTie(winner.run, next.run)) return [];
    const { name, index, measured } = winner.run;
    const values = `${formatValue(winner.last)}, then ${next.run.name} with ${formatValue(next.last)}`;
    const text = `${name} ends lowest: ${values}`;
    return [{ runs: [index, next.run.index], step: measured.step, text }];
  },
};
