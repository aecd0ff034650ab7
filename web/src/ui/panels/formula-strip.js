import { html, nothing } from 'lit';
import { ref, createRef } from 'lit/directives/ref.js';
import { textParam, withFreeNames } from '../../catalog/own-text.js';
import { StoreElement } from '../store-element.js';
import { filledParams, findEntry } from '../../catalog/entries.js';
import { formatValue } from '../../drawing/format.js';
import { tieSymbols } from '../model/formula.js';
import { nudge } from '../model/slider.js';

const NOTCH_PER_PIXEL = 0.004;

/**
 * The update rule of the selected run, typeset, with its numbers in place of the symbols. Numbers
 * can be dragged; pointing at one lights up its control, and the other way round.
 */
export class FormulaStrip extends StoreElement {
  static properties = { symbols: { state: true } };

  #math = createRef();
  #shown = '';
  #press = null;
  #typesetEntry = null;

  constructor() {
    super();
    this.symbols = false;
  }

  get #run() {
    return this.store.config.runs[this.store.ui.selected];
  }

  get #entry() {
    const run = this.#run;
    const entry = withFreeNames(
      findEntry(this.store.catalog, 'optimizers', run?.optimizer),
      run?.params,
    );
    if (!textParam(entry)) return entry;
    if (!this.#typesetEntry) this.#loadTypesetting();
    return this.#typesetEntry?.(entry, run.params) ?? entry;
  }

  // What typesets a text that the user wrote is loaded when there is one.
  async #loadTypesetting() {
    const { typesetEntry } = await import('../../own/typeset-entry.js');
    this.#typesetEntry = typesetEntry;
    this.#shown = '';
    this.requestUpdate();
  }

  render() {
    const entry = this.#entry;
    if (!entry) return nothing;
    const url = /https?:\/\/\S+/.exec(entry.reference ?? '')?.[0];
    return html`<div class="rule">
      <span class="rule-name">${entry.name}</span>
      <div
        class="rule-math"
        role="region"
        aria-label="Update rule"
        tabindex="0"
        ${ref(this.#math)}
        @pointerdown=${this.#onPress}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onRelease}
        @pointercancel=${this.#onRelease}
        @pointerover=${this.#onHover}
        @pointerleave=${() => this.#light(null)}
      ></div>
      <span class="rule-notes">
        <button
          type="button"
          class="text-button"
          aria-pressed=${this.symbols}
          @click=${() => (this.symbols = !this.symbols)}
        >
          ${this.symbols ? 'numbers' : 'symbols'}
        </button>
        <span
          class="rule-state"
          title="What it keeps beyond weights and gradient: ${entry.state} (${entry.stateMultiple}×)"
          >state ${entry.state} (${entry.stateMultiple}×)</span
        >
        <a href="./reference.html#${entry.id}" title="All about ${entry.name}">reference</a>
        ${
          url
            ? html`<a href=${url} target="_blank" rel="noopener" title=${entry.reference}
                >source</a
              >`
            : html`<span title=${entry.reference}>${shorten(entry.reference)}</span>`
        }
      </span>
    </div>`;
  }

  updated() {
    const entry = this.#entry;
    if (!entry) return;
    const values = filledParams(entry, this.#run.params);
    const shown = JSON.stringify([entry.id, !entry.formulaMathml, values, this.symbols]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#typeset(entry, values);
  }

  #typeset(entry, values) {
    const place = this.#math.value;
    // From the catalog of this very build or from our own typesetting, never from a link.
    place.innerHTML = entry.formulaMathml ?? '';
    const formula = place.querySelector('math');
    if (!formula) return;
    const params = entry.params.map((spec) => ({
      id: spec.id,
      symbol: parseMath(spec.symbolMathml),
      text:
        this.symbols || typeof values[spec.id] !== 'number'
          ? undefined
          : formatValue(values[spec.id]),
    }));
    tieSymbols(formula, params);
    for (const element of formula.querySelectorAll('[data-param]')) {
      const spec = entry.params.find(({ id }) => id === element.dataset.param);
      element.setAttribute('class', 'tied');
      element.setAttribute('title', spec.summary);
    }
  }

  #onPress(event) {
    const target = event.target.closest?.('[data-param]');
    const spec = this.#entry.params.find(({ id }) => id === target?.dataset.param);
    const value = spec && filledParams(this.#entry, this.#run.params)[spec.id];
    if (typeof value !== 'number') return;
    event.preventDefault();
    this.#math.value.setPointerCapture(event.pointerId);
    this.#press = { spec, value, x: event.clientX };
  }

  #onMove(event) {
    const press = this.#press;
    if (!press) return;
    const value = nudge(press.spec, press.value, event.clientX - press.x, NOTCH_PER_PIXEL);
    if (value === filledParams(this.#entry, this.#run.params)[press.spec.id]) return;
    this.store.editRun(this.store.ui.selected, (run) => (run.params[press.spec.id] = value));
  }

  #onRelease() {
    this.#press = null;
  }

  #onHover(event) {
    if (!this.#press) this.#light(event.target.closest?.('[data-param]')?.dataset.param ?? null);
  }

  // The formula and the run's controls light up together.
  #light(id) {
    const page = this.getRootNode();
    for (const element of page.querySelectorAll('.lit')) element.classList.remove('lit');
    if (!id) return;
    const wanted = `[data-param="${CSS.escape(id)}"]`;
    for (const element of this.querySelectorAll(wanted)) element.classList.add('lit');
    for (const element of page.querySelectorAll(`run-panel section:first-of-type ${wanted}`)) {
      element.classList.add('lit');
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.getRootNode().addEventListener('pointerover', this.#onPageHover);
  }

  disconnectedCallback() {
    this.getRootNode().removeEventListener('pointerover', this.#onPageHover);
    super.disconnectedCallback();
  }

  #onPageHover = (event) => {
    const field = event.target.closest?.('run-panel section:first-of-type [data-param]');
    if (field) this.#light(field.dataset.param);
    else if (!this.contains(event.target)) this.#light(null);
  };
}

function parseMath(text) {
  if (!text) return null;
  const template = document.createElement('template');
  template.innerHTML = text;
  return template.content.querySelector('math');
}

function shorten(text = '') {
  return text.length > 48 ? `${text.slice(0, 47)}…` : text;
}

customElements.define('formula-strip', FormulaStrip);
