// What both landscapes share: a background that is kept, and paths that grow on it.

import { prepareCanvas } from '../../drawing/canvas.js';
import { drawPaths } from './draw-landscape.js';
import { PictureView } from './picture-view.js';

/**
 * A part of a plane from above. Subclasses say which part (`plotOn`), what lies there
 * (`drawBackground`, once `hasBackground`), and where runs went (`wayOf`).
 */
export class PlaneView extends PictureView {
  #background = null;

  forget() {
    this.#background = null;
  }

  /**
   * @param {number} width CSS pixels
   * @param {number} height CSS pixels
   * @returns {import('./draw-landscape.js').Plot | null} null: nothing to be drawn
   */
  plotOn() {
    return null;
  }

  get hasBackground() {
    return true;
  }

  /** Draws what stays. Takes the context and the plot. */
  drawBackground() {}

  /** @returns {{ x: ArrayLike<number>, y: ArrayLike<number> } | undefined} of a run's view */
  wayOf() {
    return undefined;
  }

  /** Draws what else moves. Takes the context and the plot. */
  drawAbove() {}

  draw() {
    const canvas = this.querySelector('canvas');
    const { clientWidth: width, clientHeight: height } = canvas.parentElement;
    const context = prepareCanvas(canvas, width, height);
    const plot = this.plotOn(width, height);
    if (!plot) return;
    if (this.hasBackground) {
      this.#background ??= this.#keep(plot, width, height);
      context.drawImage(this.#background, 0, 0, width, height);
    }
    context.save();
    context.beginPath();
    context.rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top);
    context.clip();
    drawPaths(context, plot, this.store, this.theme, (view) => this.wayOf(view));
    this.drawAbove(context, plot);
    context.restore();
  }

  #keep(plot, width, height) {
    const canvas = document.createElement('canvas');
    this.drawBackground(prepareCanvas(canvas, width, height), plot);
    return canvas;
  }
}
