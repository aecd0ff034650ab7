// Settings that several views share.

import { choice, positive, whole, words } from '../catalog/param.js';

/** @type {import('../catalog/join-catalog.js').SettingsOfView} */
export default (_, { charts, firstCharts, pictures }) => [
  whole('average', 'Steps that the running average of mini-batches remembers; 0: no average', {
    default: 36,
    max: 1e8,
    sliderMax: 1000,
  }),
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
