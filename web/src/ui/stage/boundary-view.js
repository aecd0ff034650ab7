import { prepareCanvas } from '../../drawing/canvas.js';
import { problemOf } from '../../config/problem.js';
import { rgb } from '../../drawing/palette.js';
import { spareCanvas } from './picture-view.js';
import { TilesView } from './tiles-view.js';

const STRENGTH = 150;

/** What each run predicts over the plane, with the data on it. */
export class BoundaryView extends TilesView {
  // By run: { points, side, canvas } and { canvas, image }.
  #points = new Map();
  #fields = new Map();
  #colours = null;

  get pictureName() {
    return 'Prediction over the plane';
  }

  wishes() {
    const { side } = this.layout;
    const cells = Math.max(40, Math.min(96, Math.round(side / 4)));
    return { grid: { columns: cells, rows: cells } };
  }

  forget() {
    this.#points.clear();
    this.#colours = null;
  }

  get #task() {
    return problemOf(this.store.config, this.store.catalog).dataset?.task ?? 'binary';
  }

  drawTile(context, view, side) {
    if (view.grid) this.#drawField(context, view, side);
    if (view.points) context.drawImage(this.#pointLayer(view, side), 0, 0, side, side);
  }

  #drawField(context, view, side) {
    const { columns, rows, values } = view.grid;
    let field = this.#fields.get(view.index);
    if (field?.canvas.width !== columns || field.canvas.height !== rows) {
      const canvas = spareCanvas(columns, rows);
      field = { canvas, image: new ImageData(columns, rows) };
      this.#fields.set(view.index, field);
    }
    this.#paint(field.image.data, values, columns * rows, view);
    field.canvas.getContext('2d').putImageData(field.image, 0, 0);
    context.imageSmoothingQuality = 'high';
    context.drawImage(field.canvas, 0, 0, side, side);
  }

  #paint(pixels, values, cells, view) {
    this.#colours ??= this.theme.classes.map(rgb);
    const perCell = values.length / cells;
    if (perCell > 1) paintClasses(pixels, values, cells, this.#colours);
    else if (this.#task === 'regression') {
      const { low, high } = targetRange(view.points);
      paintScalar(pixels, values, this.#colours, (value) => (value - low) / (high - low || 1));
    } else paintScalar(pixels, values, this.#colours, (value) => value);
  }

  #pointLayer(view, side) {
    const kept = this.#points.get(view.index);
    if (kept?.points === view.points && kept.side === side) return kept.canvas;
    const canvas = document.createElement('canvas');
    const context = prepareCanvas(canvas, side, side);
    this.#drawPoints(context, view.points, side);
    this.#points.set(view.index, { points: view.points, side, canvas });
    return canvas;
  }

  #drawPoints(context, points, side) {
    const { inputs, targets, training, window: area } = points;
    const [xMin, xMax, yMin, yMax] = area;
    const radius = Math.max(1.2, Math.min(2.7, side / 95));
    const colour = this.#pointColour(points);
    // Validation points are rings and lie below.
    for (const part of [0, 1]) {
      for (let i = 0; i < training.length; i++) {
        if (training[i] !== part) continue;
        const x = ((inputs[2 * i] - xMin) / (xMax - xMin)) * side;
        const y = ((yMax - inputs[2 * i + 1]) / (yMax - yMin)) * side;
        context.beginPath();
        context.arc(x, y, part ? radius : radius * 0.8, 0, 2 * Math.PI);
        if (part) {
          context.fillStyle = colour(targets[i]);
          context.fill();
          context.lineWidth = 0.8;
          context.strokeStyle = this.theme.panel;
        } else {
          context.lineWidth = 1;
          context.strokeStyle = colour(targets[i]);
        }
        context.stroke();
      }
    }
  }

  #pointColour(points) {
    const { classes } = this.theme;
    if (this.#task !== 'regression') return (target) => classes[target % classes.length];
    const { low, high } = targetRange(points);
    const [from, to] = [rgb(classes[0]), rgb(classes[1])];
    return (target) => {
      const part = (target - low) / (high - low || 1);
      const mix = from.map((channel, k) => Math.round(channel + part * (to[k] - channel)));
      return `rgb(${mix.join(' ')})`;
    };
  }
}

// 0..1 between the first two colours, clear in the middle.
function paintScalar(pixels, values, colours, toShare) {
  for (let i = 0; i < values.length; i++) {
    const share = Math.min(1, Math.max(0, toShare(values[i])));
    const [r, g, b] = colours[share > 0.5 ? 1 : 0];
    const at = 4 * i;
    pixels[at] = r;
    pixels[at + 1] = g;
    pixels[at + 2] = b;
    // Weights that are not finite predict nothing.
    pixels[at + 3] = Number.isNaN(values[i])
      ? 0
      : STRENGTH * Math.min(1, Math.abs(share - 0.5) * 1.3);
  }
}

// The most probable class, the paler the less sure.
function paintClasses(pixels, values, cells, colours) {
  const classes = values.length / cells;
  for (let i = 0; i < cells; i++) {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if (values[i * classes + k] > values[i * classes + best]) best = k;
    }
    const chance = values[i * classes + best];
    const [r, g, b] = colours[best % colours.length];
    const at = 4 * i;
    pixels[at] = r;
    pixels[at + 1] = g;
    pixels[at + 2] = b;
    const sure = (chance - 1 / classes) / (1 - 1 / classes);
    pixels[at + 3] = Number.isFinite(sure) ? STRENGTH * 0.65 * Math.max(0, sure) : 0;
  }
}

function targetRange(points) {
  if (points.range) return points.range;
  let low = Infinity;
  let high = -Infinity;
  for (const target of points.targets) {
    low = Math.min(low, target);
    high = Math.max(high, target);
  }
  points.range = { low, high };
  return points.range;
}

customElements.define('boundary-view', BoundaryView);
