// The catalog in three parts: the start, which is enough for most first curves; the rest of the
// structure, which links, controls and runs need; the texts that people read. What goes without saying
// is left out of all of them. later-parts.js puts them together again.

/** @typedef {import('./catalog-index.js').Catalog} Catalog */
/** @typedef {Record<string, unknown>} Fields of a parameter, without what goes without saying */
/** @typedef {Fields & { id?: string, params?: Fields[] }} Item an entry or a setting */
/** @typedef {Record<string, unknown>} CatalogPart plain data: lists of items, by family */

const TEXTS = new Set([
  ...['summary', 'formula', 'formulaMathml', 'symbol', 'symbolMathml', 'reference', 'pitfalls'],
  ...['mark', 'state', 'stateMultiple', 'decay', 'gradientEvaluations', 'ownMoves', 'steps'],
]);

// What a parameter is unless it says otherwise.
/** @type {Fields} */
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
/** @type {Record<string, string>} */
const COPIES = { start: 'default', sliderMin: 'min', sliderMax: 'max' };

/**
 * @param {Catalog} catalog with `inStart` at entries
 * @returns {{ start: CatalogPart, rest: Record<string, unknown>, texts: CatalogPart }} plain data;
 *   joined again they are the catalog
 */
export function splitCatalog(catalog) {
  const part = /** @type {CatalogPart} */ (catalog);
  const structure = mapItems(part, packed);
  /** @type {(item: Item, family: string) => Item | undefined} */
  const partOf = (item, family) => startPart(item, family, catalog);
  return {
    start: mapLists(structure, (items, family) =>
      items.flatMap((item) => partOf(item, family) ?? []),
    ),
    // What the start has as well is named only, for the order.
    rest: mapLists(structure, (items, family) =>
      items.map((item) => (same(item, partOf(item, family)) ? item.id : item)),
    ),
    texts: mapItems(part, (item) => pick(item, (key) => TEXTS.has(key))),
  };
}

/**
 * A link that a catalog of the start reads without a problem means the same in the whole one.
 * @param {CatalogPart} start
 * @returns {Catalog} a catalog of what is in the start module, without texts
 */
export function unpackStart(start) {
  return /** @type {Catalog} */ (mapItems(start, unpacked));
}

/**
 * @param {Catalog} catalog
 * @param {string} family or "settings"
 * @returns {Item[]}
 */
export function itemsOf(catalog, family) {
  return /** @type {Record<string, Item[]>} */ (/** @type {unknown} */ (catalog))[family];
}

/**
 * @param {Item} item
 * @param {string} family
 * @param {Catalog} catalog
 * @returns {Item | undefined} what the start has of an item; undefined: nothing
 */
function startPart(item, family, catalog) {
  if (family !== 'settings') return item.inStart ? item : undefined;
  if (item.group === LATE_GROUP) return undefined;
  if (typeof item.family !== 'string' || !Array.isArray(item.choices)) return item;
  const late = itemsOf(catalog, item.family).filter(({ inStart }) => !inStart);
  const isLate = (/** @type {string} */ id) => late.some((entry) => entry.id === id);
  return { ...item, choices: item.choices.filter((id) => !isLate(id)) };
}

/**
 * A copy with every list replaced.
 * @template T
 * @param {Record<string, unknown>} catalog
 * @param {(items: T[], family: string) => unknown[]} change
 * @returns {Record<string, unknown>}
 */
export function mapLists(catalog, change) {
  return Object.fromEntries(
    Object.entries(catalog).map(([key, value]) => [
      key,
      Array.isArray(value) ? change(value, key) : value,
    ]),
  );
}

/** @typedef {(item: Fields, isParam: boolean) => Fields} Change of an entry, setting or parameter */

/**
 * A copy with every entry, setting and parameter replaced.
 * @param {Record<string, unknown>} catalog
 * @param {Change} change
 * @returns {CatalogPart}
 */
function mapItems(catalog, change) {
  /** @type {(items: Item[]) => Item[]} */
  const changeAll = (items) => items.map((item) => changeItem(item, change));
  return mapLists(catalog, changeAll);
}

/**
 * @param {Item} item
 * @param {Change} change
 * @returns {Item}
 */
export function changeItem(item, change) {
  const { params } = item;
  if (!params) return change(item, true);
  return { ...change(item, false), params: params.map((param) => change(param, true)) };
}

/**
 * @param {Fields} item
 * @param {(key: string) => boolean} isWanted
 * @returns {Fields}
 */
function pick(item, isWanted) {
  return Object.fromEntries(
    Object.entries(item).filter(([key]) => key !== 'params' && isWanted(key)),
  );
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** @type {Change} */
function packed(item, isParam) {
  return pick(item, (key) => {
    if (TEXTS.has(key)) return false;
    if (!isParam) return true;
    if (key in COPIES) return !same(item[key], item[COPIES[key]]);
    return !(key in USUAL && same(item[key], USUAL[key]));
  });
}

/** @type {Change} */
export function unpacked(param, isParam) {
  if (!isParam) return param;
  const full = { ...USUAL, ...param };
  for (const [key, source] of Object.entries(COPIES)) full[key] ??= full[source];
  return full;
}
