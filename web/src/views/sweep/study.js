// The sweep as a study.

import { targetOf } from '../../studies/axes.js';
import { performAll } from '../../studies/study.js';
import { planSweep, readSweepTrainings } from '../../studies/sweep.js';
import { measureWords } from '../../studies/words.js';
import { chartPart } from '../study/chart-part.js';
import { runSeries } from '../study/series.js';
import { headingOf } from '../study/study-words.js';
import { aboutWords, nameOf, sweepModel } from './chart.js';
import { drawHeatMap } from './draw-heat-map.js';
import { mapModel } from './map-model.js';

/** @typedef {import('../../studies/sweep.js').SweepPlan} SweepPlan */
/** @typedef {import('../../studies/scheduler.js').Trial} Trial */
/** @typedef {Array<Trial | undefined>} Trials by job */

const MOST_RESTORED = 100_000;

/** @type {import('../../studies/study.js').StudyKind<SweepPlan, Trials>} */
export const kind = {
  id: 'sweep',
  plan: planSweep,
  series: runSeries,
  perform: (study, plan) => performAll(study, plan, {}),
  restore: restored,
  // Whatever a run has of what is varied, the sweep gives it other values.
  forget: (run, { x, y }, { config, catalog }) => {
    for (const axis of [x, y]) {
      if (axis) targetOf(axis.key, run, config, catalog)?.set(run, axis.values[0]);
    }
  },
};

/**
 * What a file holds may be more than the page would train, and be about a run that is not selected now.
 * @type {NonNullable<import('../../studies/study.js').StudyKind<SweepPlan, Trials>['restore']>}
 */
function restored(about, trainings) {
  const [first] = /** @type {Array<{ run?: unknown } | null>} */ (trainings);
  const selected = Number(first?.run ?? about.selected);
  const plan = planSweep({ ...about, selected, most: MOST_RESTORED });
  const results = plan.obstacle ? null : readSweepTrainings(plan, trainings);
  return results && { plan, results };
}

/** @type {import('../study/study-module.js').StudyModule<SweepPlan, Trials>['part']} */
export function part(made, value) {
  const { plan, series } = made;
  const what = measureWords(plan);
  if (plan.y) {
    const model = mapModel(made);
    return {
      ...{ id: 'study', name: headingOf(`${what} of ${series[0].name}`), about: aboutWords(plan) },
      draw: (context, theme, size) => drawHeatMap(context, { model, theme, size }),
    };
  }
  if (!plan.x.isNumber) return null;
  const isLog = value('scale') !== 'linear';
  const model = sweepModel(made, isLog, null);
  return chartPart(model, `${what} against ${nameOf(plan.x)}`, aboutWords(plan));
}
