// Repeats over seeds as a study.

import { performAll } from '../../studies/study.js';
import { CURVE_POINTS, planRepeat } from '../../studies/repeat.js';
import { curveWords } from '../../studies/words.js';
import { chartPart } from '../study/chart-part.js';
import { runSeries } from '../study/series.js';
import { aboutWords, repeatModel } from './chart.js';

/** @typedef {import('../../studies/repeat.js').RepeatPlan} RepeatPlan */
/** @typedef {import('../../studies/repeat.js').Trials} Trials */

/** @type {import('../../studies/study.js').StudyKind<RepeatPlan, Trials>} */
export const kind = {
  id: 'repeat',
  plan: planRepeat,
  series: runSeries,
  perform: (study, plan) => performAll(study, plan, { curve: CURVE_POINTS }),
  forget: () => {},
  looks: ['repeat.band'],
};

/** @type {import('../study/study-module.js').StudyModule<RepeatPlan, Trials>['part']} */
export function part(made, value) {
  const shown = /** @type {import('../../studies/repeat.js').Shown} */ (value('repeat.band'));
  const model = repeatModel(made, { isLog: value('scale') !== 'linear', shown, only: null });
  return chartPart(model, curveWords(made.plan), aboutWords(made.plan, shown));
}
