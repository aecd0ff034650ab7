import '../../elements/styles/embed.css';
import { html, nothing } from 'lit';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingParam } from '../../config/settings.js';
import '../curves-and-transport.js';
import * as icons from '../../elements/icons.js';
import { chartIds, chartsInForce } from '../../views/charts-in-force.js';
import { StoreElement } from '../../elements/store-element.js';

/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */

/**
 * @typedef {object} Column
 * @property {string[]} [charts] under each other, on one x axis
 * @property {string} [view] any other view, alone
 */

const USUAL_VIEWS = ['loss', 'lr', 'stage'];
const WIDE_VIEWS = ['runs', 'formula'];

// What comes after the curves, by the view that needs it.
/** @type {Record<string, () => Promise<unknown>>} */
const LATE_VIEWS = {
  stage: () => import('../stage/stage-view.js'),
  runs: () => import('../panels/runs-table.js'),
  formula: () => import('../panels/formula-strip.js'),
};

/** The page inside another page: transport, the chosen views, the way to the full page. */
export class PlaygroundEmbed extends StoreElement {
  static properties = {
    keyTarget: { attribute: false },
    controlsModule: { state: true },
    loaded: { state: true },
  };

  #stopListening = () => {};

  constructor() {
    super();
    /** @type {EventTarget} whose keys are meant for it; the document, if it has it for itself */
    this.keyTarget = this;
    /** @type {typeof import('../../elements/controls/setting-control.js') | null} */
    this.controlsModule = null;
    /** @type {Set<string> | null} modules of LATE_VIEWS; null: it shows curves only, so far */
    this.loaded = null;
  }

  async #load() {
    await this.updateComplete;
    const { store } = this;
    // Without a curve of the loss there is nothing that everything else would wait for.
    if (!viewsOf(store).includes('loss')) store.settle();
    await store.settled;
    const late = new Set(viewsOf(store).map((id) => moduleOf(id, store)));
    if (late.has('formula') || late.has('runs') || store.flags.controls.length) store.loadWhole();
    const [{ listenForKeys, transportKeys }] = await Promise.all([
      import('./embed-parts.js'),
      store.loadRest(),
    ]);
    this.#stopListening();
    if (this.isConnected) {
      this.#stopListening = listenForKeys(this.keyTarget, (event) => transportKeys(store, event));
    }
    this.loaded = new Set();
    if (store.flags.controls.length) {
      this.controlsModule = await import('../../elements/controls/setting-control.js');
    }
    for (const id of late) {
      await LATE_VIEWS[id]?.();
      this.loaded = new Set(this.loaded).add(id);
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  disconnectedCallback() {
    this.#stopListening();
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
          <a class="full-page" href=${this.#fullPage} target="_blank" rel="noopener">
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
      .filter((key) => isShown(flags, key))
      .flatMap((key) => {
        const spec = settingParam(config.settings, key, indexCatalog(catalog));
        return spec ? [{ key, spec }] : [];
      });
    if (!wanted.length) return nothing;
    return html`<div class="embed-controls">
      ${wanted.map(({ key, spec }) => settingControl(store, key, spec))}
    </div>`;
  }

  get #fullPage() {
    return `${this.store.address.page}#${this.store.link}`;
  }

  // Charts in a row share one x axis; every other view stands alone.
  /** @param {Column} column */
  #column({ charts, view: first = '' }) {
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
}

/**
 * @param {string} id of a view
 * @param {Store} store
 */
function moduleOf(id, { catalog }) {
  return pictureIds(catalog).includes(id) ? 'stage' : id;
}

// Names under which a host can ask for a picture with `show=`.
/** @param {Catalog} catalog */
function pictureIds(catalog) {
  const choices = catalog.settings.find(({ id }) => id === 'stage')?.choices ?? [];
  return ['stage', ...choices.filter((id) => id !== 'auto')];
}

/** @param {Store} store */
function viewsOf({ catalog, flags }) {
  const all = [...chartIds(catalog), ...WIDE_VIEWS, ...pictureIds(catalog)];
  const known = flags.show.filter((id) => all.includes(id));
  return known.length ? known : USUAL_VIEWS;
}

// Neighbouring charts go under each other.
/**
 * @param {string[]} views
 * @param {string[]} chartNames
 */
function columnsOf(views, chartNames) {
  /** @type {Column[]} */
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
/** @param {Column[]} columns */
function rowsOf(columns) {
  /** @type {{ isWide: boolean, columns: Column[] }[]} */
  const rows = [];
  for (const column of columns) {
    const isWide = WIDE_VIEWS.includes(column.view ?? '');
    const last = rows.at(-1);
    if (last && !last.isWide && !isWide) last.columns.push(column);
    else rows.push({ isWide, columns: [column] });
  }
  return rows;
}

customElements.define('playground-embed', PlaygroundEmbed);
