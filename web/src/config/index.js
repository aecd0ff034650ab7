// Link <-> experiment, driven by the catalog.

export { parseLink, formatLink, MAX_LINK_LENGTH } from './link.js';
export { parseFlags, defaultFlags } from './flags.js';
export { formatFlags } from './format-flags.js';
export { emptyConfig, emptyRun, MAX_RUNS, COLORS } from './config.js';
export { normalizeConfig } from './gate.js';
export { mergeSettings, settingParam, settingValue, settingsOf } from './settings.js';
export { problemOf } from './problem.js';
export { runSpec, datasetOf } from './spec.js';
export { describeRun, differsIn } from './describe.js';
export { readText, readValue } from './values.js';
export { writeNumber, writeValue } from './value-text.js';
export { unpackStart } from '../catalog/catalog-parts.js';
export { addRest, addTexts } from '../catalog/later-parts.js';
export { indexCatalog } from '../catalog/catalog-index.js';
