// What stands in the headings of the page's charts: what is shown, how, and as numbers.

import { html, nothing } from 'lit';
import { choicesOf } from '../../catalog/entries.js';
import * as icons from '../icons.js';
import { onText } from '../listeners.js';
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

const MOST_SMOOTHING = 0.98;

/**
 * The tools of one chart.
 * @param {import('./curves-view.js').CurvesView} view whose chart it is
 * @param {ToolsOfChart} chart
 */
export function chartTools(view, { id, model, isLast, menus }) {
  const { store } = view;
  return html`<span class="tools">
    ${id === 'loss' ? lossTools(store, model) : nothing}
    ${isLast ? menus?.addChart(store) : nothing} ${tableButton(view, id)}
    <button
      type="button"
      class="btn icon small quiet remove"
      aria-label="Remove the chart ${model?.title ?? id}"
      title="Remove this chart"
      @click=${() => menus?.removeChart(store, id)}
    >
      ${icons.close}
    </button>
  </span>`;
}

/**
 * @param {Store} store
 * @param {ChartModel | undefined} model
 */
function lossTools(store, model) {
  const isLinear = store.value('scale') === 'linear';
  const smoothing = Number(store.value('smoothing'));
  return html`${model?.title === 'Loss' ? choice(store, 'curve', 'Which loss') : nothing}
    ${choice(store, 'x', 'Horizontal axis')}
    <button
      type="button"
      class="chip toggle"
      aria-pressed=${!isLinear}
      title="Logarithmic loss axis"
      @click=${() => store.setSetting('scale', isLinear ? 'log' : 'linear')}
    >
      log
    </button>
    <label class="smoothing" title="Smoothing">
      <span class="hidden-text">Smoothing</span>
      <input
        class="range"
        type="range"
        min="0"
        max=${MOST_SMOOTHING}
        step="0.02"
        .value=${String(smoothing)}
        style="--v:${(100 * smoothing) / MOST_SMOOTHING}%"
        @input=${onText((text) => store.setSetting('smoothing', Number(text)))}
      />
    </label>`;
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
