// Repeats over seeds as a study.

import { performAll } from '../../studies/study.js';
import { CURVE_POINTS, planRepeat } from '../../studies/repeat.js';
import { runSeries } from '../study/series.js';

/** @typedef {import('../../studies/repeat.js').RepeatPlan} RepeatPlan */
/** @typedef {import('../../studies/repeat.js').Trials} Trials */

/** @type {import('../../studies/study.js').StudyKind<RepeatPlan, Trials>} */
export const kind = {
  id: 'repeat',
  plan: planRepeat,
  series: runSeries,
  perform: (study, plan) => performAll(study, plan, { curve: CURVE_POINTS }),
  forget: () => {},
};
