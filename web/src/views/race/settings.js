import { words } from '../../catalog/param.js';
import { count, measure, trialSteps, whatSeedsVary } from '../study/settings.js';

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default ({ optimizers }) => [
  words(
    'race.optimizers',
    'Racers: the optimizers; none: the runs of the table',
    optimizers.filter(({ wrapper }) => !wrapper).map(({ id }) => id),
  ),
  count('race.points', 'Rates: how many are tried for each', 7, 1, 20),
  count('race.seeds', 'Seeds: trainings of each rate in tuning', 3, 1, 10),
  count(
    'race.fresh',
    'Fresh seeds: trainings at the best rate, with seeds not used before',
    5,
    1,
    20,
  ),
  whatSeedsVary('race.vary'),
  trialSteps('race.steps'),
  measure('race.measure'),
];
