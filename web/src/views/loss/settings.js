import { choice } from '../../catalog/param.js';

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default [
  choice('scale', 'Axis of the loss', ['log', 'linear']),
  choice('curve', 'Which loss is drawn strongly', ['validation', 'training']),
];
