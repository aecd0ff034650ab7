import { html } from 'lit';
import { colorSlot, dashOf } from '../../drawing/palette.js';
import { linearTicks } from '../../drawing/series.js';
import { prepareCanvas } from '../../drawing/canvas.js';
import { PictureView } from './picture-view.js';
import { runLegend, shownRuns } from './run-legend.js';

const CELLS = 160;
const MARGIN = { left: 44, right: 12, top: 10, bottom: 26 };

/** A function of one variable: the data, and the curve of every run through it. */
export class FitView extends PictureView {
  #bounds = { points: null, y: [0, 1] };

  wishes() {
    return { grid: { columns: CELLS, rows: 1 } };
  }

  render() {
    const { store } = this;
    return html`<div class="fit">
      ${runLegend(store)}
      <div class="canvas-box">
        <canvas
          role="img"
          aria-label="Data and fitted curves of ${shownRuns(store).length} runs"
        ></canvas>
      </div>
    </div>`;
  }

  draw() {
    const canvas = this.querySelector('canvas');
    const box = canvas.parentElement;
    const context = prepareCanvas(canvas, box.clientWidth, box.clientHeight);
    const views = this.store.frame.runs;
    const points = views.find((view) => view.points)?.points;
    if (!points) return;
    const plot = this.#plot(points, box.clientWidth, box.clientHeight);
    this.#drawAxes(context, plot);
    this.#drawPoints(context, plot, points);
    for (const view of views) this.#drawFit(context, plot, view);
  }

  #plot(points, width, height) {
    if (this.#bounds.points !== points) {
      let [low, high] = [Infinity, -Infinity];
      for (const target of points.targets) {
        low = Math.min(low, target);
        high = Math.max(high, target);
      }
      const space = 0.12 * (high - low || 1);
      this.#bounds = { points, y: [low - space, high + space] };
    }
    const [xMin, xMax] = points.window;
    const [yMin, yMax] = this.#bounds.y;
    const right = width - MARGIN.right;
    const bottom = height - MARGIN.bottom;
    return {
      xMin,
      xMax,
      yMin,
      yMax,
      right,
      bottom,
      toX: (x) => MARGIN.left + ((x - xMin) / (xMax - xMin)) * (right - MARGIN.left),
      toY: (y) => bottom - ((y - yMin) / (yMax - yMin)) * (bottom - MARGIN.top),
    };
  }

  #drawAxes(context, { xMin, xMax, yMin, yMax, right, bottom, toX, toY }) {
    const { theme } = this;
    context.font = `11.5px ${theme.font}`;
    context.fillStyle = theme.ink3;
    context.strokeStyle = theme.grid;
    context.lineWidth = 1;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const y of linearTicks(yMin, yMax, 5)) {
      context.beginPath();
      context.moveTo(MARGIN.left, toY(y));
      context.lineTo(right, toY(y));
      context.stroke();
      context.fillText(String(y), MARGIN.left - 8, toY(y));
    }
    context.textAlign = 'center';
    for (const x of linearTicks(xMin, xMax, 5)) context.fillText(String(x), toX(x), bottom + 14);
  }

  #drawPoints(context, { toX, toY }, { inputs, targets, training }) {
    const { theme } = this;
    for (let i = 0; i < training.length; i++) {
      context.beginPath();
      context.arc(toX(inputs[i]), toY(targets[i]), 2.4, 0, 2 * Math.PI);
      context.globalAlpha = 0.55;
      context.fillStyle = theme.ink3;
      context.strokeStyle = theme.ink3;
      if (training[i]) context.fill();
      else context.stroke();
    }
    context.globalAlpha = 1;
  }

  #drawFit(context, { xMin, xMax, right, bottom, toX, toY }, view) {
    const run = this.store.config.runs[view.index];
    if (!run?.visible || !view.grid) return;
    const { values } = view.grid;
    context.save();
    context.beginPath();
    context.rect(MARGIN.left, 0, right - MARGIN.left, bottom);
    context.clip();
    context.beginPath();
    values.forEach((value, i) => {
      const x = toX(xMin + ((i + 0.5) / values.length) * (xMax - xMin));
      if (i) context.lineTo(x, toY(value));
      else context.moveTo(x, toY(value));
    });
    context.strokeStyle = this.theme.runs[colorSlot(run, view.index)];
    context.lineWidth = 2;
    context.setLineDash(dashOf(run, view.index));
    context.stroke();
    context.restore();
  }
}

customElements.define('fit-view', FitView);
