import { choice } from '../../catalog/param.js';

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default [
  choice('scale', 'Axis of the loss; auto: logarithmic, linear if values are below 0', [
    'auto',
    'log',
    'linear',
  ]),
  choice('curve', 'Which loss is drawn', ['validation', 'training', 'both']),
];
