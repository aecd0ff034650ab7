// Choosing charts: a heading that is a choice, and the way to add another. Native lists, so that
// keyboards, fingers and screen readers know them.

import { html } from 'lit';
import { views } from '../../wasm/views.js';
import { onText } from '../../elements/listeners.js';
import { chartIds, chartsInForce } from '../../views/charts-in-force.js';

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

/**
 * The way to one more chart, and to one less where no pointer finds the cross.
 * @param {Store} store
 */
export function addChart(store) {
  const shown = chartsInForce(store);
  const free = chartIds(store.catalog).filter((id) => !shown.includes(id));
  const change = onText((id, list) => {
    if (shown.includes(id)) removeChart(store, id);
    else setCharts(store, [...shown, id]);
    list.value = '';
  });
  return html`<select
    class="plain add-chart"
    aria-label="Add or remove a chart"
    title="Add or remove a chart"
    @change=${change}
  >
    <option value="" selected hidden>+ Add chart</option>
    ${options(free, '')}
    <optgroup label="Remove">
      ${chartGroups(shown).flatMap(({ charts }) =>
        charts.map(({ id, name }) => html`<option value=${id}>${name}</option>`),
      )}
    </optgroup>
  </select>`;
}

/**
 * @param {Store} store
 * @param {string} id
 */
export function removeChart(store, id) {
  setCharts(
    store,
    chartsInForce(store).filter((one) => one !== id),
  );
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
 * @returns {{ group: string, charts: import('../../views/view.js').ViewDescription[] }[]}
 */
function chartGroups(ids) {
  const shown = views.filter(({ id }) => ids.includes(id));
  const groups = new Set(shown.map(({ group }) => group));
  return [...groups].map((group = '') => ({
    group,
    charts: shown.filter((view) => view.group === group),
  }));
}
