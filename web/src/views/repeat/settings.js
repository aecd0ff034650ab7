import { choice, words } from '../../catalog/param.js';
import { count, measure } from '../study/settings.js';

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default [
  count('repeat.seeds', 'Repeats: trainings of each run; the first has its own seeds', 5, 2, 20),
  words(
    'repeat.vary',
    'Changes: what is drawn with another seed in each repeat',
    ['weights', 'batches', 'data'],
    { default: ['weights', 'batches'] },
  ),
  choice('repeat.band', 'Shows: the range of all repeats, the middle half of them, or every one', [
    'range',
    'quartiles',
    'each',
  ]),
  measure('repeat.measure'),
];
