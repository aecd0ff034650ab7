// Settings that several views share.

import { choice, positive, real, words } from '../catalog/param.js';

/** @type {import('../catalog/join-catalog.js').SettingsOfView} */
export default (_, { charts, firstCharts, pictures }) => [
  real('smoothing', 'Smoothing of the loss curves', { default: 0.6, max: 0.999 }),
  choice('stage', 'Which picture is shown; auto: what suits the problem', ['auto', ...pictures]),
  choice('x', 'What the curves run over', ['step', 'epoch', 'samples', 'evaluations', 'seconds']),
  words('views', 'Charts under each other', charts, {
    default: firstCharts,
    max: charts.length - 1,
  }),
  positive('speed', 'Updates per second when playing', {
    default: 500,
    sliderMin: 1,
    sliderMax: 100000,
  }),
];
