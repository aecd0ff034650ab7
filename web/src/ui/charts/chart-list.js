import { html } from 'lit';
import { StoreElement } from '../../elements/store-element.js';
import { chartIds, chartsInForce } from '../../views/charts-in-force.js';
import { chartGroups, showChart } from './chart-menus.js';

/** All charts by what they show, each with a line of words: those that are ticked are on the page. */
export class ChartList extends StoreElement {
  render() {
    const { store } = this;
    const ids = chartIds(store.catalog);
    const shown = chartsInForce(store);
    return chartGroups(ids).map(
      ({ group, charts }) =>
        html`<fieldset class="bare chart-group">
          <legend>${group}</legend>
          ${charts.map(
            ({ id, name, about }) =>
              html`<label class="chart-item">
                <input
                  type="checkbox"
                  value=${id}
                  .checked=${shown.includes(id)}
                  @change=${() => showChart(store, id, !shown.includes(id))}
                />
                <span>${name}<small>${about}</small></span>
              </label>`,
          )}
        </fieldset>`,
    );
  }
}

customElements.define('chart-list', ChartList);
