import '../../elements/styles/embed.css';
import { html, nothing } from 'lit';
import '../curves-and-transport.js';
import * as icons from '../../elements/first-icons.js';
import { chartIds, chartsInForce } from '../../views/charts-in-force.js';
import { StoreElement } from '../../elements/store-element.js';
import { studies } from '../../wasm/first-views.js';
import { said } from '../said.js';
import { BAR, fitViews } from './fit-views.js';
import { USUAL_VIEWS, WIDE_VIEWS, inOrderOfNeed } from './usual-views.js';

/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../views/view.js').Size} Size */
/** @typedef {import('./fit-views.js').Column} Column */

/** The page inside another page: transport, the chosen views, the way to the full page. */
export class PlaygroundEmbed extends StoreElement {
  static properties = {
    keyTarget: { attribute: false },
    theme: { attribute: false },
    controlsModule: { state: true },
    parts: { state: true },
    loaded: { state: true },
    room: { state: true },
  };

  #detach = () => {};
  #resized = new ResizeObserver(([{ contentRect }]) => {
    const { width, height } = contentRect;
    if (width > 0) this.room = { width, height };
  });

  constructor() {
    super();
    /** @type {EventTarget} whose keys are meant for it; the document, if it has it for itself */
    this.keyTarget = this;
    /** @type {import('../../elements/theme.js').Theme | null} of the document, if it has it for itself */
    this.theme = null;
    /** @type {typeof import('./host-controls.js') | null} */
    this.controlsModule = null;
    /** @type {typeof import('./embed-parts.js') | null} */
    this.parts = null;
    /** @type {Size | null} for all views; null: it is not laid out yet */
    this.room = null;
    /** @type {Set<string> | null} ids of lateViews; null: it shows curves only, so far */
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
    const [parts] = await Promise.all([import('./embed-parts.js'), store.loadRest()]);
    if (!this.isConnected) return;
    const { flagProblems, lateViews, loadControls } = parts;
    this.parts = parts;
    parts.followPlaces(this);
    parts.startEditing(store);
    for (const problem of flagProblems(store)) store.notify(problem);
    this.#detach();
    const { seen, detach } = parts.attach(this);
    this.#detach = detach;
    this.loaded = new Set();
    if (store.flags.controls.length) this.controlsModule = await loadControls();
    // Pictures cost, and studies start by themselves.
    await seen;
    for (const id of late) {
      await lateViews[id]?.();
      this.loaded = new Set(this.loaded).add(id);
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  firstUpdated() {
    const body = this.querySelector('.embed-body');
    if (body) this.#resized.observe(body);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    this.#detach();
    super.disconnectedCallback();
  }

  render() {
    const { store } = this;
    const { height } = store.flags;
    const { rows, leftOut, isStudy } = this.#layout;
    return html`<div class="embed" style=${height ? `height:${height}px` : ''}>
        <header class="top ${isStudy ? 'bare' : ''}">
          ${isStudy ? nothing : this.#transport()}
          <span class="grow"></span>
          ${this.#open()}
        </header>
        ${said(store.config, this.parts?.placeFiller(store), this.parts?.goalCard(store))}
        ${this.controlsModule?.hostControls(store) ?? nothing}
        <main class="embed-body">
          ${rows.map(
            (row) =>
              html`<div class="embed-views ${row.isWide ? 'wide' : ''}">
                ${row.columns.map((column) => this.#column(column))}
              </div>`,
          )}
          ${this.parts?.leftOutNote(leftOut) ?? nothing}
        </main>
      </div>
      ${this.loaded ? html`<notice-list .store=${store}></notice-list>` : nothing}`;
  }

  #transport() {
    const { store } = this;
    return html`<transport-controls .store=${store}></transport-controls>
      <step-counter .store=${store}></step-counter>`;
  }

  get #layout() {
    const { flags, catalog } = this.store;
    const all = viewsOf(this.store);
    const { parts } = this;
    const shown = parts ? all.filter((id) => parts.canShow(id, this.store)) : all;
    const views = shown.length ? shown : USUAL_VIEWS;
    const first = inOrderOfNeed(views);
    const room = this.room ?? { width: innerWidth, height: (flags.height ?? innerHeight) - BAR };
    // Beside studies only, nobody would see runs train.
    const isStudy = views.every((id) => studies.includes(id));
    return { isStudy, ...fitViews(views, { room, charts: chartIds(catalog), first }) };
  }

  #open() {
    const { own, page, wholeQuery = '' } = this.store.address;
    const address = own ?? page;
    if (!address) return nothing;
    return html`<a
      class="full-page"
      href="${address}${wholeQuery}#${this.store.link}"
      target="_blank"
      rel="noopener"
      title="Open in the playground"
    >
      <span class="wide-words">Open</span> ${icons.external}
    </a>`;
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
    // Its place is kept: what is there already does not move.
    if (!this.loaded?.has(module)) return html`<div></div>`;
    if (first === 'ribbon')
      return html`<rate-ribbon .store=${store} .tools=${false}></rate-ribbon>`;
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
  const known = [...new Set(flags.show)].filter((id) => all.includes(id));
  return known.length ? known : USUAL_VIEWS;
}

customElements.define('playground-embed', PlaygroundEmbed);
