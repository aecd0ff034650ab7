import { LitElement, html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { GIVEN, cleanText } from '../../catalog/own-text.js';
import { compile } from '../../own/compile.js';
import { EXAMPLES } from '../../own/examples.js';
import { FUNCTIONS } from '../../own/functions.js';
import { pretty } from '../../own/pretty.js';
import { typeset } from '../../own/typeset.js';
import './rule-editor.css';

const MEANINGS = {
  rule: {
    t: 'the step, from 1 on',
    g: 'the gradient',
    w: 'the weights; assign them to move them',
    lr: 'the rate that the schedule gives',
  },
  schedule: {
    t: 'the update, from 0 on',
    lr: "the optimizer's rate",
    steps: 'the length of the run',
  },
  surface: { x: 'across', y: 'upwards' },
};
const HEADINGS = { rule: 'Your rule', schedule: 'Your rate', surface: 'Your f(x, y)' };
const MEMORY = {
  rule: 'Every other variable that is assigned starts at 0 and keeps its value from step to step.',
  schedule: 'The last line is the rate.',
  surface: 'The last line is the height; slopes follow by themselves.',
};
const WAIT_BEFORE_WORDS = 500;

let nextId = 0;

/**
 * A text that the user writes: checked at every key, typeset beneath. As long as it is wrong the
 * last right one stays in force. Fires "value-change" with `detail.value`, the canonical text.
 */
export class RuleEditor extends LitElement {
  static properties = {
    spec: { attribute: false },
    value: { attribute: false },
    text: { state: true },
    isCalm: { state: true },
  };

  #id = `own-text-${++nextId}`;
  #timer = 0;

  constructor() {
    super();
    this.text = null;
    this.isCalm = true;
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (!changed.has('value') && this.text !== null) return;
    // What is written here already is not rewritten under the cursor.
    const isOwn = this.text !== null && cleanText(this.text) === this.value;
    if (isOwn) return;
    // What is wrong is shown as it is told about.
    const value = this.value ?? this.spec.default;
    this.text = compile(value, this.spec.language).problem ? value : pretty(value);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  render() {
    const { language } = this.spec;
    const { problem, statements } = compile(this.text, language);
    const isTold = problem && this.isCalm;
    return html`<div class="own-text" data-param=${this.spec.id}>
      <div class="own-text-head">
        <label for=${this.#id}>${HEADINGS[language]}</label>
        <select aria-label="Examples" @change=${this.#onExample}>
          <option value="">Examples …</option>
          ${EXAMPLES[language].map(({ name, text }) => html`<option value=${text}>${name}</option>`)}
        </select>
      </div>
      <div class="own-text-box">
        <div class="own-text-marks" aria-hidden="true">${marked(this.text, problem)}</div>
        <textarea
          id=${this.#id}
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          rows="2"
          aria-invalid=${Boolean(problem)}
          aria-describedby="${this.#id}-words"
          .value=${this.text}
          @input=${this.#onInput}
          @scroll=${this.#onScroll}
        ></textarea>
      </div>
      <p id="${this.#id}-words" class="own-text-words" aria-live="polite">
        ${
          isTold
            ? html`<b>${place(this.text, problem.index)}</b> ${problem.message}
                <span>${this.#isInForce ? 'The last right text stays in force.' : ''}</span>`
            : nothing
        }
      </p>
      ${
        statements
          ? html`<div class="own-text-math" tabindex="0" role="region" aria-label="Typeset">
              ${unsafeHTML(typeset(statements, language, { rows: true }))}
            </div>`
          : nothing
      }
      <details class="own-text-help">
        <summary>What can be written</summary>
        ${help(language)}
      </details>
    </div>`;
  }

  // A link may hold a text that was never right.
  get #isInForce() {
    return !compile(this.value ?? this.spec.default, this.spec.language).problem;
  }

  updated() {
    const area = this.querySelector('textarea');
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }

  #onInput(event) {
    this.#write(event.target.value);
  }

  #onExample(event) {
    const { value } = event.target;
    event.target.value = '';
    if (value) this.#write(pretty(value));
  }

  #write(text) {
    this.text = text;
    // Half a word is no mistake yet.
    this.isCalm = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.isCalm = true), WAIT_BEFORE_WORDS);
    const { problem } = compile(text, this.spec.language);
    const value = cleanText(text);
    if (problem || value === undefined || value === this.value) return;
    this.value = value;
    this.dispatchEvent(
      new CustomEvent('value-change', { detail: { value }, bubbles: true, composed: true }),
    );
  }

  #onScroll(event) {
    const { scrollTop, scrollLeft } = event.target;
    Object.assign(this.querySelector('.own-text-marks'), { scrollTop, scrollLeft });
  }
}

// The text once more, invisible behind itself, with a line under what is wrong.
function marked(text, problem) {
  if (!problem) return text;
  const end = problem.index + problem.length;
  const wrong = text.slice(problem.index, end);
  const shown = wrong.trim() ? wrong : ' ';
  return html`${text.slice(0, problem.index)}<mark>${shown}</mark>${text.slice(end)}`;
}

function place(text, index) {
  const before = text.slice(0, index).split('\n');
  const column = `character ${before.at(-1).length + 1}`;
  return text.includes('\n') ? `Line ${before.length}, ${column}:` : `At ${column}:`;
}

function help(language) {
  const item = (name, words) =>
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
      ${item('< > <= >= == !=', 'comparisons give 1 or 0; join them by && and ||, turn by !')}
      ${functions.filter(([name]) => language === 'rule' || !/_all$|^dot$/.test(name)).map(([name, { words }]) => item(name, words))}
    </dl>`;
}

customElements.define('rule-editor', RuleEditor);
