// Which runs the start module can train: those whose entries are all in it. The catalog marks them.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingValue } from '../../config/settings.js';

/**
 * @param {import('../../config/spec.js').RunSpec} spec
 * @param {object} catalog
 * @returns {boolean}
 */
export function isStartSpec(spec, catalog) {
  const index = indexCatalog(catalog);
  const valueOf = (key) => settingValue(spec.settings, key, index);
  if (valueOf('problem') === 'surface') return false;
  const isIn = (family, id) => index.entry(family, id)?.inStart === true;
  const schedules = [spec.schedule, spec.warmup].filter(Boolean);
  return (
    [spec.optimizer, ...spec.wrappers].every(({ id }) => isIn('optimizers', id)) &&
    schedules.every(({ id }) => isIn('schedules', id)) &&
    pickedEntries(index, valueOf).every(({ family, id }) => isIn(family, id))
  );
}

// What settings pick. The start module has no surface, and nothing to do with one; a choice such as
// "none" or "auto" is no entry.
function pickedEntries(index, valueOf) {
  return index.settings
    .filter(({ family }) => family && family !== 'surfaces')
    .map(({ id, family }) => ({ family, id: valueOf(id) }))
    .filter(({ family, id }) => index.entry(family, id));
}
