import { spareCanvas } from './picture-view.js';
import { problemOf } from '../../config/problem.js';
import { rgb } from '../../drawing/palette.js';
import { TilesView } from './tiles-view.js';

const SAMPLES = 45;
const COLUMNS = 5;
const CAPTION = 22;

/** Pictures of the validation part with what each run takes them for. */
export class DigitsView extends TilesView {
  #glyphs = { inputs: null, canvases: [] };

  get pictureName() {
    return 'Predicted pictures';
  }

  wishes() {
    return { samples: SAMPLES };
  }

  forget() {
    this.#glyphs = { inputs: null, canvases: [] };
  }

  get isSquare() {
    return false;
  }

  drawTile(context, view, side, tall) {
    const { samples } = view;
    const { imageWidth } = problemOf(this.store.config, this.store.catalog);
    if (!samples || !imageWidth) return;
    const all = samples.targets.length;
    const glyphs = this.#pictures(samples.inputs, all, imageWidth);
    const classes = samples.outputs.length / all;
    const cell = side / COLUMNS;
    const size = cell - 10;
    const rowHeight = size + CAPTION;
    const count = Math.min(all, COLUMNS * Math.floor(tall / rowHeight));
    context.imageSmoothingEnabled = imageWidth > 16;
    for (let i = 0; i < count; i++) {
      const left = (i % COLUMNS) * cell + (cell - size) / 2;
      const top = Math.floor(i / COLUMNS) * rowHeight + 2;
      context.drawImage(glyphs[i], left, top, size, size);
      const guess = best(samples.outputs, i * classes, classes);
      this.#caption(context, guess, guess.index === samples.targets[i], {
        x: left + size / 2,
        y: top + size + 9,
        box: [left - 1, top - 1, size + 2],
      });
    }
  }

  #caption(context, guess, right, { x, y, box }) {
    const { theme } = this;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.font = `${right ? 500 : 700} 11px ${theme.font}`;
    context.fillStyle = right ? theme.ink2 : theme.warn;
    const sure = Number.isFinite(guess.chance) ? ` ${Math.round(100 * guess.chance)}%` : '';
    context.fillText(`${guess.index}${sure}`, x, y);
    if (right) return;
    context.strokeStyle = theme.warn;
    context.lineWidth = 1.5;
    context.strokeRect(box[0], box[1], box[2], box[2]);
  }

  // The same pictures for every run: painted once.
  #pictures(inputs, count, width) {
    const kept = this.#glyphs;
    if (sameStart(kept.inputs, inputs)) return kept.canvases;
    const ink = rgb(this.theme.ink);
    const perPicture = inputs.length / count;
    const canvases = Array.from({ length: count }, (_, i) =>
      paint(inputs.subarray(i * perPicture, (i + 1) * perPicture), width, ink),
    );
    this.#glyphs = { inputs, canvases };
    return canvases;
  }
}

function sameStart(a, b) {
  if (!a || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 7) if (a[i] !== b[i]) return false;
  return true;
}

function paint(values, width, ink) {
  const height = values.length / width;
  const canvas = spareCanvas(width, height);
  const image = new ImageData(width, height);
  const highest = values.reduce((max, value) => Math.max(max, value), 1e-9);
  values.forEach((value, i) => {
    image.data.set([...ink, 255 * Math.min(1, Math.max(0, value / highest))], 4 * i);
  });
  canvas.getContext('2d').putImageData(image, 0, 0);
  return canvas;
}

function best(outputs, from, classes) {
  let index = 0;
  for (let k = 1; k < classes; k++) if (outputs[from + k] > outputs[from + index]) index = k;
  return { index, chance: outputs[from + index] };
}

customElements.define('digits-view', DigitsView);
