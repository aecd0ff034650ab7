// The drawn network beside the microscope: a click on a weight, or the arrow keys, chooses it.

import { html } from 'lit';
import { prepareCanvas } from '../../drawing/canvas.js';
import { drawnNetwork } from '../network/drawn-network.js';
import { partAt } from '../network/layout.js';
import { draw, drawPointed } from '../network/network.js';
import { parameterAt, partOfParameter } from '../network/parameter.js';
import networkView from '../network/view.js';
import { walk } from '../network/walk.js';
import { partWords } from '../network/words.js';
import { PictureView } from '../picture/picture-view.js';

/** @typedef {import('../network/layout.js').Part} Part */

const KEY = 'microscope.weight';

export class WeightChooser extends PictureView {
  static followsTraining = true;

  constructor() {
    super();
    this.view = networkView;
  }

  get #run() {
    const shown = this.shownRuns.map(({ index }) => index);
    const { selected } = this.store.ui;
    return shown.includes(selected) ? selected : (shown[0] ?? 0);
  }

  get #drawn() {
    return this.size.width ? drawnNetwork(this.scene(this.size, { run: this.#run })) : null;
  }

  get #tensors() {
    return this.store.runView(this.#run)?.tensors ?? [];
  }

  /** @returns {Part | null} that is looked at, if it is drawn */
  get #part() {
    const [drawn, tensors] = [this.#drawn, this.#tensors];
    if (!drawn || !tensors.length) return null;
    return partOfParameter(drawn, tensors, Number(this.store.value(KEY)));
  }

  render() {
    const [drawn, part] = [this.#drawn, this.#part];
    const words = drawn && part ? partWords(drawn, part) : 'not among the units that are shown';
    return html`<canvas
      tabindex="0"
      role="img"
      aria-label="The network, to choose a weight from. ${words}"
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Home End"
      @click=${this.#onClick}
      @keydown=${this.#onKey}
    ></canvas>`;
  }

  draw() {
    const canvas = this.querySelector('canvas');
    const drawn = this.#drawn;
    if (!canvas || !drawn) return;
    const scene = this.scene(this.size, { run: this.#run });
    const context = prepareCanvas(canvas, this.size.width, this.size.height, scene.density);
    draw(context, scene);
    const part = this.#part;
    if (part) drawPointed(context, scene, drawn, part);
  }

  /** @param {Part | null} part */
  #choose(part) {
    const drawn = this.#drawn;
    const index = drawn && part ? parameterAt(drawn, this.#tensors, part) : -1;
    if (index >= 0) this.store.setSetting(KEY, index);
    return index >= 0;
  }

  #onClick = (/** @type {MouseEvent} */ { offsetX, offsetY }) => {
    const drawn = this.#drawn;
    if (drawn) this.#choose(partAt(drawn.layout, offsetX, offsetY));
  };

  #onKey = (/** @type {KeyboardEvent} */ event) => {
    const drawn = this.#drawn;
    if (!drawn || event.ctrlKey || event.metaKey || event.altKey) return;
    // Inputs have nothing to look at: they are passed over.
    let part = walk(drawn, this.#part, event.key);
    if (!part) return;
    if (!this.#choose(part)) {
      part = walk(drawn, part, event.key);
      this.#choose(part);
    }
    event.preventDefault();
    // Arrow keys of the page move in time.
    event.stopPropagation();
  };
}

customElements.define('weight-chooser', WeightChooser);
