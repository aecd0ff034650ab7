// The reference page: every entry of the catalog with what there is to know about it. A function of
// the catalog and of the table of golden errors; no list is kept here.

import temml from 'temml';
import { NOTATION } from '../../src/catalog/notation.js';
import { emptyRun, formatLink } from '../../src/config/index.js';
import { typeset, withoutStyles } from './formula.js';
import { entryFacts } from './facts.js';
import { escapeHtml, rangeText, valueText } from './parts.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../src/catalog/catalog-index.js').Family} Family */
/** @typedef {import('../../src/catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../src/catalog/catalog-index.js').Values} Values */
/** @typedef {import('./facts.js').WholeEntry} WholeEntry */
/** @typedef {import('./golden-errors.js').GoldenTable} GoldenTable */

// The families in their order, as the page calls them.
/** @type {Record<string, string>} by key of the catalog */
const TITLES = {
  optimizers: 'Optimizers',
  schedules: 'Schedules',
  activations: 'Activations',
  losses: 'Losses',
  norms: 'Normalisation',
  initializers: 'Initializers',
  surfaces: 'Test surfaces',
  datasets: 'Data sets',
  settings: 'Settings',
};

/**
 * The anchor of an entry. Optimizers have their id alone; ids of different families may be equal.
 * @param {string} family key of the catalog
 * @param {string} id of the entry
 * @returns {string}
 */
export function anchorOf(family, id) {
  return family === 'optimizers' ? id : `${family}-${id}`;
}

/**
 * Link of an experiment that shows an optimizer beside plain SGD.
 * @param {WholeEntry} entry of the catalog's optimizers
 * @param {Catalog} catalog
 * @returns {string} without `#`
 */
export function tryLink(entry, catalog) {
  const sgd = catalog.optimizers.find(({ id }) => id === 'sgd');
  if (!sgd) throw new Error('The catalog has no SGD to compare with');
  const plain = startRun(sgd, catalog);
  const run = entry.wrapper
    ? { ...startRun(sgd, catalog), wrappers: [{ id: entry.id, params: {} }] }
    : startRun(entry, catalog);
  /** @type {Values} */
  const settings = {};
  if (entry.needs?.includes('fullBatch')) settings.batch = 0;
  if (entry.needs?.includes('leastSquares')) settings.loss = 'mse';
  const runs = entry.id === sgd.id ? [plain] : [run, plain];
  return formatLink({ version: 1, settings, runs }, catalog);
}

/**
 * A run with what trains a small network: by default a link has the reference's values.
 * @param {WholeEntry} entry
 * @param {Catalog} catalog
 */
function startRun(entry, catalog) {
  const changed = entry.params.filter(
    ({ start, default: value }) => JSON.stringify(start) !== JSON.stringify(value),
  );
  const params = Object.fromEntries(changed.map(({ id, start }) => [id, start]));
  return { ...emptyRun(entry.id, catalog), params };
}

/**
 * The content of the page.
 * @param {Catalog} catalog as in web/src/wasm/catalog.json
 * @param {GoldenTable} golden
 * @returns {string} HTML
 */
export function referencePage(catalog, golden) {
  const { settings, ...others } = catalog;
  const families = Object.entries(others)
    .flatMap(([family, entries]) => (Array.isArray(entries) ? [{ family, entries }] : []))
    .sort((a, b) => place(a.family) - place(b.family));
  const sections = families.map(({ family, entries }) =>
    familySection(family, entries, catalog, golden),
  );
  sections.push(settingsSection(settings));
  const contents = families.map(({ family, entries }) => familyContents(family, entries));
  contents.push(familyContents('settings', settings));
  return `<nav aria-label="Contents">\n${contents.join('\n')}\n</nav>\n${sections.join('\n')}`;
}

/**
 * A family that the page does not know yet comes after those that it knows.
 * @param {string} family
 */
function place(family) {
  const index = Object.keys(TITLES).indexOf(family);
  return index < 0 ? Infinity : index;
}

/** @param {string} family */
function titleOf(family) {
  return TITLES[family] ?? family;
}

/**
 * @param {string} family
 * @param {(WholeEntry | Param)[]} items
 */
function familyContents(family, items) {
  const groups = groupsOf(items).map(([group, members]) => {
    const links = members.map((entry) => {
      const name = 'name' in entry ? entry.name : entry.id;
      return `<li><a href="#${anchorOf(family, entry.id)}">${escapeHtml(name)}</a></li>`;
    });
    const label = group ? `<h3>${escapeHtml(group)}</h3>` : '';
    return `${label}<ul>${links.join('')}</ul>`;
  });
  const title = `<h2><a href="#${family}">${titleOf(family)}</a></h2>`;
  return `<div class="contents">${title}${groups.join('')}</div>`;
}

/**
 * @param {T[]} items
 * @returns {[string, T[]][]} by group, in the order of the catalog
 * @template {{ group?: string }} T
 */
function groupsOf(items) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const members = groups.get(item.group ?? '') ?? [];
    groups.set(item.group ?? '', [...members, item]);
  }
  return [...groups];
}

/**
 * @param {string} family
 * @param {WholeEntry[]} entries
 * @param {Catalog} catalog
 * @param {GoldenTable} golden
 */
function familySection(family, entries, catalog, golden) {
  const groups = groupsOf(entries).map(([group, members]) => {
    const articles = members.map((entry) => article(family, entry, catalog, golden));
    return `${group ? `<h3>${escapeHtml(group)}</h3>\n` : ''}${articles.join('\n')}`;
  });
  return section(family, groups.join('\n'));
}

/** @param {Param[]} settings */
function settingsSection(settings) {
  const groups = groupsOf(settings).map(
    ([group, specs]) =>
      `<h3>${escapeHtml(group)}</h3>\n${paramTable(specs, (id) => anchorOf('settings', id))}`,
  );
  return section('settings', groups.join('\n'));
}

/**
 * @param {string} family
 * @param {string} content HTML
 */
function section(family, content) {
  const head = `<h2>${titleOf(family)}</h2>\n${notation(family)}`;
  return `<section id="${family}">\n${head}${content}\n</section>`;
}

/**
 * What letters mean in all formulas of a family.
 * @param {string} family
 */
function notation(family) {
  const letters = Object.entries(NOTATION[/** @type {Family} */ (family)] ?? {});
  if (!letters.length) return '';
  const words = letters.map(([letter, meaning]) => `${symbolHtml(letter)} ${escapeHtml(meaning)}`);
  return `<p class="notation">In the formulas: ${words.join(', ')}.</p>\n`;
}

/** @param {string} letter TeX */
function symbolHtml(letter) {
  return withoutStyles(temml.renderToString(letter.replace(/^[a-z]{2,}$/, '\\mathit{$&}')));
}

/**
 * @param {string} family
 * @param {WholeEntry} entry
 * @param {Catalog} catalog
 * @param {GoldenTable} golden
 */
function article(family, entry, catalog, golden) {
  const anchor = anchorOf(family, entry.id);
  const label = `<a href="#${anchor}">${escapeHtml(entry.name)}</a>`;
  const parts = [
    `<h4>${label} <code translate="no">${escapeHtml(entry.id)}</code>${tryHtml(family, entry, catalog)}</h4>`,
    `<p>${escapeHtml(entry.summary)}</p>`,
    formulaHtml(entry),
    paramTable(entry.params),
    factList(entryFacts(family, entry, golden)),
  ];
  return `<article id="${anchor}">\n${parts.filter(Boolean).join('\n')}\n</article>`;
}

/**
 * @param {string} family
 * @param {WholeEntry} entry
 * @param {Catalog} catalog
 */
function tryHtml(family, entry, catalog) {
  if (family !== 'optimizers') return '';
  const link = escapeHtml(`./#${tryLink(entry, catalog)}`);
  const name = `<span class="hidden-text"> with ${escapeHtml(entry.name)}</span>`;
  return ` <a class="try" href="${link}">try it${name}</a>`;
}

/** @param {WholeEntry} entry */
function formulaHtml({ name, formula }) {
  if (!formula) return '';
  const lines = typeset(formula).map((line) => `<div>${withConditions(line)}</div>`);
  // On a narrow screen an equation can be wider than the page; then the keyboard must scroll it.
  const label = escapeHtml(`Formula of ${name}`);
  return `<div class="formula" translate="no" tabindex="0" role="group" aria-label="${label}">${lines.join('')}</div>`;
}

/**
 * In front of pieces that are not always part of a formula stands when they are.
 * @param {string[]} pieces MathML
 */
function withConditions(pieces) {
  let before = '';
  return pieces
    .map((piece) => {
      const condition = /^<math[^>]* data-when="([^"]*)"/.exec(piece)?.[1] ?? '';
      const isNew = condition !== before;
      before = condition;
      const words =
        isNew && condition ? `<span class="when">${conditionWords(condition)}:</span>` : '';
      return words + withoutStyles(piece);
    })
    .join('');
}

/** @param {string} condition see typeset */
function conditionWords(condition) {
  return condition
    .split(',')
    .map((part) =>
      part.replace('!=none', ' set').replace('=none', ' not set').replace('!=', ' not '),
    )
    .join(', ');
}

/**
 * @param {Param[]} specs
 * @param {(id: string) => string} [anchor] of a row
 */
function paramTable(specs, anchor) {
  if (specs.length === 0) return '';
  const rows = specs.map((spec) => paramRow(spec, anchor));
  const heads = ['parameter', 'meaning', 'default', 'start', 'range'];
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

/**
 * @param {Param} spec
 * @param {(id: string) => string} [anchor] of the row
 */
function paramRow(spec, anchor) {
  const id = anchor ? ` id="${anchor(spec.id)}"` : '';
  const symbol = spec.symbolMathml ? `${withoutStyles(spec.symbolMathml)} ` : '';
  return (
    `<tr${id}><th scope="row" translate="no">${symbol}<code>${escapeHtml(spec.id)}</code></th>` +
    `<td>${escapeHtml(spec.summary)}</td>` +
    `<td data-label="default">${escapeHtml(valueText(spec.default, spec))}</td>` +
    `<td data-label="start">${escapeHtml(valueText(spec.start, spec))}</td>` +
    `<td data-label="range">${escapeHtml(rangeText(spec))}</td></tr>`
  );
}

/** @param {import('./facts.js').Fact[]} pairs */
function factList(pairs) {
  const items = pairs.map(([term, html]) => `<div><dt>${term}</dt><dd>${html}</dd></div>`);
  return `<dl>\n${items.join('\n')}\n</dl>`;
}
