import { choice } from '../../catalog/param.js';
import { mapKeys } from '../map/settings.js';

/** @type {import('../../catalog/join-catalog.js').SettingsOfView} */
export default (core) => [
  choice(
    'ribbon',
    'Ribbon: the hyperparameter whose values are tried below the curves; off: none',
    [...mapKeys(core), 'off'],
    { language: 'rule' },
  ),
];
