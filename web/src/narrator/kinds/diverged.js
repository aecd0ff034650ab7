import { formatCount } from '../../drawing/format.js';
import divergedStep from '../../quantities/kinds/diverged-step.js';
import { ofEachRun, valueOf } from '../kind.js';

/** @type {import('../kind.js').Kind} */
export default {
  kind: 'diverged',
  importance: 100,
  charts: ['loss'],
  tell: ofEachRun((run) => {
    const step = valueOf(divergedStep, run);
    if (Number.isNaN(step)) return null;
    const why = run.reason || run.measured.event.message.replace(/\.$/, '');
    const text = `${run.name} diverged at step ${formatCount(step)}${why ? `: ${why}` : ''}`;
    return { step, text };
  }),
};
