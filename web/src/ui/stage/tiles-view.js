import { html, nothing } from 'lit';
import { runNames } from '../../config/run-names.js';
import { problemOf } from '../../config/problem.js';
import { formatNumber, formatPercent } from '../../drawing/format.js';
import { prepareCanvas } from '../../drawing/canvas.js';
import { swatchOf } from '../swatch.js';
import { PictureView } from './picture-view.js';

const GAP = 12;
const HEAD = 24;
const SMALLEST = 60;
const SMALL = 160;
const TINY = 90;
const PRICE = 0.82;

/**
 * Small multiples: one picture a run, all of the same size. Subclasses implement
 * `drawTile(context, view, side, tall)`: the context is cleared and in CSS pixels, `view` is what
 * the trainer knows about the run, `side` and `tall` are the size in CSS pixels.
 */
export class TilesView extends PictureView {
  static followsTraining = true;

  get shownRuns() {
    return this.store.config.runs
      .map((run, index) => ({ run, index }))
      .filter(({ run }) => run.visible);
  }

  /** The best number of columns for the place there is, and the size of a tile. */
  get layout() {
    const count = Math.max(1, this.shownRuns.length);
    const width = this.size.width || 400;
    const height = this.size.height || 400;
    // Narrow pages scroll, so only the width matters there.
    if (this.scrolls) {
      const columns = Math.min(2, count);
      const side = Math.floor((width - GAP * (columns - 1)) / columns);
      return { columns, side, tall: side };
    }
    const options = Array.from({ length: count }, (_, i) => {
      const columns = i + 1;
      const rows = Math.ceil(count / columns);
      const across = (width - GAP * (columns - 1)) / columns;
      const down = (height - GAP * (rows - 1)) / rows - HEAD;
      return { columns, rows, side: Math.max(SMALLEST, Math.floor(Math.min(across, down))) };
    });
    const largest = Math.max(...options.map(({ side }) => side));
    // Side by side reads better than on top of each other, at a small price.
    const good = options.filter(({ side }) => side >= PRICE * largest);
    const wide = good.filter((one) => one.columns >= one.rows).sort((a, b) => b.side - a.side);
    const { columns, rows, side } = wide[0] ?? good.at(-1);
    const room = Math.floor((height - GAP * (rows - 1)) / rows - HEAD);
    return { columns, side, tall: this.isSquare ? side : Math.max(side, room) };
  }

  /** Whether a picture has to be a square, or may use all the height there is. */
  get isSquare() {
    return true;
  }

  get scrolls() {
    return matchMedia('(max-width: 799px)').matches && !this.store.flags.embed;
  }

  render() {
    const { columns, side, tall } = this.layout;
    return html`<div
      class="tiles ${side < SMALL ? 'small' : ''}"
      style="--columns:${columns};--side:${side}px;--tall:${tall}px"
    >
      ${this.shownRuns.map(({ run, index }) => this.#tile(run, index))}
    </div>`;
  }

  #tile(run, index) {
    const name = runNames(this.store.config, this.store.catalog)[index];
    const isTiny = this.layout.side < TINY;
    const value = isTiny ? '' : this.tileValue(this.store.runView(index));
    return html`<figure class="tile" data-run=${index}>
      <figcaption>
        ${swatchOf(run, index)}
        <b title=${name}>${name}</b>
        ${value ? html`<span class="value">${value}</span>` : nothing}
      </figcaption>
      <canvas
        role="img"
        aria-label="${this.pictureName} of ${name}${value ? `: ${value}` : ''}"
      ></canvas>
    </figure>`;
  }

  /** What a picture shows, for those who do not see it. */
  get pictureName() {
    return 'Picture';
  }

  tileValue(view) {
    if (!view?.state) return '';
    const dataset = problemOf(this.store.config, this.store.catalog).dataset;
    const { valAccuracy } = view.state;
    if (dataset?.task === 'regression') return `R² ${formatNumber(valAccuracy)}`;
    if (this.layout.side >= SMALL) return formatPercent(valAccuracy);
    return Number.isFinite(valAccuracy) ? `${Math.round(100 * valAccuracy)}\u202f%` : '–';
  }

  draw() {
    const { side, tall } = this.layout;
    for (const figure of this.querySelectorAll('figure')) {
      const view = this.store.runView(Number(figure.dataset.run));
      if (!view) continue;
      const context = prepareCanvas(figure.querySelector('canvas'), side, tall);
      this.drawTile(context, view, side, tall);
    }
  }
}
