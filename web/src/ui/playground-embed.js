import './styles/embed.css';
import { html, nothing } from 'lit';
import { StoreElement } from './store-element.js';
import { loadRest, loadWhole } from './model/whole-catalog.js';
import { chartIds, chartsInForce } from './model/curves.js';
import { indexCatalog } from '../catalog/catalog-index.js';
import { settingParam } from '../config/settings.js';
import * as icons from './icons.js';
import { isTyping } from './first-look.js';

const USUAL_VIEWS = ['loss', 'lr', 'stage'];
const WIDE_VIEWS = ['runs', 'formula'];

// What is not needed for the first curve, by the view that needs it.
const LATE_VIEWS = {
  stage: () => import('./stage/stage-view.js'),
  runs: () => import('./panels/runs-table.js'),
  formula: () => import('./panels/formula-strip.js'),
};

/** The page inside another page: transport, the chosen views, the way to the full page. */
export class PlaygroundEmbed extends StoreElement {
  static properties = { controlsModule: { state: true }, loaded: { state: true } };

  async #load() {
    await this.updateComplete;
    const { store } = this;
    // Without a curve of the loss there is nothing that everything else would wait for.
    if (!viewsOf(store).includes('loss')) store.settle();
    await store.settled;
    const late = new Set(viewsOf(store).map((id) => moduleOf(id, store)));
    if (late.has('formula') || late.has('runs') || store.flags.controls.length) loadWhole(store);
    await Promise.all([loadRest(store.catalog), import('./embed-late.js')]);
    this.loaded = new Set();
    if (store.flags.controls.length) {
      this.controlsModule = await import('./panels/setting-control.js');
    }
    for (const id of late) {
      await LATE_VIEWS[id]?.();
      this.loaded = new Set(this.loaded).add(id);
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#onKey);
    super.disconnectedCallback();
  }

  render() {
    const { store } = this;
    const { height } = store.flags;
    const charts = chartIds(store.catalog);
    const views = viewsOf(store);
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
        ${rowsOf(columnsOf(views, charts)).map(
          (row) =>
            html`<div class="embed-views ${row.isWide ? 'wide' : ''}">
              ${row.columns.map((column) => this.#column(column))}
            </div>`,
        )}
      </div>
      ${this.loaded ? html`<notice-list .store=${store}></notice-list>` : nothing}`;
  }

  // Only what the host asks for.
  #controls() {
    const { store } = this;
    if (!this.controlsModule) return nothing;
    const { isShown, settingControl } = this.controlsModule;
    const { flags, catalog, config } = store;
    const wanted = flags.controls
      .map((key) => ({ key, spec: settingParam(config.settings, key, indexCatalog(catalog)) }))
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
      return html`<curves-view .store=${store} .charts=${shown}></curves-view>`;
    }
    const module = moduleOf(first, store);
    if (!this.loaded?.has(module)) return nothing;
    if (first === 'runs') return html`<runs-table .store=${store}></runs-table>`;
    if (first === 'formula') return html`<formula-strip .store=${store}></formula-strip>`;
    return module === 'stage'
      ? html`<stage-view .store=${store} only=${first}></stage-view>`
      : nothing;
  }

  #onKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event)) return;
    const { store } = this;
    const onButton = event.target.closest?.('button, a');
    const actions = {
      ' ': onButton ? null : () => store.toggle(),
      ArrowRight: () => store.step(event.shiftKey ? 10 : 1),
      ArrowLeft: () => store.seek((store.frame?.step ?? 0) - (event.shiftKey ? 10 : 1)),
      r: () => store.reset(),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
}

function moduleOf(id, { catalog }) {
  return pictureIds(catalog).includes(id) ? 'stage' : id;
}

// Names under which a host can ask for a picture with `show=`.
function pictureIds(catalog) {
  const { choices } = catalog.settings.find(({ id }) => id === 'stage');
  return ['stage', ...choices.filter((id) => id !== 'auto')];
}

function viewsOf({ catalog, flags }) {
  const all = [...chartIds(catalog), ...WIDE_VIEWS, ...pictureIds(catalog)];
  const known = flags.show.filter((id) => all.includes(id));
  return known.length ? known : USUAL_VIEWS;
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

// Tables and formulas are wide: each has a row of its own.
function rowsOf(columns) {
  const rows = [];
  for (const column of columns) {
    const isWide = WIDE_VIEWS.includes(column.view);
    const last = rows.at(-1);
    if (last && !last.isWide && !isWide) last.columns.push(column);
    else rows.push({ isWide, columns: [column] });
  }
  return rows;
}

customElements.define('playground-embed', PlaygroundEmbed);
