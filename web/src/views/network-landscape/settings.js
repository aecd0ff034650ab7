import { choice, positive, whole } from '../../catalog/param.js';

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default [
  choice(
    'plane',
    "Directions of a network's landscape: principal components of all paths or of the selected " +
      "run's, or random ones",
    ['paths', 'path', 'random'],
  ),
  whole('plane.seed', 'Draws random directions', { default: 1, max: 4294967295, sliderMax: 100 }),
  positive('plane.zoom', 'Magnification of the landscape', {
    default: 1,
    sliderMin: 0.1,
    sliderMax: 100,
  }),
];
