// The fair race as a study: tuning, a look beyond the ends of the ranges, then fresh seeds.

import { runNames } from '../../config/run-names.js';
import { dashOf } from '../../drawing/palette.js';
import { CURVE_POINTS, Race, planRace } from '../../studies/race.js';
import { curveWords } from '../../studies/words.js';
import { chartPart } from '../study/chart-part.js';
import { deepSlot } from '../study/deep-colours.js';

import { lineWords } from '../study/study-words.js';
import { comparisonModel } from './charts.js';

/** @typedef {import('../../studies/race.js').RacePlan} RacePlan */
/** @typedef {import('../../studies/study.js').Host} Host */
/** @typedef {import('../../studies/study.js').Study<RacePlan, Race>} RaceStudy */

const TUNING = 'Tuning';

/** @type {import('../../studies/study.js').StudyKind<RacePlan, Race>} */
export const kind = {
  id: 'race',
  plan: planRace,
  series: racerSeries,
  perform: performRace,
  // The race tunes the rate.
  forget: (run) => {
    run.params.lr = 0;
  },
};

/**
 * @param {RacePlan} plan
 * @param {Pick<Host, 'config' | 'catalog'>} host
 */
function racerSeries({ racers }, { config, catalog }) {
  const runs = racers.map(({ definition }) => definition);
  const names = runNames({ ...config, runs }, catalog);
  return racers.map(({ run }, place) => {
    const look = run >= 0 ? config.runs[run] : { color: null };
    const index = run >= 0 ? run : place;
    return { name: names[place], slot: deepSlot(look, index), dash: dashOf(look, index) };
  });
}

/**
 * @param {RaceStudy} study
 * @param {RacePlan} plan
 */
async function performRace(study, plan) {
  const race = new Race(plan);
  study.results = race;
  const first = race.firstJobs();
  const last = plan.racers.length * plan.fresh;
  const tuned = first.length / (first.length + last);
  const part = { from: 0, to: tuned, phase: TUNING };
  await study.train(first, {}, (i, trial) => race.tuned(first[i], trial), part);
  await tuneBeyond(study, race, tuned);
  if (!study.isRunning) return;
  const jobs = race.lastJobs();
  await study.train(jobs, { curve: CURVE_POINTS }, (i, trial) => race.compared(jobs[i], trial), {
    from: tuned,
    to: 1,
    phase: 'Comparing',
  });
}

/**
 * @param {RaceStudy} study
 * @param {Race} race
 * @param {number} tuned share of the progress by now
 */
async function tuneBeyond(study, race, tuned) {
  const part = { from: tuned, to: tuned, phase: `${TUNING} beyond the range` };
  for (let jobs = race.extraJobs(); jobs.length; jobs = race.extraJobs()) {
    if (!study.isRunning) return;
    study.expectMore(jobs.length);
    const some = jobs;
    await study.train(some, {}, (i, trial) => race.tuned(some[i], trial), part);
  }
}

/** @type {import('../study/study-module.js').StudyModule<RacePlan, Race>['part']} */
export function part(made, value) {
  const isLog = value('scale') !== 'linear';
  const { fresh } = made.plan;
  const name = `${curveWords(made.plan)} at the best rates`;
  return chartPart(comparisonModel(made, isLog, null), name, lineWords(fresh));
}
