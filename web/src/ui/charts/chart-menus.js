// Choosing charts: a heading that is a choice, as a native list, and the way to add another.

import { html } from 'lit';
import { views } from '../../wasm/views.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';
import { chartIds, chartsInForce } from '../../views/charts-in-force.js';

/** @typedef {import('../../views/view.js').ViewDescription} ViewDescription */
/** @typedef {import('../model/store.js').Store} Store */

/**
 * The heading of a chart, where another chart can be put in its place.
 * @param {Store} store
 * @param {string} id
 */
export function chartChoice(store, id) {
  const shown = chartsInForce(store);
  const free = chartIds(store.catalog).filter((other) => other === id || !shown.includes(other));
  return html`<select
    class="plain chart-name"
    aria-label="Chart"
    title="Show another chart here"
    .value=${id}
    @change=${onText((chosen) =>
      setCharts(
        store,
        shown.map((one) => (one === id ? chosen : one)),
      ),
    )}
  >
    ${options(free, id)}
  </select>`;
}

/** The way to one more chart, or one less: the page shows the list. */
export function addChart() {
  /** @param {Event} event */
  const choose = ({ currentTarget }) =>
    currentTarget?.dispatchEvent(new Event('choose-charts', { bubbles: true }));
  return html`<button
    type="button"
    class="add-chart"
    aria-haspopup="dialog"
    title="Add or remove a chart"
    @click=${choose}
  >
    ${icons.plus} Add chart
  </button>`;
}

/**
 * Adds a chart after the others, or takes it away.
 * @param {Store} store
 * @param {string} id
 * @param {boolean} isShown from now on
 */
export function showChart(store, id, isShown) {
  const others = chartsInForce(store).filter((one) => one !== id);
  setCharts(store, isShown ? [...others, id] : others);
}

/**
 * @param {Store} store
 * @param {string[]} ids
 */
function setCharts(store, ids) {
  store.setSetting('views', ids);
}

/**
 * @param {string[]} ids
 * @param {string} current
 */
function options(ids, current) {
  return chartGroups(ids).map(
    ({ group, charts }) =>
      html`<optgroup label=${group}>
        ${charts.map(
          ({ id, name, about }) =>
            html`<option value=${id} title=${about} ?selected=${id === current}>${name}</option>`,
        )}
      </optgroup>`,
  );
}

/**
 * The charts that can be chosen, by their headings.
 * @param {string[]} ids
 * @returns {{ group: string, charts: ViewDescription[] }[]}
 */
export function chartGroups(ids) {
  const shown = views.filter(({ id }) => ids.includes(id));
  const groups = new Set(shown.map(({ group }) => group));
  return [...groups].map((group = '') => ({
    group,
    charts: shown.filter((view) => view.group === group),
  }));
}
