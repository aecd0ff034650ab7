import { positive } from '../../catalog/param.js';
import { count, whichRuns } from '../study/settings.js';

const RATE = { symbol: '\\eta', sliderMin: 1e-7, sliderMax: 100 };

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default [
  whichRuns('range.runs', 'Runs: whose rates are tested', 'all'),
  positive('range.from', 'From: the lowest rate of the test', { ...RATE, default: 1e-5 }),
  positive('range.to', 'To: the highest rate of the test', { ...RATE, default: 10 }),
  count('range.steps', 'Steps: updates from the lowest to the highest rate', 400, 20, 2000),
];
