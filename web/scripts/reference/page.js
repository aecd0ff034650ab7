// The reference page: every entry of the catalog with what there is to know about it. A function of
// the catalog and of the table of golden errors; no list is kept here.

import { emptyRun, formatLink } from '../../src/config/index.js';
import { typeset, withoutStyles } from './formula.js';
import { escapeHtml, numberText, rangeText, sourceHtml, valueText } from './parts.js';

// How the page calls a family and how the golden table calls its entries (none: it has no such row).
const FAMILIES = {
  optimizers: { title: 'Optimizers', golden: (id) => id },
  schedules: { title: 'Schedules', golden: (id) => `schedule ${id}` },
  activations: { title: 'Activations', golden: (id) => `activation ${id}` },
  losses: { title: 'Losses', golden: (id) => `loss ${id}` },
  norms: { title: 'Normalisation', golden: (id) => `layer ${id}norm` },
  initializers: { title: 'Initializers' },
  surfaces: { title: 'Test surfaces' },
  datasets: { title: 'Data sets' },
  settings: { title: 'Settings' },
};

// The words of `needs` in the catalog, for readers.
const NEEDS = {
  objective: 'evaluates the loss again',
  hessian: 'Hessian-vector products',
  leastSquares: 'a least-squares loss (MSE)',
  layers: 'inputs and output derivatives of dense layers',
  shapes: 'the shapes of the tensors',
  inner: 'an optimizer to combine with',
  fullBatch: 'full batches',
};

/**
 * The row of the golden table that is about an entry.
 * @param {string} family key of the catalog
 * @param {string} id of the entry
 * @returns {string | null} null: the family has no rows of its own
 */
export function goldenName(family, id) {
  return FAMILIES[family]?.golden?.(id) ?? null;
}

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
 * @param {object} entry of the catalog's optimizers
 * @param {object} catalog
 * @returns {string} without `#`
 */
export function tryLink(entry, catalog) {
  const sgd = catalog.optimizers.find(({ id }) => id === 'sgd');
  const plain = startRun(sgd, catalog);
  const run = entry.wrapper
    ? { ...startRun(sgd, catalog), wrappers: [{ id: entry.id, params: {} }] }
    : startRun(entry, catalog);
  const settings = {};
  if (entry.needs.includes('fullBatch')) settings.batch = 0;
  if (entry.needs.includes('leastSquares')) settings.loss = 'mse';
  const runs = entry.id === sgd.id ? [plain] : [run, plain];
  return formatLink({ version: 1, settings, runs }, catalog);
}

// A run with what trains a small network: by default a link has the reference's values.
function startRun(entry, catalog) {
  const changed = entry.params.filter(
    ({ start, default: value }) => JSON.stringify(start) !== JSON.stringify(value),
  );
  const params = Object.fromEntries(changed.map(({ id, start }) => [id, start]));
  return { ...emptyRun(entry.id, catalog), params };
}

/**
 * The content of the page.
 * @param {object} catalog as in web/src/wasm/catalog.json
 * @param {import('../../../tests/scripts/golden-table.js').GoldenTable} golden
 * @returns {string} HTML
 */
export function referencePage(catalog, golden) {
  const families = Object.keys(catalog)
    .filter((key) => Array.isArray(catalog[key]))
    .sort((a, b) => place(a) - place(b));
  const sections = families.map((family) =>
    family === 'settings' ? settingsSection(catalog) : familySection(family, catalog, golden),
  );
  const contents = families.map((family) => familyContents(family, catalog)).join('\n');
  return `<nav aria-label="Contents">\n${contents}\n</nav>\n${sections.join('\n')}`;
}

// A family that the page does not know yet comes last.
function place(family) {
  const index = Object.keys(FAMILIES).indexOf(family);
  return index < 0 ? Infinity : index;
}

function titleOf(family) {
  return FAMILIES[family]?.title ?? family;
}

function familyContents(family, catalog) {
  const groups = groupsOf(catalog[family]).map(([group, entries]) => {
    const links = entries.map((entry) => {
      const name = family === 'settings' ? entry.id : entry.name;
      return `<li><a href="#${anchorOf(family, entry.id)}">${escapeHtml(name)}</a></li>`;
    });
    const label = group ? `<h3>${escapeHtml(group)}</h3>` : '';
    return `${label}<ul>${links.join('')}</ul>`;
  });
  const title = `<h2><a href="#${family}">${titleOf(family)}</a></h2>`;
  return `<div class="contents">${title}${groups.join('')}</div>`;
}

function groupsOf(entries) {
  const groups = new Map();
  for (const entry of entries) {
    const group = entry.group ?? '';
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(entry);
  }
  return [...groups];
}

function familySection(family, catalog, golden) {
  const groups = groupsOf(catalog[family]).map(([group, entries]) => {
    const articles = entries.map((entry) => article(family, entry, catalog, golden));
    return `${group ? `<h3>${escapeHtml(group)}</h3>\n` : ''}${articles.join('\n')}`;
  });
  return section(family, groups.join('\n'));
}

function settingsSection({ settings }) {
  const groups = groupsOf(settings).map(
    ([group, specs]) =>
      `<h3>${escapeHtml(group)}</h3>\n${paramTable(specs, (id) => anchorOf('settings', id))}`,
  );
  return section('settings', groups.join('\n'));
}

function section(family, content) {
  return `<section id="${family}">\n<h2>${titleOf(family)}</h2>\n${content}\n</section>`;
}

function article(family, entry, catalog, golden) {
  const anchor = anchorOf(family, entry.id);
  const label = `<a href="#${anchor}">${escapeHtml(entry.name)}</a>`;
  const parts = [
    `<h4>${label} <code>${escapeHtml(entry.id)}</code>${tryHtml(family, entry, catalog)}</h4>`,
    `<p>${escapeHtml(entry.summary)}</p>`,
    formulaHtml(entry),
    paramTable(entry.params),
    factList(facts(family, entry, golden)),
  ];
  return `<article id="${anchor}">\n${parts.filter(Boolean).join('\n')}\n</article>`;
}

function tryHtml(family, entry, catalog) {
  if (family !== 'optimizers') return '';
  const link = escapeHtml(`./#${tryLink(entry, catalog)}`);
  const name = `<span class="hidden-text"> with ${escapeHtml(entry.name)}</span>`;
  return ` <a class="try" href="${link}">try it${name}</a>`;
}

function formulaHtml({ name, formula }) {
  if (!formula) return '';
  const lines = typeset(formula).map((pieces) => `<div>${pieces.join('')}</div>`);
  // On a narrow screen an equation can be wider than the page; then the keyboard must scroll it.
  const label = escapeHtml(`Formula of ${name}`);
  return `<div class="formula" tabindex="0" role="group" aria-label="${label}">${lines.join('')}</div>`;
}

function paramTable(specs, anchor) {
  if (specs.length === 0) return '';
  const rows = specs.map((spec) => paramRow(spec, anchor));
  const heads = ['parameter', 'meaning', 'default', 'start', 'range'];
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function paramRow(spec, anchor) {
  const id = anchor ? ` id="${anchor(spec.id)}"` : '';
  const symbol = spec.symbolMathml ? `${withoutStyles(spec.symbolMathml)} ` : '';
  return (
    `<tr${id}><th scope="row">${symbol}<code>${escapeHtml(spec.id)}</code></th>` +
    `<td>${escapeHtml(spec.summary)}</td>` +
    `<td data-label="default">${escapeHtml(valueText(spec.default, spec))}</td>` +
    `<td data-label="start">${escapeHtml(valueText(spec.start, spec))}</td>` +
    `<td data-label="range">${escapeHtml(rangeText(spec))}</td></tr>`
  );
}

function factList(pairs) {
  const items = pairs.map(([term, html]) => `<div><dt>${term}</dt><dd>${html}</dd></div>`);
  return `<dl>\n${items.join('\n')}\n</dl>`;
}

function facts(family, entry, golden) {
  return [
    ...optimizerFacts(entry),
    ...problemFacts(entry),
    entry.pitfalls && ['pitfalls', escapeHtml(entry.pitfalls)],
    ['source', sourceHtml(entry.reference)],
    ['golden numbers', goldenHtml(golden[goldenName(family, entry.id)])],
  ].filter(Boolean);
}

function optimizerFacts({ state, stateMultiple, gradientEvaluations, needs, decay }) {
  if (state === undefined) return [];
  return [
    ['state', `${escapeHtml(state)}; ${escapeHtml(stateMultiple)} × the parameters`],
    ['gradients a step', escapeHtml(gradientEvaluations)],
    needs.length > 0 && ['needs', escapeHtml(needs.map((need) => NEEDS[need] ?? need).join('; '))],
    ['weight decay', escapeHtml(decay)],
  ];
}

// What only data sets and surfaces have.
function problemFacts({ task, features, classes, start, window, rate }) {
  if (task !== undefined) {
    const kind = classes > 0 ? `${task}, ${classes} classes` : task;
    return [
      ['task', escapeHtml(kind)],
      ['features', String(features)],
    ];
  }
  if (rate === undefined) return [];
  const [left, right, bottom, top] = window.map(numberText);
  return [
    ['start point', `(${start.map(numberText).join(', ')})`],
    ['window', `${left} … ${right} × ${bottom} … ${top}`],
    ['rate', numberText(rate)],
  ];
}

function goldenHtml(row) {
  if (!row) return 'none; it has tests of its own';
  const cases = row.cases === 1 ? '1 case' : `${row.cases} cases`;
  const part = (scalar) => {
    const share = `${numberText(Number((100 * row[scalar].ofTolerance).toPrecision(2)))} %`;
    const error = `<span class="number">${numberText(row[scalar].error)}</span>`;
    return `${error} in ${scalar} (${share} of the tolerance)`;
  };
  return `${cases}; worst relative error ${part('double')}, ${part('float')}`;
}
