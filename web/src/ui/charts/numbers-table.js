import '../styles/late.css';
import { LitElement, html, nothing } from 'lit';
import { readAt, xText } from '../model/curves.js';
import { curvesText, exactText } from '../model/curve-text.js';
import { nextPoint } from '../model/zoom.js';
import * as icons from '../icons.js';

const ROWS = 40;
// In milliseconds.
const COPIED_FOR = 1500;

/** The numbers of a chart: some of them as a table, all of them to copy. Fires "close". */
export class NumbersTable extends LitElement {
  static properties = {
    /** What the chart shows, see zoomModel. */
    model: { attribute: false },
    /** Name of the unit of x. */
    unit: { attribute: false },
    /** Whether only whole x make sense. */
    isWhole: { attribute: false },
    /** Whether its curves go on beyond what was trained. */
    goesAhead: { attribute: false },
    words: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    this.words = '';
    this.refused = '';
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { model } = this;
    return html`<div
      class="data-table"
      role="region"
      aria-label="${model.title} as a table"
      @keydown=${(event) => event.key === 'Escape' && this.#close()}
    >
      <h2>
        ${model.title} <span class="subtitle">${model.subtitle}</span>
        <button
          type="button"
          class="btn copy"
          title="Copy all points in view, as a spreadsheet takes them"
          @click=${() => this.#copy()}
        >
          ${this.words || 'Copy'}
        </button>
        <span class="hidden-text" role="status">${this.words}</span>
        <button
          type="button"
          class="btn icon small quiet"
          aria-label="Close the table"
          @click=${() => this.#close()}
        >
          ${icons.close}
        </button>
      </h2>
      ${
        this.refused
          ? html`<textarea
              readonly
              aria-label="All points in view, to copy by hand"
              .value=${this.refused}
            ></textarea>`
          : nothing
      }
      <div class="scroll" tabindex="0">${this.#table()}</div>
    </div>`;
  }

  #table() {
    const { curves } = this.model;
    return html`<table>
      <thead>
        <tr>
          <th scope="col" class="n">${this.unit}</th>
          ${curves.map(({ name }) => html`<th scope="col" class="n">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.#places().map(
          (x) =>
            html`<tr>
              <th scope="row" class="n">${xText(x)}</th>
              ${curves.map((curve) => html`<td class="n">${this.#cell(curve, x)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #places() {
    const { x, now, curves } = this.model;
    const end = this.goesAhead ? x.max : Math.min(x.max, Math.max(x.min, now ?? 0));
    const places = Array.from({ length: ROWS + 1 }, (_, i) => x.min + (i / ROWS) * (end - x.min));
    // A schedule is known everywhere, other things where they were measured.
    const found = this.goesAhead
      ? places.map((place) => (this.isWhole ? Math.round(place) : place))
      : places
          .map((place) => nextPoint(curves, place, -1))
          .filter((place) => place !== null && place >= x.min);
    return [...new Set(found)];
  }

  #cell(curve, x) {
    const value = readAt({ curves: [curve] }, x)[0]?.value ?? NaN;
    return exactText(value, this.model.y.percent);
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }

  async #copy() {
    const { model } = this;
    const text = curvesText(model.whole ?? model, this.unit, model.x);
    try {
      await navigator.clipboard.writeText(text);
      this.#say('Copied');
    } catch {
      // Not every host lets a frame use the clipboard; the old way needs no leave.
      this.refused = text;
      await this.updateComplete;
      this.querySelector('textarea').select();
      this.#say(document.execCommand('copy') ? 'Copied' : 'Press Ctrl+C');
    }
  }

  #say(words) {
    this.words = words;
    setTimeout(() => (this.words = ''), COPIED_FOR);
  }
}

customElements.define('numbers-table', NumbersTable);
