import { prepareCanvas } from '../../drawing/canvas.js';
import { readTheme } from '../../drawing/palette.js';
import { fillReadout, placeReadout } from '../../elements/charts/readout.js';
import { CanvasElement } from '../study/canvas-element.js';
import { drawHeatMap, gridOf, placeUnder } from './draw-heat-map.js';
import { mapWords } from './map-model.js';

/** @typedef {import('./draw-heat-map.js').MapModel} MapModel */

/**
 * A map of two settings. Cells can be pointed at, and picked by a click or Enter: fires "pick" with
 * `detail` the cell.
 * @extends {CanvasElement<MapModel, { x: number, y: number }>}
 */
export class HeatMap extends CanvasElement {
  get #grid() {
    return gridOf(this.model, this.size);
  }

  draw() {
    const size = this.size;
    const context = prepareCanvas(this.canvas, size.width, size.height);
    drawHeatMap(context, {
      model: this.model,
      size,
      theme: readTheme(this),
      chosen: this.picked,
    });
    this.#showReadout();
  }

  /** @returns {import('../../figure/panels.js').Part | undefined} for figures */
  get figurePart() {
    const { model } = this;
    if (!model) return undefined;
    return {
      ...{ id: 'study', name: 'Sweep', about: mapWords(model) },
      draw: (context, theme, size) => drawHeatMap(context, { model, theme, size }),
    };
  }

  /** @param {PointerEvent} event */
  onPointer({ offsetX, offsetY }) {
    if (this.model) this.at = placeUnder(this.#grid, offsetX, offsetY);
  }

  /**
   * @param {number} sideways
   * @param {number} upwards
   */
  onMove(sideways, upwards) {
    const { columns, rows } = this.#grid;
    const { x, y } = this.at ?? { x: -sideways, y: -upwards };
    const within = (/** @type {number} */ value, /** @type {number} */ count) =>
      Math.min(count - 1, Math.max(0, value));
    this.at = { x: within(x + sideways, columns), y: within(y + upwards, rows) };
  }

  get picked() {
    const { at, model } = this;
    return at ? model.cells.find(({ x, y }) => x === at.x && y === at.y) : undefined;
  }

  #showReadout() {
    const { readout: box, picked: cell } = this;
    box.hidden = !cell;
    if (!cell) return;
    const { x, y } = this.model;
    fillReadout(box, `${x.key} ${x.labels[cell.x]}, ${y.key} ${y.labels[cell.y]}`, [
      ...cell.lines,
      'Click or press Enter to add it as a run',
    ]);
    const grid = this.#grid;
    placeReadout(box, this.size.width, grid.left(cell.x), grid.left(cell.x + 1));
  }
}

customElements.define('heat-map', HeatMap);
