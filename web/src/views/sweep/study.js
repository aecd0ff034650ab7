// The sweep as a study.

import { targetOf } from '../../studies/axes.js';
import { performAll } from '../../studies/study.js';
import { planSweep } from '../../studies/sweep.js';
import { runSeries } from '../study/series.js';

/** @typedef {import('../../studies/sweep.js').SweepPlan} SweepPlan */
/** @typedef {import('../../studies/scheduler.js').Trial} Trial */
/** @typedef {Array<Trial | undefined>} Trials by job */

/** @type {import('../../studies/study.js').StudyKind<SweepPlan, Trials>} */
export const kind = {
  id: 'sweep',
  plan: planSweep,
  series: runSeries,
  perform: (study, plan) => performAll(study, plan, {}),
  // Whatever a run has of what is varied, the sweep gives it other values.
  forget: (run, { x, y }, { config, catalog }) => {
    for (const axis of [x, y]) {
      if (axis) targetOf(axis.key, run, config, catalog)?.set(run, axis.values[0]);
    }
  },
};
