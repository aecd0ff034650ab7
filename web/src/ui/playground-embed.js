import { html, nothing } from 'lit';
import { StoreElement } from './store-element.js';
import './charts/curves-view.js';
import './panels/formula-strip.js';
import './panels/notice-list.js';
import './panels/runs-table.js';
import './panels/transport-controls.js';
import './stage/stage-view.js';
import { chartIds, chartsInForce } from './model/curves.js';
import { settingSpec } from './model/entries.js';
import { isShown, settingControl } from './panels/setting-control.js';
import * as icons from './icons.js';
import { isTyping } from './playground-keys.js';
import { PICTURE_IDS } from './stage/stage-view.js';

const USUAL_VIEWS = ['loss', 'lr', 'stage'];
const OTHER_VIEWS = ['runs', 'formula', ...PICTURE_IDS];

/** The page inside another page: transport, the chosen views, the way to the full page. */
export class PlaygroundEmbed extends StoreElement {
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#onKey);
    super.disconnectedCallback();
  }

  render() {
    const { store } = this;
    const { height, show } = store.flags;
    const charts = chartIds(store.catalog);
    const known = show.filter((id) => charts.includes(id) || OTHER_VIEWS.includes(id));
    const views = known.length ? known : USUAL_VIEWS;
    return html`<div class="embed" style=${height ? `height:${height}px` : ''}>
        <header class="top">
          <transport-controls .store=${store}></transport-controls>
          <step-counter .store=${store}></step-counter>
          <span class="grow"></span>
          <a class="full-page" href=${this.#fullPage()} target="_blank" rel="noopener">
            Open<span class="wide-words"> in the playground</span> ${icons.external}
          </a>
        </header>
        ${this.#controls()}
        <div class="embed-views">
          ${columnsOf(views, charts).map((column) => this.#column(column))}
        </div>
      </div>
      <notice-list .store=${store}></notice-list>`;
  }

  // Only what the host asks for.
  #controls() {
    const { store } = this;
    const { flags, catalog, config } = store;
    const wanted = flags.controls
      .map((key) => ({ key, spec: settingSpec(catalog, config, key) }))
      .filter(({ key, spec }) => spec && isShown(flags, key));
    if (!wanted.length) return nothing;
    return html`<div class="embed-controls">
      ${wanted.map(({ key, spec }) => settingControl(store, key, spec))}
    </div>`;
  }

  #fullPage() {
    return `${location.pathname}#${this.store.link}`;
  }

  // Charts in a row share one x axis; every other view stands alone.
  #column({ charts, view: first }) {
    const { store } = this;
    if (charts) {
      const shown = chartsInForce(store, charts);
      return html`<curves-view .store=${store} .charts=${shown} compact></curves-view>`;
    }
    if (first === 'runs') return html`<runs-table .store=${store}></runs-table>`;
    if (first === 'formula') return html`<formula-strip .store=${store}></formula-strip>`;
    if (PICTURE_IDS.includes(first)) {
      return html`<stage-view .store=${store} only=${first}></stage-view>`;
    }
    return nothing;
  }

  #onKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event)) return;
    const { store } = this;
    const onButton = event.target.closest?.('button, a');
    const actions = {
      ' ': onButton ? null : () => store.toggle(),
      ArrowRight: () => store.step(event.shiftKey ? 10 : 1),
      r: () => store.reset(),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
}

// Neighbouring charts go under each other.
function columnsOf(views, chartNames) {
  const columns = [];
  for (const id of views) {
    const isChart = chartNames.includes(id);
    const last = columns.at(-1);
    if (isChart && last?.charts) last.charts.push(id);
    else columns.push(isChart ? { charts: [id] } : { view: id });
  }
  return columns;
}

customElements.define('playground-embed', PlaygroundEmbed);
