// The catalog in two halves: the structure that links, controls and runs need at once, without what
// goes without saying, and the texts that people read, which can come later.

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
const COPIES = { start: 'default', sliderMin: 'min', sliderMax: 'max' };

/**
 * @param {object} catalog
 * @returns {{ structure: object, texts: object }} plain data; joined again they are the catalog
 */
export function splitCatalog(catalog) {
  return {
    structure: mapItems(catalog, (item, isParam) => packed(item, isParam)),
    texts: mapItems(catalog, (item) => pick(item, (key) => TEXTS.has(key))),
  };
}

/**
 * @param {object} structure
 * @returns {object} a catalog without texts
 */
export function unpackStructure(structure) {
  return mapItems(structure, (item, isParam) => (isParam ? unpacked(item) : item));
}

/**
 * Puts the texts into a catalog that has none.
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
}

// A copy with every entry, setting and parameter replaced.
function mapItems(catalog, change) {
  const entry = (item) =>
    item.params
      ? { ...change(item, false), params: item.params.map((param) => change(param, true)) }
      : change(item, true);
  return Object.fromEntries(
    Object.entries(catalog).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(entry) : value,
    ]),
  );
}

function pick(item, isWanted) {
  return Object.fromEntries(
    Object.entries(item).filter(([key]) => key !== 'params' && isWanted(key)),
  );
}

function packed(item, isParam) {
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  return pick(item, (key) => {
    if (TEXTS.has(key)) return false;
    if (!isParam) return true;
    if (key in COPIES) return !same(item[key], item[COPIES[key]]);
    return !(key in USUAL && same(item[key], USUAL[key]));
  });
}

function unpacked(param) {
  const full = { ...USUAL, ...param };
  for (const [key, source] of Object.entries(COPIES)) full[key] ??= full[source];
  return full;
}
