// The catalog in three parts: the start, which is enough for most first curves; the rest of the
// structure, which links, controls and runs need; the texts that people read. What goes without saying
// is left out of all of them.

import { forgetIndex } from './catalog-index.js';

/**
 * @typedef {Record<string, any>} CatalogPart plain data of one part, as the build writes it
 */

const TEXTS = new Set([
  ...['summary', 'formula', 'formulaMathml', 'symbol', 'symbolMathml', 'reference', 'pitfalls'],
  ...['mark', 'state', 'stateMultiple', 'decay', 'gradientEvaluations'],
]);

// What a parameter is unless it says otherwise.
const USUAL = {
  type: 'real',
  min: 0,
  max: 1,
  minExcluded: false,
  scale: 'linear',
  zero: false,
  complement: false,
  columns: 1,
  optional: false,
  choices: [],
};
// Settings of the laboratory: nothing of it is there at first.
const LATE_GROUP = 'Experiment';
const COPIES = { start: 'default', sliderMin: 'min', sliderMax: 'max' };

/**
 * @param {object} catalog with `inStart` at entries
 * @returns {{ start: object, rest: object, texts: object }} plain data; joined again they are the
 *   catalog
 */
export function splitCatalog(catalog) {
  const structure = mapItems(catalog, packed);
  const partOf = (item, family) => startPart(item, family, catalog);
  return {
    start: mapLists(structure, (items, family) =>
      items.map((item) => partOf(item, family)).filter(Boolean),
    ),
    // What the start has as well is named only, for the order.
    rest: mapLists(structure, (items, family) =>
      items.map((item) => (same(item, partOf(item, family)) ? item.id : item)),
    ),
    texts: mapItems(catalog, (item) => pick(item, (key) => TEXTS.has(key))),
  };
}

/**
 * A link that a catalog of the start reads without a problem means the same in the whole one.
 * @param {object} start
 * @returns {object} a catalog of what is in the start module, without texts
 */
export function unpackStart(start) {
  return mapItems(start, unpacked);
}

/**
 * Puts the rest of the structure into a catalog of the start.
 * @param {object} catalog changed in place
 * @param {object} rest of the same catalog
 */
export function addRest(catalog, rest) {
  const whole = mapLists(rest, (items, family) => {
    const known = new Map(catalog[family].map((item) => [item.id, item]));
    return items.map((item) => known.get(item) ?? changeItem(item, unpacked));
  });
  Object.assign(catalog, whole);
  forgetIndex(catalog);
}

/**
 * Puts the texts into a catalog that has none, but everything else.
 * @param {object} catalog changed in place: everything that refers to it gets them
 * @param {object} texts of the same catalog
 */
export function addTexts(catalog, texts) {
  for (const [family, items] of Object.entries(texts)) {
    if (!Array.isArray(items)) continue;
    items.forEach(({ params = [], ...own }, i) => {
      const item = catalog[family][i];
      Object.assign(item, own);
      params.forEach((param, k) => Object.assign(item.params[k], param));
    });
  }
  forgetIndex(catalog);
}

// What the start has of an item; undefined: nothing.
function startPart(item, family, catalog) {
  if (family !== 'settings') return item.inStart ? item : undefined;
  if (item.group === LATE_GROUP) return undefined;
  if (!item.family) return item;
  const isLate = (id) => catalog[item.family].some((entry) => entry.id === id && !entry.inStart);
  return { ...item, choices: item.choices.filter((id) => !isLate(id)) };
}

// A copy with every list replaced.
function mapLists(catalog, change) {
  return Object.fromEntries(
    Object.entries(catalog).map(([key, value]) => [
      key,
      Array.isArray(value) ? change(value, key) : value,
    ]),
  );
}

// A copy with every entry, setting and parameter replaced.
function mapItems(catalog, change) {
  return mapLists(catalog, (items) => items.map((item) => changeItem(item, change)));
}

function changeItem(item, change) {
  if (!item.params) return change(item, true);
  return { ...change(item, false), params: item.params.map((param) => change(param, true)) };
}

function pick(item, isWanted) {
  return Object.fromEntries(
    Object.entries(item).filter(([key]) => key !== 'params' && isWanted(key)),
  );
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function packed(item, isParam) {
  return pick(item, (key) => {
    if (TEXTS.has(key)) return false;
    if (!isParam) return true;
    if (key in COPIES) return !same(item[key], item[COPIES[key]]);
    return !(key in USUAL && same(item[key], USUAL[key]));
  });
}

function unpacked(param, isParam) {
  if (!isParam) return param;
  const full = { ...USUAL, ...param };
  for (const [key, source] of Object.entries(COPIES)) full[key] ??= full[source];
  return full;
}
