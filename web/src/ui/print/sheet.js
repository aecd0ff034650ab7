// One printed page about an experiment: title, figure, table of runs, update rules, link and QR code.

import { html, nothing, svg } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { findEntry } from '../../catalog/entries.js';
import { filledParams } from '../../catalog/params.js';
import { differsIn } from '../../config/describe.js';
import { problemOf } from '../../config/problem.js';
import { runNames } from '../../config/run-names.js';
import { formatSetting } from '../../drawing/typed-values.js';
import { codePath, codeProblem } from '../../drawing/link-code.js';
import { outcomeWords } from '../../drawing/outcome-words.js';
import { swatchOf } from '../../elements/swatch.js';
import { codeOf } from '../../figure/code.js';
import { titleOf } from '../../figure/words.js';
import { placeFiller } from '../../narrator/fill-places.js';
import { measuresOf } from '../panels/run-measures.js';
import { formulasOf } from './formulas.js';

/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {import('../panels/run-measures.js').Measure} Measure */
/** @typedef {import('../panels/run-measures.js').ProblemKind} ProblemKind */

const OWN_COLUMNS = ['lr', 'schedule', 'warmup'];
/** @type {Record<ProblemKind, string>} */
const QUALITIES = { classification: 'Accuracy', regression: 'R²', surface: 'Gradient' };

/**
 * @param {Store} store with its whole catalog
 * @returns {unknown} template, with a place for the figure
 */
export function sheet(store) {
  const { title = titleOf(store), note } = store.config;
  const fill = placeFiller(store);
  return html`<h1 dir="auto">${fill(title)}</h1>
    ${note ? html`<p class="note" dir="auto">${fill(note)}</p>` : nothing}
    <div class="print-figure"></div>
    ${table(store)} ${formulas(store)} ${foot(store)}`;
}

/** @param {Store} store */
function table(store) {
  const { config, catalog } = store;
  const kind = kindOf(store);
  const names = runNames(config, catalog);
  const differences = differsIn(config, catalog).map(othersInWords);
  const columns = [
    ...['Run', 'Rate', 'Schedule'],
    ...(differences.some(Boolean) ? ['Differs in'] : []),
    ...(kind === 'surface' ? ['Height'] : ['Training loss', 'Validation loss']),
    ...[QUALITIES[kind], 'Status'],
  ];
  const shown = config.runs.flatMap(({ visible }, index) => (visible ? [index] : []));
  const rows = shown.map((index) => ({
    ...cellsOf(store, index, kind),
    Run: html`<span>${swatchOf(config.runs[index], index)} ${names[index]}</span>`,
    'Differs in': differences[index],
  }));
  return html`<table>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (/** @type {Record<string, unknown>} */ cells) =>
          html`<tr>
            ${columns.map((column) => html`<td>${cells[column]}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * @param {Store} store
 * @param {number} index of a run
 * @param {ProblemKind} kind
 * @returns {Record<string, string>} by the heads of their columns
 */
function cellsOf(store, index, kind) {
  const { config, catalog } = store;
  const run = config.runs[index];
  const rate = filledParams(findEntry(catalog, 'optimizers', run.optimizer), run.params).lr;
  const schedule = findEntry(catalog, 'schedules', run.schedule)?.name ?? run.schedule;
  const view = store.runView(index);
  const { training, validation, quality } = measuresOf(view, kind);
  return {
    Rate: typeof rate === 'number' ? formatSetting(rate) : '–',
    Schedule: run.warmup > 0 ? `${schedule}, warm-up ${run.warmup}` : schedule,
    [kind === 'surface' ? 'Height' : 'Training loss']: measured(training),
    'Validation loss': measured(validation),
    [QUALITIES[kind]]: measured(quality),
    Status: view ? outcomeWords(view, { isSurface: kind === 'surface' }).words : '–',
  };
}

// Rate and schedule have columns of their own.
/** @param {import('../../config/describe.js').Difference[]} differences of a run */
function othersInWords(differences) {
  const others = differences.filter(({ key }) => !OWN_COLUMNS.includes(key));
  return others.map(({ text }) => text).join(', ');
}

/** @param {Measure} measure */
function measured({ text, oldStep }) {
  return oldStep === null ? text : `${text} (step ${oldStep})`;
}

/**
 * @param {Store} store
 * @returns {ProblemKind}
 */
function kindOf({ config, catalog }) {
  const { surface, dataset } = problemOf(config, catalog);
  if (surface) return 'surface';
  return dataset?.task === 'regression' ? 'regression' : 'classification';
}

/** @param {Store} store */
function formulas(store) {
  return html`<dl class="print-rules">
    ${formulasOf(store).map(
      ({ name, mathml }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${unsafeHTML(mathml)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** @param {Store} store */
function foot(store) {
  const link = `${store.address.page}#${store.link}`;
  const problem = codeProblem(link);
  return html`<footer>
    <div>
      <p class="print-name">Optimizer Playground</p>
      <p class="print-link"><a href=${link}>${link}</a></p>
    </div>
    ${problem ? nothing : code(codeOf(link))}
  </footer>`;
}

/** @param {boolean[][]} rows */
function code(rows) {
  return html`<svg
    viewBox="0 0 ${rows.length} ${rows.length}"
    shape-rendering="crispEdges"
    aria-hidden="true"
  >
    ${svg`<path fill="#000000" d=${codePath(rows)}></path>`}
  </svg>`;
}
