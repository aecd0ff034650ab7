// What has no translation, in a sentence that says why.

import { indexCatalog } from '../catalog/catalog-index.js';
import { ACTIVATIONS, LOSSES, NORMS } from './network.js';
import { TRANSLATORS, UNTRANSLATED } from './optimizers.js';
import { planOf } from './plan.js';
import { SCHEDULES, WARMUPS } from './schedules.js';
import { areEqual } from './shared.js';
import { hasSurface } from './surfaces.js';
import { WRAPPERS } from './wrapping.js';

/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('./plan.js').RunPlan} RunPlan */

/**
 * @param {Config} config canonical
 * @param {Catalog} catalog
 * @param {number | null} [run] from 0; null: all runs are exported
 * @returns {string} why there is no script of it, in a sentence; '' if there is one
 */
export function reasonAgainst(config, catalog, run = null) {
  const places = run === null ? config.runs.map((_, place) => place) : [run];
  if (places.length === 0) return 'There is no run to export.';
  const plans = places.map((place) => planOf(config, place, catalog));
  for (const plan of plans) {
    const reason = reasonOf(plan, catalog);
    if (reason)
      return plans.length > 1 ? `${reason} Other runs can be exported by themselves.` : reason;
  }
  const kinds = new Set(plans.map(({ surface }) => surface === null));
  if (kinds.size > 1)
    return 'Some runs train a network and others descend a surface: choose one run.';
  const surfaces = plans.map(({ surface, setting }) => [surface, setting('start')]);
  if (!plans[0].surface || areEqual(surfaces)) return '';
  return 'The runs descend different surfaces, or start at different points: choose one run.';
}

/**
 * @param {RunPlan} plan
 * @param {Catalog} catalog
 */
function reasonOf(plan, catalog) {
  return ruleReason(plan) || wrapperReason(plan, catalog) || partsReason(plan);
}

/** @param {RunPlan} plan */
function ruleReason({ optimizer: { id, entry, own } }) {
  if (UNTRANSLATED[id])
    return `${entry.name} cannot be exported to PyTorch: it ${UNTRANSLATED[id]}.`;
  return own || TRANSLATORS[id] ? '' : missing(entry.name);
}

/** @param {string} name */
const missing = (name) => `${name} cannot be exported to PyTorch: it has no translation yet.`;

/**
 * @param {RunPlan} plan
 * @param {Catalog} catalog
 */
function wrapperReason({ optimizer, wrappers, norm, setting }, catalog) {
  const index = indexCatalog(catalog);
  const asks = TRANSLATORS[optimizer.id]?.(optimizer.params).asks;
  for (const { id } of wrappers) {
    const name = index.entry('optimizers', id)?.name ?? id;
    const wrapper = WRAPPERS[id];
    if (!wrapper) return missing(name);
    if (asks && wrapper.usesGradient) {
      return `${name} around ${optimizer.entry.name} cannot be exported to PyTorch: that rule takes gradients of its own, which ${name} does not see.`;
    }
  }
  if ((asks === 'objective' || asks === 'parts') && (norm?.id === 'batch' || setting('dropout'))) {
    return `${optimizer.entry.name} with batch norm or dropout cannot be exported to PyTorch: the exact derivatives there are those of the page’s own code.`;
  }
  return '';
}

/** @param {RunPlan} plan */
function partsReason(plan) {
  const { optimizer, schedule, warmup, surface, activation, norm, loss, setting } = plan;
  const asks = TRANSLATORS[optimizer.id]?.(optimizer.params).asks;
  if (asks === 'parts' && surface) {
    return `${optimizer.entry.name} cannot be exported to PyTorch on a surface: it needs residuals, and a surface is one number.`;
  }
  if (asks === 'parts' && (setting('l1') || setting('l2'))) {
    return `${optimizer.entry.name} with a penalty on the weights cannot be exported to PyTorch: it works on the outputs of the network, and the penalty is none.`;
  }
  /** @type {Array<[chosen: { id: string } | null, known: (id: string) => boolean]>} */
  const parts = [
    [schedule, (id) => id in SCHEDULES || Boolean(schedule.own)],
    [warmup, (id) => id in WARMUPS],
    [surface, (id) => hasSurface(id) || Boolean(surface?.own)],
    [activation, (id) => id in ACTIVATIONS],
    [norm, (id) => id in NORMS],
    [loss, (id) => id in LOSSES],
  ];
  const unknown = parts.find(([chosen, isKnown]) => chosen && !isKnown(chosen.id));
  return unknown ? missing(String(unknown[0]?.id)) : '';
}
