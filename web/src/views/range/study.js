// The rate-range test as a study.

import { planRange } from '../../studies/range.js';
import { performAll } from '../../studies/study.js';
import { chartPart } from '../study/chart-part.js';
import { runSeries } from '../study/series.js';
import { rangeModel } from './chart.js';

/** @typedef {import('../../studies/range.js').RangePlan} RangePlan */
/** @typedef {import('../../studies/scheduler.js').Trial} Trial */
/** @typedef {Array<Trial | undefined>} Trials by job */

/** @type {import('../../studies/study.js').StudyKind<RangePlan, Trials>} */
export const kind = {
  id: 'range',
  plan: planRange,
  series: runSeries,
  perform: (study, plan) => performAll(study, plan, { history: true }),
  // The test gives every run its own rates.
  forget: (run) => {
    Object.assign(run, { params: { ...run.params, lr: 0 }, schedule: '', scheduleParams: {} });
    Object.assign(run, { warmup: 0, warmupKind: '', warmupParams: {} });
  },
};

/** What its lines are. */
export const ABOUT = 'smoothed; faint: every update';

/** @type {import('../study/study-module.js').StudyModule<RangePlan, Trials>['part']} */
export const part = (made) =>
  chartPart(rangeModel(made, null), 'loss against learning rate', ABOUT);
