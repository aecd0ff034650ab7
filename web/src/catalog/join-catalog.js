// The whole catalog: what the core can train, and the settings of the views.

import { viewIds, viewSettings } from '../wasm/view-settings.js';

/** @typedef {import('./catalog-index.js').Catalog} Catalog */
/** @typedef {import('./catalog-index.js').Param} Param */

/**
 * @typedef {object} ViewIds names of views in links, in the order of lists
 * @property {string[]} charts
 * @property {string[]} firstCharts which are shown where nothing else is said
 * @property {string[]} pictures with the studies
 */

/**
 * @typedef {Param[] | ((core: Catalog, ids: ViewIds) => Param[])} SettingsOfView the default export of
 *   a view's `settings.js`; a function: they follow from what can be trained, or from which views
 *   there are
 */

// The order of settings in links of version 1. Later ones follow.
const ORDER = [
  ...['average', 'scale', 'stage', 'plane', 'plane.seed', 'plane.zoom', 'x', 'views', 'curve'],
  'speed',
];

/**
 * @param {Catalog} core as the C++ core writes it
 * @returns {Catalog} a copy with the settings of all views
 */
export function joinCatalog(core) {
  /** @param {{ settings: SettingsOfView }} view */
  const settingsOf = ({ settings }) =>
    typeof settings === 'function' ? settings(core, viewIds) : settings;
  /** @param {Param} setting */
  const place = ({ id }) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  const studies = viewSettings.filter(({ kind }) => kind === 'study').flatMap(settingsOf);
  const others = viewSettings.filter(({ kind }) => kind !== 'study').flatMap(settingsOf);
  return {
    ...core,
    settings: [
      ...core.settings,
      ...grouped('Experiment', studies),
      ...grouped(
        'View',
        others.sort((a, b) => place(a) - place(b)),
      ),
    ],
  };
}

/**
 * @param {string} group
 * @param {Param[]} settings
 */
function grouped(group, settings) {
  return settings.map((setting) => ({ ...setting, group }));
}
