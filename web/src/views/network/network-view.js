// The element of the networks: a tile for each run, and the numbers of what one points at.

import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { runNames } from '../../config/run-names.js';
import { TilesView } from '../picture/tiles-view.js';
import { drawnNetwork } from './drawn-network.js';
import { partAt, placeOf } from './layout.js';
import { drawPointed } from './network.js';
import { parameterAt } from './parameter.js';
import { partIn, walk } from './walk.js';
import { networkWords, partWords } from './words.js';

/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('./layout.js').Part} Part */

// Between a part and the card that reads it.
const CARD_GAP = 8;
/** Height of the words below the tiles, as in the style sheet. */
const WORDS = 40;
const HINT =
  'Point at a unit or a line for its numbers, or use the arrow keys; a click or Enter looks at it through the ' +
  'microscope. Halos: how strongly the gradient pulls a weight, in the colour of the sign that it pulls to.';

export class NetworkView extends TilesView {
  // A first tap only points.
  #wasPointed = false;
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { pointed: { state: true } };

  constructor() {
    super();
    /** @type {{ run: number, part: Part } | null} */
    this.pointed = null;
  }

  get size() {
    const { width, height } = super.size;
    return { width, height: Math.max(0, height - WORDS) };
  }

  // Lines between the layers need room.
  get shape() {
    return 1.6;
  }

  render() {
    const words = this.#pointedWords();
    return html`${super.render()}
      <p class="network-words">${HINT}</p>
      <p
        class="network-card"
        role="status"
        style=${styleMap(words ? this.#cardPlace() : {})}
        .textContent=${words}
      ></p>`;
  }

  // Beside what is read and within this element; above it in the lower half of the window.
  /** @returns {Record<string, string>} */
  #cardPlace() {
    const { run, part } = this.pointed ?? {};
    const drawn = run === undefined ? null : this.#drawn(run);
    const canvas = this.querySelector(`figure[data-run="${run}"] canvas`);
    if (!part || !drawn || !canvas) return {};
    const { x, y, side } = placeOf(drawn.layout, part);
    const [own, tile] = [this, canvas].map((element) => element.getBoundingClientRect());
    const [left, top] = [tile.left - own.left + x, tile.top - own.top + y];
    const isAbove = tile.top + y > innerHeight / 2;
    const gap = side / 2 + CARD_GAP;
    return {
      left: `clamp(0px, ${left}px - var(--card) / 2, 100% - var(--card))`,
      ...(isAbove ? { bottom: `${own.height - top + gap}px` } : { top: `${top + gap}px` }),
    };
  }

  /**
   * @param {string} label
   * @param {number} index of the run
   */
  renderCanvas(label, index) {
    const drawn = this.#drawn(index);
    return html`<canvas
      tabindex="0"
      role="img"
      aria-label="${label}${drawn ? `. ${networkWords(drawn)}` : ''}"
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Home End Enter Escape"
      @pointermove=${(/** @type {PointerEvent} */ event) => this.#onPoint(event, index)}
      @pointerdown=${(/** @type {PointerEvent} */ event) => this.#onPress(event, index)}
      @click=${() => this.#wasPointed && this.#magnify()}
      @pointerleave=${this.#onPointerLeave}
      @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event, index)}
      @blur=${this.#onLeave}
    ></canvas>`;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {PictureScene} scene
   */
  drawTile(context, scene) {
    super.drawTile(context, scene);
    const drawn = this.pointed?.run === scene.run ? drawnNetwork(scene) : null;
    const part = drawn && this.pointed && partIn(drawn, this.pointed.part);
    if (drawn && part) drawPointed(context, scene, drawn, part);
  }

  /** @returns {string} empty: nothing is pointed at */
  #pointedWords() {
    if (!this.pointed) return '';
    const drawn = this.#drawn(this.pointed.run);
    const part = drawn && partIn(drawn, this.pointed.part);
    if (!drawn || !part) return '';
    const words = partWords(drawn, part);
    if (this.shownRuns.length < 2) return words;
    return `${runNames(this.store.config, this.store.catalog)[this.pointed.run]}. ${words}`;
  }

  /** @param {number} run */
  #drawn(run) {
    const isShown = this.shownRuns.some(({ index }) => index === run);
    return isShown && this.size.width ? drawnNetwork(this.scene(this.room, { run })) : null;
  }

  /**
   * @param {PointerEvent} event
   * @param {number} run
   */
  #onPoint({ offsetX, offsetY }, run) {
    const drawn = this.#drawn(run);
    const part = drawn && partAt(drawn.layout, offsetX, offsetY);
    this.#point(part && { run, part });
  }

  /**
   * @param {PointerEvent} event
   * @param {number} run
   */
  #onPress(event, run) {
    const before = JSON.stringify(this.pointed);
    this.#onPoint(event, run);
    this.#wasPointed = this.pointed !== null && JSON.stringify(this.pointed) === before;
  }

  // The microscope shows what is pointed at; in an embed, if it is one of its views.
  #magnify() {
    const { store } = this;
    const drawn = this.pointed && this.#drawn(this.pointed.run);
    const tensors = this.pointed && store.runView(this.pointed.run)?.tensors;
    if (!this.pointed || !drawn || !tensors) return;
    const index = parameterAt(drawn, tensors, this.pointed.part);
    if (index < 0) return;
    store.setSetting('microscope.weight', index);
    if (!store.flags.embed) store.setSetting('stage', 'microscope');
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} run
   */
  #onKey(event, run) {
    const drawn = this.#drawn(run);
    if (!drawn || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && this.pointed) this.#point(null);
    else if (event.key === 'Enter' && this.pointed) this.#magnify();
    else {
      const part = walk(drawn, this.pointed?.run === run ? this.pointed.part : null, event.key);
      if (!part) return;
      this.#point({ run, part });
    }
    event.preventDefault();
    // Arrow keys of the page move in time.
    event.stopPropagation();
  }

  #onLeave = () => this.#point(null);

  // A finger that is lifted leaves what it has tapped; the next tap elsewhere takes the focus.
  #onPointerLeave = (/** @type {PointerEvent} */ { pointerType }) => {
    if (pointerType !== 'touch') this.#point(null);
  };

  /** @param {{ run: number, part: Part } | null} pointed */
  #point(pointed) {
    // A pointer moves often within one part.
    if (JSON.stringify(pointed) !== JSON.stringify(this.pointed)) this.pointed = pointed;
  }
}

customElements.define('network-view', NetworkView);

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view, picture) =>
  html`<network-view
    data-view=${view.id}
    .store=${store}
    .view=${view}
    .picture=${picture}
  ></network-view>`;
