import { LitElement, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { GIVEN, cleanText, freeNames } from '../../catalog/own-text.js';
import { compile } from '../../own/compile.js';
import { EXAMPLES } from '../../own/examples.js';
import { FUNCTIONS } from '../../own/functions.js';
import { hintOf } from '../../own/hint.js';
import { pretty } from '../../own/pretty.js';
import { typeset } from '../../own/typeset.js';
import { given } from '../given.js';
import { onText, tellValue } from '../listeners.js';
import './rule-editor.css';

/** @typedef {import('../../catalog/catalog-index.js').Language} Language */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../own/parse.js').TextProblem} TextProblem */

/** @type {Record<Language, Record<string, string>>} */
const MEANINGS = {
  rule: {
    t: 'the number of the step, starting at 1',
    g: 'the gradient',
    w: 'the weights; assign to them to move them',
    lr: 'the rate from the schedule',
  },
  schedule: {
    t: 'the number of the update, starting at 0',
    lr: "the optimizer's rate",
    steps: 'the number of updates in the run',
  },
  surface: { x: 'the horizontal axis', y: 'the vertical axis' },
};
/** @type {Record<Language, string>} */
const HEADINGS = { rule: 'Your rule', schedule: 'Your rate', surface: 'Your f(x, y)' };
/** @type {Record<Language, string>} */
const MEMORY = {
  rule: 'Any other variable that you assign starts at 0 and keeps its value from step to step.',
  schedule: 'The last line is the rate.',
  surface: 'The last line is the height. Its slopes are computed automatically.',
};
/** @type {Record<Language, string>} */
const NAMES = { rule: 'rule', schedule: 'schedule', surface: 'function' };
const WAIT_BEFORE_WORDS = 500;

let nextId = 0;

/**
 * A text that the user writes, checked at every key and typeset beneath. While it has an error, the
 * last valid one stays in force. Fires "value-change" with `detail.value`, the canonical text.
 */
export class RuleEditor extends LitElement {
  static properties = {
    spec: { attribute: false },
    value: { attribute: false },
    text: { state: true },
    isCalm: { state: true },
  };

  #id = `own-text-${++nextId}`;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {Param} of type "text" */
    this.spec = given();
    /** @type {string | null} */
    this.value = given();
    /** @type {string | null} as it stands in the field; null: not yet */
    this.text = null;
    this.isCalm = true;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {import('lit').PropertyValues<this>} changed */
  willUpdate(changed) {
    if (!changed.has('value') && this.text !== null) return;
    // What is written here already is not rewritten under the cursor.
    const isOwn = this.text !== null && cleanText(this.text) === this.value;
    if (isOwn) return;
    // What is wrong is shown as it is told about.
    const value = this.#known;
    this.text = compile(value, this.#language).problem ? value : pretty(value);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const language = this.#language;
    const text = this.text ?? '';
    const compiled = compile(text, language);
    const { problem, statements } = compiled;
    const hint = compiled.problem ? '' : hintOf(compiled, language);
    return html`<div class="own-text" data-param=${this.spec.id}>
      ${this.#head(language)}
      <div class="own-text-box">
        <div class="own-text-marks" translate="no" aria-hidden="true">${marked(text, problem)}</div>
        <textarea
          id=${this.#id}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          rows="2"
          aria-invalid=${Boolean(problem)}
          aria-describedby="${this.#id}-words"
          .value=${text}
          @input=${onText((typed) => this.#write(typed))}
          @change=${() => this.#take()}
          @scroll=${this.#onScroll}
        ></textarea>
      </div>
      <p id="${this.#id}-words" class="own-text-words" aria-live="polite">
        ${this.isCalm ? (problem ? this.#fault(text, problem) : hint) : nothing}
      </p>
      ${
        statements
          ? html`<div
              class="own-text-math"
              translate="no"
              tabindex="0"
              role="region"
              aria-label="Typeset"
            >
              ${unsafeHTML(typeset(statements, language, { rows: true }))}
            </div>`
          : nothing
      }
      <details class="own-text-help">
        <summary>What you can write</summary>
        ${help(language)}
      </details>
    </div>`;
  }

  /** @param {Language} language */
  #head(language) {
    return html`<div class="own-text-head">
      <label for=${this.#id}>${HEADINGS[language]}</label>
      <select
        aria-label="Examples"
        @change=${onText((example, field) => this.#onExample(example, field))}
      >
        <option value="">Examples …</option>
        ${EXAMPLES[language].map(({ name, text }) => html`<option value=${text}>${name}</option>`)}
      </select>
    </div>`;
  }

  /**
   * @param {string} text
   * @param {TextProblem} problem
   */
  #fault(text, { index, length, message }) {
    const isWhole = length > 1 && length >= text.length;
    return html`${isWhole ? nothing : html`<b>${place(text, index)}</b>`} ${message}
      <span>${this.#isInForce ? this.#stillRunning : ''}</span>`;
  }

  // A link may hold a text that was never valid.
  get #isInForce() {
    return !compile(this.#known, this.#language).problem;
  }

  get #stillRunning() {
    return `Your last valid ${NAMES[this.#language]} is still in force.`;
  }

  get #known() {
    return String(this.value ?? this.spec.default);
  }

  get #language() {
    return this.spec.language ?? 'rule';
  }

  updated() {
    const area = this.querySelector('textarea');
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }

  /**
   * @param {string} example "": none
   * @param {HTMLInputElement} field shows its own words again
   */
  #onExample(example, field) {
    field.value = '';
    if (example) this.#write(pretty(example));
  }

  /** @param {string} text */
  #write(text) {
    this.text = text;
    // Half a word is no mistake yet.
    this.isCalm = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.isCalm = true;
      this.#take();
    }, WAIT_BEFORE_WORDS);
    if (!this.#hasNewNames(text)) this.#take();
  }

  // Half a function's name is no new parameter.
  /** @param {string} text */
  #hasNewNames(text) {
    const known = freeNames(this.#known, this.#language);
    return freeNames(text, this.#language).some((name) => !known.includes(name));
  }

  #take() {
    const text = this.text ?? '';
    const value = cleanText(text);
    if (compile(text, this.#language).problem || value === undefined || value === this.value)
      return;
    this.value = value;
    tellValue(this, value);
  }

  /** @param {Event} event */
  #onScroll(event) {
    const { scrollTop, scrollLeft } = /** @type {Element} */ (event.target);
    this.querySelector('.own-text-marks')?.scrollTo(scrollLeft, scrollTop);
  }
}

// The text once more, invisible behind itself, with a line under what is wrong.
/**
 * @param {string} text
 * @param {TextProblem} [problem]
 */
function marked(text, problem) {
  if (!problem) return text;
  const end = problem.index + problem.length;
  const wrong = text.slice(problem.index, end);
  const shown = wrong.trim() ? wrong : ' ';
  return html`${text.slice(0, problem.index)}<mark>${shown}</mark>${text.slice(end)}`;
}

/**
 * @param {string} text
 * @param {number} index
 */
function place(text, index) {
  const before = text.slice(0, index).split('\n');
  const column = `character ${before[before.length - 1].length + 1}`;
  return text.includes('\n') ? `Line ${before.length}, ${column}:` : `At ${column}:`;
}

/** @param {Language} language */
function help(language) {
  const item = (/** @type {string} */ name, /** @type {string} */ words) =>
    html`<div>
      <dt><code>${name}</code></dt>
      <dd>${words}</dd>
    </div>`;
  const functions = Object.entries(FUNCTIONS).filter(
    ([, { folds, most }]) => language === 'rule' || !folds || most === 2,
  );
  return html`<dl>
      ${GIVEN[language].map((name) => item(name, MEANINGS[language][name] ?? '3.14159…'))}
    </dl>
    <p>${MEMORY[language]} Every other name becomes a parameter with a slider.</p>
    <dl>
      ${item('+ - * / ^ %', 'x^2 is x squared; % is the remainder')}
      ${item('< > <= >= == !=', 'comparisons give 1 or 0; combine them with && and ||, negate them with !')}
      ${functions.filter(([name]) => language === 'rule' || !/_all$|^dot$/.test(name)).map(([name, { words }]) => item(name, words))}
    </dl>`;
}

customElements.define('rule-editor', RuleEditor);
