// Writes the catalog (what the C++ core can train, and the settings of the views) into ../src/wasm/:
// catalog.json with every formula also as MathML, for documents; and the parts in which the page loads
// it, catalog-start.json, catalog-rest.json and catalog-texts.json. So the page needs neither
// WebAssembly on its main thread nor a TeX renderer.

import {
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import temml from 'temml';
import { UserError, messageOf, progress } from '../../cpp/scripts/run.js';
import { joinCatalog } from '../src/catalog/join-catalog.js';
import { splitCatalog } from '../src/catalog/catalog-parts.js';
import { instantiate } from '../src/engine/wasm/instantiate.js';
import { typeset } from './reference/formula.js';

/** @typedef {import('../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../src/catalog/catalog-index.js').Entry} Entry */

/**
 * @typedef {object} Bindings what is called here of all that a module exports
 * @property {() => string} catalogJson
 * @property {(definition: object) => { run: { delete: () => void } | null, problems: object[] }} createRun
 */

const folder = fileURLToPath(new URL('../src/wasm/', import.meta.url));
const PARTS = ['start', 'rest', 'texts'];
const files = ['catalog', ...PARTS.map((part) => `catalog-${part}`)].map((name) =>
  path.join(folder, `${name}.json`),
);
const sources = [
  ...['playground.wasm', 'start.wasm'].map((name) => path.join(folder, name)),
  ...['./catalog.js', './reference/formula.js'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  ),
  path.join(folder, 'view-settings.js'),
  ...scriptsIn('../src/catalog/', /\.js$/),
  ...scriptsIn('../src/views/', /settings\.js$/),
];

/**
 * @param {string} place folder beside this script, searched with its folders
 * @param {RegExp} name
 * @returns {string[]} paths
 */
function scriptsIn(place, name) {
  const where = fileURLToPath(new URL(place, import.meta.url));
  return readdirSync(where, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => path.join(where, file));
}

/**
 * Writes the catalog if it is older than what it is made from.
 * @throws {UserError} if a formula is not valid TeX
 */
export async function ensureCatalog() {
  const newest = Math.max(...sources.map((file) => statSync(file).mtimeMs));
  if (files.every((file) => existsSync(file) && statSync(file).mtimeMs >= newest)) return;
  progress('Writing the catalog');
  const engine = await load('playground');
  const plain = joinCatalog(JSON.parse(engine.catalogJson()));
  const catalog = /** @type {Catalog} */ (withMathml(markStart(plain, await load('start'))));
  /** @type {Record<string, object>} */
  const parts = splitCatalog(catalog);
  [catalog, ...PARTS.map((part) => parts[part])].forEach((part, i) => write(files[i], part));
}

/**
 * @param {'playground' | 'start'} name of a module
 * @returns {Promise<Bindings>}
 */
async function load(name) {
  const { default: createModule } = await import(
    pathToFileURL(path.join(folder, `${name}.js`)).href
  );
  const bytes = readFileSync(path.join(folder, `${name}.wasm`));
  const exports = await instantiate(createModule, await WebAssembly.compile(bytes));
  return /** @type {Bindings} */ (exports);
}

/**
 * Writes JSON. Renamed into place, so that nobody ever reads half a file.
 * @param {string} file
 * @param {unknown} value
 */
function write(file, value) {
  writeFileSync(`${file}.new`, `${JSON.stringify(value)}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * How an entry of each family is asked for in the definition of a run.
 * @type {Record<string, (entry: Entry) => object>}
 */
const RUN_WITH = {
  optimizers: ({ id, wrapper }) => (wrapper ? { wrappers: [{ id }] } : { optimizer: { id } }),
  schedules: ({ id, warmup }) => (warmup ? { warmup: { id } } : { schedule: { id } }),
};

/**
 * A copy of the catalog in which `inStart` marks the entries that the start module has: those with
 * which it makes a run and reports nothing.
 * @param {Catalog} catalog
 * @param {Bindings} startModule what its bindings export
 * @returns {Catalog}
 */
function markStart(catalog, startModule) {
  const pickers = catalog.settings.filter(({ family }) => family);
  const askFor = (/** @type {string} */ family, /** @type {Entry} */ entry) => {
    const picker = pickers.find((setting) => setting.family === family);
    return RUN_WITH[family]?.(entry) ?? { settings: { [picker?.id ?? family]: entry.id } };
  };
  const isIn = (/** @type {string} */ family, /** @type {Entry} */ entry) => {
    const { run, problems } = startModule.createRun({
      ...{ settings: {}, optimizer: { id: 'sgd' }, schedule: { id: 'constant' }, wrappers: [] },
      ...askFor(family, entry),
    });
    run?.delete();
    return run !== null && problems.length === 0;
  };
  const { settings, ...families } = catalog;
  const marked = Object.entries(families).map(([family, entries]) => [
    family,
    Array.isArray(entries)
      ? entries.map((entry) => ({ ...entry, inStart: isIn(family, entry) }))
      : entries,
  ]);
  return { ...Object.fromEntries(marked), settings };
}

/**
 * A copy of catalog data in which every `formula` (TeX) has a `formulaMathml` beside it and every
 * `symbol` a `symbolMathml`.
 * @param {unknown} value any part of the catalog
 * @param {string} [where] its place, for messages
 * @returns {unknown}
 * @throws {UserError} if a formula is not valid TeX
 */
export function withMathml(value, where = 'catalog') {
  if (Array.isArray(value)) {
    return value.map((item, index) => withMathml(item, `${where}/${item?.id ?? index}`));
  }
  if (value === null || typeof value !== 'object') return value;
  /** @type {Record<string, unknown>} */
  const copy = {};
  for (const [key, part] of Object.entries(value)) {
    copy[key] = withMathml(part, `${where}/${key}`);
    if (key === 'formula' && part) copy.formulaMathml = formulaMathml(part, `${where}/${key}`);
    if (key === 'symbol' && part) copy.symbolMathml = symbolMathml(part, `${where}/${key}`);
  }
  return copy;
}

/**
 * In pieces, so that lines can wrap between equations.
 * @param {string} tex
 * @param {string} where its place, for messages
 */
function formulaMathml(tex, where) {
  return tried(tex, where, () =>
    typeset(tex)
      .map((pieces) => `<div>${pieces.join('')}</div>`)
      .join(''),
  );
}

/**
 * @param {string} tex
 * @param {string} where its place, for messages
 */
function symbolMathml(tex, where) {
  return tried(tex, where, () => temml.renderToString(tex, { throwOnError: true }));
}

/**
 * @param {string} tex
 * @param {string} where its place, for messages
 * @param {() => string} render
 */
function tried(tex, where, render) {
  try {
    return render();
  } catch (error) {
    throw new UserError(`${where}: not valid TeX: ${tex}\n${messageOf(error)}`);
  }
}
