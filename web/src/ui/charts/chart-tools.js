// What stands in the headings of the page's charts: what is shown, how, and as numbers.

import './chart-tools.css';
import { html, nothing } from 'lit';
import { choicesOf } from '../../catalog/params.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';
import { tableButton } from './table-button.js';

/** @typedef {import('../../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../model/store.js').Store} Store */

/**
 * @typedef {object} ToolsOfChart a chart that tools are for
 * @property {string} id
 * @property {ChartModel | undefined} model
 * @property {boolean} isLast
 * @property {import('./chart-parts.js').ChartParts | null} menus once they are there
 */

// The slider has so many places, up to this number of steps.
const PLACES = 60;
const LONGEST_AVERAGE = 1000;

/**
 * The tools of one chart.
 * @param {import('./curves-view.js').CurvesView} view whose chart it is
 * @param {ToolsOfChart} chart
 */
export function chartTools(view, { id, model, isLast, menus }) {
  const { store } = view;
  return html`<span class="tools">
    ${id === 'loss' ? lossTools(view, model) : nothing} ${isLast ? menus?.addChart() : nothing}
    ${tableButton(view, id)}
    <button
      type="button"
      class="btn icon small quiet remove"
      aria-label="Remove the chart ${model?.title ?? id}"
      title="Remove this chart"
      @click=${() => menus?.showChart(store, id, false)}
    >
      ${icons.close}
    </button>
  </span>`;
}

/**
 * @param {import('./curves-view.js').CurvesView} view
 * @param {ChartModel | undefined} model
 */
function lossTools({ store, models }, model) {
  const isLinear = model ? !model.y.log && !model.y.linearTo : store.value('scale') === 'linear';
  return html`${model?.title === 'Loss' ? choice(store, 'curve', 'Which loss') : nothing}
    ${choice(store, 'x', 'Horizontal axis')}
    <button
      type="button"
      class="chip toggle"
      aria-pressed=${!isLinear}
      title="Logarithmic loss axis"
      @click=${() => store.setSetting('scale', isLinear ? logFor(model) : 'linear')}
    >
      log
    </button>
    ${models.some(hasMeasurements) ? averageSlider(store) : nothing}`;
}

/**
 * Whether curves of every update are drawn, which an average makes readable.
 * @param {ChartModel} model
 */
function hasMeasurements({ curves }) {
  return curves.some(({ extremes }) => extremes);
}

/**
 * The kind of axis that is logarithmic with what is drawn now.
 * @param {ChartModel | undefined} model
 */
function logFor(model) {
  return model && model.y.min < 0 ? 'log' : 'auto';
}

/** @param {Store} store */
function averageSlider(store) {
  const average = Number(store.value('average'));
  const place = placeOfAverage(average);
  const words = average > 0 ? `average of ${average} steps` : 'no average';
  return html`<label class="smoothing" title="Running average over mini-batches">
    <span class="hidden-text">Running average</span>
    <span class="amount" aria-hidden="true"
      ><span class="words">average ${average > 0 ? 'of ' : ''}</span
      >${average > 0 ? `${average} steps` : 'off'}</span
    >
    <input
      class="range"
      type="range"
      min="0"
      max=${PLACES}
      step="1"
      aria-valuetext=${words}
      .value=${String(place)}
      style="--v:${(100 * place) / PLACES}%"
      @input=${onText((text) => store.setSetting('average', averageAt(Number(text))))}
    />
  </label>`;
}

/**
 * @param {number} place on the slider
 * @returns {number} steps; 0 at its left end
 */
function averageAt(place) {
  return place === 0 ? 0 : Math.round(LONGEST_AVERAGE ** (place / PLACES));
}

/** @param {number} average steps */
function placeOfAverage(average) {
  if (average <= 0) return 0;
  const place = Math.round((PLACES * Math.log(average)) / Math.log(LONGEST_AVERAGE));
  return Math.min(PLACES, Math.max(1, place));
}

/**
 * @param {Store} store
 * @param {'curve' | 'x'} key
 * @param {string} label
 */
function choice(store, key, label) {
  const spec = store.catalog.settings.find(({ id }) => id === key);
  if (!spec) return nothing;
  const current = store.value(key);
  return html`<select
    class="plain"
    aria-label=${label}
    title=${spec.summary}
    .value=${current}
    @change=${onText((text) => store.setSetting(key, text))}
  >
    ${choicesOf(store.catalog, spec).map(
      ({ id, name }) => html`<option value=${id} ?selected=${id === current}>${name}</option>`,
    )}
  </select>`;
}
