import { choice, whole } from '../../catalog/param.js';

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default [
  whole('microscope.weight', 'The weight that the microscope looks at, by its place among all', {
    default: 0,
    max: 1e7,
    sliderMax: 100,
  }),
  choice('microscope.arrows', 'Whether landscapes show what the next step is made of, as arrows', [
    'off',
    'on',
  ]),
];
