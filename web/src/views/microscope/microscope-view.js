// The element of the microscope: which weight, and for each run the rule with the numbers of a step below its
// symbols.

import { html, nothing, svg } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import './microscope.css';
import { problemOf } from '../../config/problem.js';
import { runNames } from '../../config/run-names.js';
import { formatNumber, formatValue } from '../../drawing/format.js';
import { swatchOf } from '../../elements/swatch.js';
import { pairWords, stepWords } from '../../steps/words.js';
import { PictureView } from '../picture/picture-view.js';
import { arrowsOf, arrowsPicture } from './arrows.js';
import { BAR_WORDS, barLength } from './bars.js';
import { looksOf, whenWords } from './looks.js';
import { rowGroups } from './rows.js';
import { tableOf, tableText } from './steps-table.js';
import './weight-chooser.js';
import { LAST_STEPS, indexOfWeight, placeOfWeight, tensorName } from './weight.js';

/** @typedef {import('../../steps/look.js').Look} Look */
/** @typedef {import('./rows.js').Row} Row */
/** @typedef {import('./weight.js').Place} Place */

const KEY = 'microscope.weight';
const COORDINATES = ['x', 'y'];
const FIRST_STEP = svg`<path d="M4 3v10M12.5 3.5L7 8l5.5 4.5z" />`;
const STEP_BACK = svg`<path d="M11 3.5L5.5 8l5.5 4.5z" />`;
const STEP_ON = svg`<path d="M5 3.5L10.5 8 5 12.5z" />`;

export class MicroscopeView extends PictureView {
  /** What the numbers that are shown were taken of. */
  #seen = '';

  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    copied: { state: true },
    isRefused: { state: true },
    isTableOpen: { state: true },
  };

  constructor() {
    super();
    /** The run whose table was copied; -1: none. */
    this.copied = -1;
    /** Whether the browser does not let it be copied. */
    this.isRefused = false;
    this.isTableOpen = false;
  }

  // The lines of the rules are among the texts of the catalog, which an embed may not have yet.
  firstUpdated() {
    this.store.loadWhole();
  }

  // While runs train there is no time to read what went before.
  wishes() {
    const { steps } = super.wishes();
    const isCalm = !this.store.frame?.playing;
    return { steps: steps && { ...steps, count: isCalm ? LAST_STEPS : 0 } };
  }

  // Frames come often, and most of them change nothing here.
  draw() {
    const stamps = this.shownRuns.map(({ index }) => stampOf(this.store.runView(index)));
    const seen = JSON.stringify([this.store.frame?.playing, ...stamps]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.requestUpdate();
  }

  render() {
    const runs = this.shownRuns.map(({ run, index }) => ({ run, index, ...this.#looks(index) }));
    const known = runs.filter(({ looks }) => looks.length);
    return html`<div class="microscope">
      ${this.#head()}
      <div class="microscope-body">
        ${this.#network()}
        <div class="microscope-read" role="group" aria-label="The step in numbers" tabindex="0">
          ${this.#pair(known)}
          <div class="microscope-runs">
            ${runs.map((one) => (one.looks.length ? this.#run(one) : this.#placeOf(one)))}
          </div>
          ${known.length ? html`<p class="note">${BAR_WORDS}</p>` : nothing}
        </div>
      </div>
    </div>`;
  }

  /** @param {number} index of a run */
  #looks(index) {
    const pictures = this.store.runView(index);
    const isOld = this.store.isFrameOld || !pictures;
    return { pictures, looks: isOld ? [] : looksOf(pictures, this.store) };
  }

  // ---- Which weight, and which step ----

  get #tensors() {
    return this.shownRuns.map(({ index }) => this.store.runView(index)?.tensors ?? [])[0] ?? [];
  }

  #head() {
    const tensors = this.#tensors;
    if (!tensors.length) return nothing;
    return html`<div class="microscope-head" role="group" aria-label="Weight and step">
      ${this.#isSurface ? this.#coordinate() : this.#weight(tensors)}
      <span class="microscope-steps">
        ${stepButton('First step', FIRST_STEP, () => this.store.seek(0))}
        ${stepButton('Step back', STEP_BACK, () => this.#go(-1))}
        ${stepButton('Step on', STEP_ON, () => this.#go(1))}
      </span>
    </div>`;
  }

  get #isSurface() {
    return problemOf(this.store.config, this.store.catalog).surface;
  }

  #coordinate() {
    const chosen = Math.min(COORDINATES.length - 1, Number(this.store.value(KEY)));
    return select('Coordinate', COORDINATES, chosen, (index) => this.store.setSetting(KEY, index));
  }

  /** @param {import('./weight.js').Tensor[]} tensors */
  #weight(tensors) {
    const place = placeOfWeight(tensors, Number(this.store.value(KEY)));
    const [rows, columns = 1] = tensors[place.tensor].shape;
    const choose = (/** @type {Partial<Place>} */ part) => this.#choose({ ...place, ...part });
    return html`${select('Weights', tensors.map(tensorName), place.tensor, (tensor) =>
      choose({ tensor, row: 0, column: 0 }),
    )}
    ${rows > 1 ? number('Unit', place.row, rows, (row) => choose({ row })) : nothing}
    ${columns > 1 ? number('Input', place.column, columns, (column) => choose({ column })) : nothing}`;
  }

  #network() {
    if (this.#isSurface) return nothing;
    return html`<weight-chooser .store=${this.store} .picture=${this.picture}></weight-chooser>`;
  }

  /** @param {Place} place */
  #choose(place) {
    this.store.setSetting(KEY, indexOfWeight(this.#tensors, place));
  }

  /** @param {1 | -1} direction */
  #go(direction) {
    const { step = 0 } = this.store.frame ?? {};
    if (direction > 0) this.store.step(1);
    else this.store.seek(Math.max(0, step - 1));
  }

  // ---- The runs ----

  /** @param {{ index: number, looks: Look[] }[]} runs */
  #pair(runs) {
    if (runs.length < 2) return nothing;
    const names = runNames(this.store.config, this.store.catalog);
    const [first, second] = runs.map(({ index, looks }) => ({
      name: names[index],
      look: looks[looks.length - 1],
    }));
    const what = COORDINATES[Math.min(1, Number(this.store.value(KEY)))];
    const words = pairWords(first, second, this.#isSurface ? what : undefined);
    return words ? html`<p class="microscope-pair" role="status">${words}</p>` : nothing;
  }

  /**
   * Until its numbers come, a run keeps its place.
   * @param {{ run: import('../../config/config.js').RunConfig, index: number }} one
   */
  #placeOf({ run, index }) {
    return html`<section class="microscope-place">
      <h3>
        ${swatchOf(run, index)} <b>${runNames(this.store.config, this.store.catalog)[index]}</b>
      </h3>
      <p class="note">Looking for the weight…</p>
    </section>`;
  }

  /**
   * @param {object} one
   * @param {import('../../config/config.js').RunConfig} one.run
   * @param {number} one.index
   * @param {Look[]} one.looks at least one
   * @param {import('../picture/run-pictures.js').RunPictures} [one.pictures]
   */
  #run({ run, index, looks, pictures }) {
    const look = looks[looks.length - 1];
    const name = runNames(this.store.config, this.store.catalog)[index];
    const when = pictures ? whenWords(look, pictures) : '';
    return html`<section class="microscope-run" data-run=${index} aria-label=${name}>
      <h3>
        ${swatchOf(run, index)} <b>${name}</b>
        <span class="value">${when}, rate ${formatValue(look.report.rate)}</span>
      </h3>
      <p class="microscope-words">${stepWords(look)}</p>
      ${this.#arrows(index)}
      ${rowGroups(look).map(
        ({ title, rows }) =>
          html`${title ? html`<h4>${title}</h4>` : nothing}
            <dl class="microscope-lines">${rows.map((row) => this.#row(row))}</dl>`,
      )}
      ${this.#table(looks, index, name)}
    </section>`;
  }

  // On a surface both numbers are reported.
  /** @param {number} index of a run */
  #arrows(index) {
    const pictures = this.store.runView(index);
    const [look, report] = [looksOf(pictures, this.store, 0).at(-1), pictures?.steps?.at(-1)];
    if (!this.#isSurface || !look || report?.weights.length !== 2) return nothing;
    return arrowsPicture(arrowsOf(report, look));
  }

  /** @param {Row} row */
  #row({ symbol, line, value, words }) {
    const length = barLength(value);
    const style = `--from:${50 * Math.min(1, 1 + length)}%; --length:${50 * Math.abs(length)}%`;
    // From the catalog of this very build or from our own typesetting, never from a link.
    return html`<div class="microscope-line">
      <dt translate="no">
        ${line ? unsafeHTML(line) : html`${unsafeHTML(symbol)} <span>${words}</span>`}
      </dt>
      <dd>
        <span class="number">${formatNumber(value).replace(/-/g, '−')}</span>
        <span
          class="microscope-bar ${length < 0 ? 'negative' : ''}"
          style=${style}
          aria-hidden="true"
        ></span>
      </dd>
    </div>`;
  }

  /**
   * @param {Look[]} looks
   * @param {number} index
   * @param {string} name
   */
  #table(looks, index, name) {
    if (looks.length < 2) return nothing;
    const caption = `The last ${looks.length} steps of ${name}`;
    return html`<details
      ?open=${this.isTableOpen}
      @toggle=${(/** @type {Event} */ { target }) =>
        (this.isTableOpen = target instanceof HTMLDetailsElement && target.open)}
    >
      <summary>Last ${looks.length} steps</summary>
      ${this.isTableOpen ? tableOf(looks, caption) : nothing}
      <button type="button" class="btn" @click=${() => this.#copy(looks, index)}>
        ${this.copied === index ? 'Copied' : 'Copy'}
      </button>
      ${
        this.isRefused
          ? html`<span class="note" role="status"
              >The browser does not let it be copied: select it.</span
            >`
          : nothing
      }
    </details>`;
  }

  /**
   * @param {Look[]} looks
   * @param {number} index
   */
  async #copy(looks, index) {
    // A host may refuse: the table can be selected, too.
    const isCopied = await navigator.clipboard?.writeText(tableText(looks)).then(
      () => true,
      () => false,
    );
    this.copied = isCopied ? index : -1;
    this.isRefused = !isCopied;
  }
}

customElements.define('microscope-view', MicroscopeView);

/** @param {import('../picture/run-pictures.js').RunPictures | undefined} pictures */
function stampOf(pictures) {
  const steps = pictures?.steps ?? [];
  return [pictures?.state.step, steps.length, steps.at(-1)?.step, steps.at(-1)?.weights[0]];
}

/**
 * @param {string} words
 * @param {import('lit').SVGTemplateResult} drawn
 * @param {() => void} go
 */
function stepButton(words, drawn, go) {
  return html`<button type="button" class="btn" aria-label=${words} title=${words} @click=${go}>
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${drawn}</svg>
    <span>${words}</span>
  </button>`;
}

/**
 * @param {string} label
 * @param {string[]} options
 * @param {number} chosen
 * @param {(index: number) => void} choose
 */
function select(label, options, chosen, choose) {
  return html`<label
    ><span>${label}</span>
    <select class="plain" @change=${(/** @type {Event} */ { target }) => choose(numberOf(target))}>
      ${options.map((words, i) => html`<option value=${i} ?selected=${i === chosen}>${words}</option>`)}
    </select></label
  >`;
}

/**
 * @param {string} label
 * @param {number} value counted from 0
 * @param {number} count
 * @param {(value: number) => void} choose
 */
function number(label, value, count, choose) {
  return html`<label
    ><span>${label}</span>
    <input
      type="number"
      min="1"
      max=${count}
      .value=${String(value + 1)}
      @change=${(/** @type {Event} */ { target }) =>
        choose(Math.max(1, Math.min(count, numberOf(target) || 1)) - 1)}
  /></label>`;
}

/** @param {EventTarget | null} target */
function numberOf(target) {
  return target instanceof HTMLElement && 'value' in target ? Number(target.value) : NaN;
}

/** @type {import('../picture/picture.js').Host['show']} */
export const show = (store, view, picture) =>
  html`<microscope-view
    data-view=${view.id}
    .store=${store}
    .view=${view}
    .picture=${picture}
  ></microscope-view>`;
