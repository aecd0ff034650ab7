// A link as its author wrote it, and the changes that words of a lesson make to it.

import { splitAddress, splitPairs, splitRun } from '../../src/config/text.js';
import {
  formatLink,
  indexCatalog,
  parseLink,
  settingParam,
  writeValue,
} from '../../src/config/index.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../src/config/config.js').Config} Config */

const OF_RUN = /^run(\d{1,2})\.(.+)$/;

/**
 * @param {string} link
 * @param {Catalog} catalog
 * @returns {Config}
 * @throws {Error} if anything in it is wrong
 */
export function readLink(link, catalog) {
  const { config, problems } = parseLink(link, catalog);
  if (problems.length) {
    const [{ key, value, message }] = problems;
    throw new Error(`${key}=${value}: ${message}`);
  }
  if (!config.runs.length) throw new Error(`no run in ${link}`);
  return config;
}

/**
 * @param {string} link
 * @param {string} changes such as "run4.lr=3&steps=100"
 * @param {Catalog} catalog
 * @returns {string} canonical
 * @throws {Error} if there is no such run or setting
 */
export function changedLink(link, changes, catalog) {
  const pairs = splitPairs(splitAddress(link).fragment);
  for (const { key, raw } of splitPairs(changes)) {
    const [, number, name] = OF_RUN.exec(key) ?? [];
    if (number) changeRun(pairs, Number(number), name, raw);
    else changeSetting(pairs, key, raw);
  }
  const text = pairs.map(({ key, raw }) => `${key}=${raw}`).join('&');
  return formatLink(readLink(text, catalog), catalog);
}

/**
 * @param {import('../../src/config/text.js').Pair[]} pairs changed in place
 * @param {string} key
 * @param {string} raw
 */
function changeSetting(pairs, key, raw) {
  const found = pairs.find((pair) => pair.key === key);
  if (found) found.raw = raw;
  else pairs.splice(1, 0, { key, raw });
}

/**
 * @param {import('../../src/config/text.js').Pair[]} pairs changed in place
 * @param {number} number of the run
 * @param {string} key
 * @param {string} raw
 */
function changeRun(pairs, number, key, raw) {
  const run = runPair(pairs, number);
  const parts = splitRun(run.raw).filter((part) => part.raw === undefined || part.key !== key);
  run.raw = [...parts, { key, raw }]
    .map((part) => (part.raw === undefined ? part.key : `${part.key}=${part.raw}`))
    .join(',');
}

/**
 * @param {import('../../src/config/text.js').Pair[]} pairs
 * @param {number} number
 */
function runPair(pairs, number) {
  const run = pairs.filter(({ key }) => key === 'run')[number - 1];
  if (!run) throw new Error(`there is no run ${number}`);
  return run;
}

/**
 * What a link says about a setting, or what holds by default.
 * @param {string} link
 * @param {string} key
 * @param {number | null} number of the run; null: of the experiment
 * @param {Catalog} catalog
 * @returns {string | undefined} undefined: there is nothing of this name
 */
export function valueInLink(link, key, number, catalog) {
  const pairs = splitPairs(splitAddress(link).fragment);
  const own = number && splitRun(runPair(pairs, number).raw).findLast((part) => part.key === key);
  const said = (own || undefined)?.raw ?? pairs.find((pair) => pair.key === key)?.raw;
  if (said !== undefined) return said;
  const param = paramInLink(link, key, number, catalog);
  return param && writeValue(param, param.default);
}

/**
 * @param {string} link
 * @param {string} key of a setting, or of a parameter of a run
 * @param {number | null} number of the run
 * @param {Catalog} catalog
 * @returns {import('../../src/catalog/catalog-index.js').Param | undefined}
 */
export function paramInLink(link, key, number, catalog) {
  const { runs, settings } = readLink(link, catalog);
  const index = indexCatalog(catalog);
  const setting = settingParam(settings, key, index);
  if (!number) return setting;
  const { optimizer, params, schedule, scheduleParams, wrappers } = runs[number - 1];
  const entries = [
    ...[index.rule(optimizer, params), index.schedule(schedule, scheduleParams)],
    ...wrappers.map(({ id }) => index.wrapper(id)),
  ];
  const id = key.split('.').at(-1);
  return entries.flatMap((entry) => entry?.params ?? []).find((one) => one.id === id) ?? setting;
}
