// The element of a network's landscape: has it explored, lets one choose the plane, and reads it off.

import { html, nothing } from 'lit';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { choicesOf } from '../../catalog/params.js';
import { settingParam } from '../../config/settings.js';
import { formatCount, formatValue, formatNumber } from '../../drawing/format.js';
import { runNames } from '../../config/run-names.js';
import { onText } from '../../elements/listeners.js';
import { runLegend } from '../picture/run-legend.js';
import { WholeView } from '../picture/whole-view.js';
import { contourLevels } from '../plane/contours.js';
import { wantsArrows } from '../plane/arrows-later.js';
import { stepAt } from '../plane/step-at.js';
import { ARROW_WORDS, PATH_WORDS, arrowsButton, lookIntoStep } from '../plane/step-tools.js';
import { LandscapeFollower } from './follow.js';
import { lossAt, lowest, plotFor, shapeFor, wayOn } from './network-landscape.js';

/** @typedef {import('./network-landscape.js').DrawnLandscape} DrawnLandscape */
/** @typedef {import('./explore.js').Landscape} Landscape */
/** @typedef {import('./explore.js').Wish} Wish */

const ZOOM_STEP = 1.5;
const DEEPEST_ZOOM = 100;
const WIDEST_ZOOM = 0.1;

/** @type {Record<string, string>} */
const PLANES = {
  paths: 'Paths of all runs',
  path: 'Path of the selected run',
  random: 'Random directions',
};

const HOW_MEASURED =
  'Without dropout; batch normalisation takes its statistics from these samples. Random ' +
  'directions: the weights into each unit are scaled as they are in the network, biases and ' +
  'normalisations stay (Li et al. 2018).';

export class NetworkLandscapeView extends WholeView {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { landscape: { state: true }, message: { state: true } };

  /** @type {typeof import('d3-contour').contours | undefined} */
  #contours;
  /** @type {LandscapeFollower | undefined} */
  #follower;

  constructor() {
    super();
    /** @type {DrawnLandscape | null} */
    this.landscape = null;
    /** Why there is no landscape; empty: there is one, or will be. */
    this.message = '';
  }

  disconnectedCallback() {
    this.#follower?.stop();
    super.disconnectedCallback();
  }

  /**
   * Paths grow on the plane that is shown.
   * @returns {import('../view.js').ViewNeeds}
   */
  wishes() {
    const plane = this.landscape?.plane ?? null;
    // While runs train, nobody could follow an arrow.
    return this.store.frame?.playing ? { plane } : { ...super.wishes(), plane };
  }

  get results() {
    return this.landscape ?? undefined;
  }

  // The plane goes through the weights of the selected run, if one can see it.
  get #center() {
    const shown = this.shownRuns.map(({ index }) => index);
    const { selected } = this.store.ui;
    return shown.includes(selected) ? selected : (shown[0] ?? selected);
  }

  // ---- Losses come from the workers ----

  updated() {
    super.updated();
    this.#follow();
  }

  draw() {
    this.#follow();
    super.draw();
  }

  #follow() {
    this.#follower ??= new LandscapeFollower({
      source: this.store,
      look: () => this.#look(),
      prepare: async () => (this.#contours ??= (await import('d3-contour')).contours),
      onLandscape: (landscape) => this.#receive(landscape),
      onMessage: (message) => (this.message = message),
    });
    this.#follower.follow();
  }

  #look() {
    const { frame } = this.store;
    if (!frame) return null;
    const steps = this.shownRuns.map(({ index }) => {
      const view = this.store.runView(index);
      return [view?.key, view?.state.step];
    });
    return { wish: this.#wish(frame.playing), steps, isPlaying: frame.playing };
  }

  /**
   * @param {boolean} isPlaying
   * @returns {Wish}
   */
  #wish(isPlaying) {
    const { store } = this;
    return {
      kind: /** @type {Wish['kind']} */ (store.value('plane')),
      seed: Number(store.value('plane.seed')),
      zoom: Number(store.value('plane.zoom')),
      shape: this.canvasSize ? shapeFor(this.canvasSize) : 1,
      center: this.#center,
      shown: this.shownRuns.map(({ index }) => index),
      finest: isPlaying ? 2 : 1,
    };
  }

  /** @param {Landscape} landscape */
  #receive(landscape) {
    const { losses, nodes } = landscape;
    if (!this.#contours) return;
    const levels = contourLevels(this.#contours, losses, nodes, nodes, { measured: true });
    this.landscape = { ...landscape, levels };
    performance.mark(`landscape-${nodes}`);
  }

  // ---- Controls ----

  renderHead() {
    return html`<div class="landscape-head">${runLegend(this.store)} ${this.#tools()}</div>`;
  }

  #tools() {
    const { store } = this;
    const { catalog, config } = store;
    const current = store.value('plane');
    const param = settingParam(config.settings, 'plane', indexCatalog(catalog));
    const choices = param ? choicesOf(catalog, param) : [];
    const zoom = (/** @type {number} */ factor) => () => this.#zoom(factor);
    return html`<div class="landscape-tools">
      <select
        class="plain"
        aria-label="Directions of the plane"
        .value=${current}
        @change=${onText((id) => store.setSetting('plane', id))}
      >
        ${choices.map(
          ({ id }) =>
            html`<option value=${id} ?selected=${id === current}>${PLANES[id] ?? id}</option>`,
        )}
      </select>
      ${current === 'random' ? this.#seedButton() : nothing}
      ${arrowsButton(store, () => this.drawFrame())}
      <button type="button" class="chip" aria-label="Zoom out" @click=${zoom(1 / ZOOM_STEP)}>
        −
      </button>
      <button type="button" class="chip" aria-label="Zoom in" @click=${zoom(ZOOM_STEP)}>+</button>
    </div>`;
  }

  #seedButton() {
    const seed = Number(this.store.value('plane.seed'));
    return html`<button
      type="button"
      class="chip"
      title="Draw other directions"
      @click=${() => this.store.setSetting('plane.seed', seed + 1)}
    >
      seed ${seed}
    </button>`;
  }

  /** @param {number} factor above 1: closer */
  #zoom(factor) {
    const { store } = this;
    const index = indexCatalog(store.catalog);
    const param = settingParam(store.config.settings, 'plane.zoom', index);
    const next = Number(store.value('plane.zoom')) * factor;
    // Back at 1 it is 1 again, whatever was rounded on the way.
    const near = Math.abs(next - 1) < 0.01 ? 1 : Number(next.toPrecision(3));
    const most = Math.min(param?.max ?? DEEPEST_ZOOM, DEEPEST_ZOOM);
    const least = Math.max(param?.min ?? WIDEST_ZOOM, WIDEST_ZOOM);
    store.setSetting('plane.zoom', Math.min(most, Math.max(least, near)));
  }

  /** @param {WheelEvent} event */
  #onWheel(event) {
    // Without a key the wheel scrolls the page.
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoom(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
  }

  // ---- Words ----

  get summary() {
    const { landscape } = this;
    if (!landscape) return 'Loss on a plane through the weights';
    const { loss } = lowest(landscape);
    return (
      `Loss on a plane through the weights of ${this.#nameOf(landscape)} with the paths of ` +
      `${this.shownRuns.length} runs; the lowest loss in sight is ${formatValue(loss)}`
    );
  }

  /** @param {Landscape} landscape */
  #nameOf({ center }) {
    return runNames(this.store.config, this.store.catalog)[center];
  }

  renderNote() {
    const { landscape, message } = this;
    return html`<p class="note">
      ${message || (landscape ? this.#explanation(landscape) : 'Exploring …')}
      <span class="readout-text"></span>
    </p>`;
  }

  /** @param {DrawnLandscape} landscape */
  #explanation(landscape) {
    const { nodes, samples, ways, isComplete } = landscape;
    const others = this.shownRuns.filter(({ index }) => ways.has(index)).length - 1;
    const strangers = this.shownRuns.length - others - 1;
    const finer =
      (this.#follower?.wish?.finest ?? 1) > 1 ? ' (finer when training pauses)' : ' (refining)';
    return html`<span title=${HOW_MEASURED}
        >Loss of ${this.#nameOf(landscape)} on ${formatCount(samples)} training samples,
        ${nodes}×${nodes}${isComplete ? '' : finer}; the cross marks the lowest point.</span
      >
      ${others > 0 ? 'Paths fade with their distance from this plane: what is faint has another loss than the colour below.' : ''}
      ${
        strangers > 0
          ? `Not shown: ${strangers} ${strangers > 1 ? 'runs' : 'run'} with other weights.`
          : nothing
      }
      ${wantsArrows(this.store.config) ? ARROW_WORDS : PATH_WORDS}`;
  }

  // ---- Reading off ----

  renderCanvas() {
    return html`<canvas
      role="img"
      aria-label=${this.summary}
      @click=${this.#onClick}
      @pointermove=${this.#onPointer}
      @pointerleave=${() => this.#say('')}
      @wheel=${this.#onWheel}
    ></canvas>`;
  }

  /** @param {PointerEvent} event */
  #onPointer(event) {
    if (!this.landscape) return;
    const { clientWidth: width, clientHeight: height } = /** @type {Element} */ (
      event.currentTarget
    );
    const plot = plotFor(this.landscape, { width, height });
    const { offsetX: x, offsetY: y } = event;
    const loss = lossAt(this.landscape, plot, { x, y });
    const place = [plot.fromX(x), plot.fromY(y)].map((value) => formatNumber(value, 2));
    this.#say(loss === null ? '' : `Loss ${formatValue(loss)} at (${place.join(', ')}).`);
  }

  /** @param {PointerEvent} event */
  #onClick(event) {
    const { landscape, canvasSize } = this;
    if (!landscape || !canvasSize) return;
    const ways = new Map(
      this.shownRuns.flatMap(({ index }) => {
        const { track } = this.store.runView(index) ?? {};
        const way = wayOn(landscape, { index, track });
        return way ? [[index, way]] : [];
      }),
    );
    const place = { x: event.offsetX, y: event.offsetY };
    const found = stepAt(ways, plotFor(landscape, canvasSize), place);
    if (found) lookIntoStep(this.store, found);
  }

  /** @param {string} text */
  #say(text) {
    const readout = this.querySelector('.readout-text');
    if (readout) readout.textContent = text;
  }
}

customElements.define('network-landscape-view', NetworkLandscapeView);

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view, picture) =>
  html`<network-landscape-view
    data-view=${view.id}
    .store=${store}
    .view=${view}
    .picture=${picture}
  ></network-landscape-view>`;
