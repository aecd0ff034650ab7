// What a picture keeps from one drawing to the next.

import { prepareCanvas } from '../../drawing/canvas.js';

/** Values by name, each with the reasons for which it has to be made again. */
export class Kept {
  /** @type {Map<string, { reasons: unknown[], value: unknown }>} */
  #values = new Map();
  #hasLayers;

  /**
   * @param {(width: number, height: number) => HTMLCanvasElement} newCanvas in device pixels
   * @param {{ hasLayers?: boolean }} [options] hasLayers: what stays is painted once on a canvas of its
   *   own. Figures go without: a layer has no lines that could be scaled
   */
  constructor(newCanvas, { hasLayers = true } = {}) {
    this.newCanvas = newCanvas;
    this.#hasLayers = hasLayers;
  }

  /**
   * @template T
   * @param {string} name
   * @param {unknown[]} reasons compared one by one
   * @param {() => T} make called when there is nothing yet, or when a reason has changed
   * @returns {T}
   */
  get(name, reasons, make) {
    const kept = this.#values.get(name);
    const isSame =
      kept?.reasons.length === reasons.length &&
      reasons.every((reason, i) => Object.is(reason, kept.reasons[i]));
    if (kept && isSame) return /** @type {T} */ (kept.value);
    const value = make();
    this.#values.set(name, { reasons, value });
    return value;
  }

  /**
   * Draws what stays the same from one drawing to the next.
   * @param {CanvasRenderingContext2D} context in CSS pixels
   * @param {{ name: string, reasons: unknown[], scene: Pick<import('./picture.js').PictureScene,
   *   'size' | 'theme' | 'density'> }} layer reasons: besides size, theme and density of the scene
   * @param {(context: CanvasRenderingContext2D) => void} draw
   */
  layer(context, { name, reasons, scene }, draw) {
    if (!this.#hasLayers) {
      context.save();
      draw(context);
      context.restore();
      return;
    }
    const { theme, density } = scene;
    const { width, height } = scene.size;
    const canvas = this.get(name, [...reasons, width, height, theme, density], () => {
      const made = this.newCanvas(1, 1);
      draw(prepareCanvas(made, width, height, density));
      return made;
    });
    context.drawImage(canvas, 0, 0, width, height);
  }

  clear() {
    this.#values.clear();
  }
}
