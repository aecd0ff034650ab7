// The element of a picture that shows all runs on one canvas.

import { html, nothing } from 'lit';
import { prepareCanvas } from '../../drawing/canvas.js';
import { PictureView } from './picture-view.js';
import { runLegend } from './run-legend.js';

/**
 * A legend, a canvas, and what there is to say below it. Subclasses add controls, words, and
 * listeners to the canvas.
 */
export class WholeView extends PictureView {
  render() {
    return html`<div class="fit">
      ${this.renderHead()}
      <div class="canvas-box">${this.renderCanvas()}</div>
      ${this.renderNote()}
    </div>`;
  }

  /** @returns {unknown} template */
  renderHead() {
    return runLegend(this.store);
  }

  /** @returns {unknown} template of a canvas */
  renderCanvas() {
    return html`<canvas role="img" aria-label=${this.summary}></canvas>`;
  }

  /** @returns {unknown} template */
  renderNote() {
    return nothing;
  }

  /** The picture in words. */
  get summary() {
    return `${this.view.about} of ${this.shownRuns.length} runs`;
  }

  /** @returns {unknown} what was computed for the picture besides training */
  get results() {
    return undefined;
  }

  /** @returns {import('./picture.js').Size | null} of the canvas in CSS pixels; null: it has none */
  get canvasSize() {
    const box = this.querySelector('.canvas-box');
    if (!box?.clientWidth || !box.clientHeight) return null;
    return { width: box.clientWidth, height: box.clientHeight };
  }

  draw() {
    const canvas = this.querySelector('canvas');
    const size = this.canvasSize;
    if (!canvas || !size) return;
    const scene = this.scene(size, { results: this.results });
    this.picture.draw(prepareCanvas(canvas, size.width, size.height, scene.density), scene);
  }
}

customElements.define('whole-view', WholeView);

/** @type {import('./picture.js').Host['show']} */
export const show = (store, view, picture) =>
  html`<whole-view
    data-view=${view.id}
    .store=${store}
    .view=${view}
    .picture=${picture}
  ></whole-view>`;
