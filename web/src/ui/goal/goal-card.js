import './goal-card.css';
import { html, nothing } from 'lit';
import * as icons from '../../elements/goal-icons.js';
import { StoreElement } from '../../elements/store-element.js';
import { goalState } from '../../goals/state.js';
import { predicateWords, progressWords, verdictWords } from '../../goals/words.js';
import { copyText } from '../copy-text.js';
import { Exercise } from './exercise.js';
import { freeWords, lockedWords } from './free-words.js';

/** @typedef {import('../../goals/judge.js').Part} Part */
/** @typedef {import('../../goals/state.js').GoalState} GoalState */

const COPIED_FOR = 1600;

/** The goal of an experiment: each part of it, how far it has come, a hint, and the link of a solution. */
export class GoalCard extends StoreElement {
  static followsTraining = true;
  static properties = {
    isCopied: { state: true },
    isField: { state: true },
    isWhole: { state: true },
  };

  /** @type {Exercise | null} */
  #exercise = null;

  constructor() {
    super();
    this.isCopied = false;
    /** Whether the link is shown as text, since the clipboard cannot be used. */
    this.isField = false;
    /** Whether a long text is shown to its end. */
    this.isWhole = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#exercise = new Exercise(this.store);
  }

  disconnectedCallback() {
    this.#exercise?.dispose();
    super.disconnectedCallback();
  }

  render() {
    const { store } = this;
    const { catalog, config, frame, playground } = store;
    const state = goalState({ catalog, config, frame, isFrameOld: playground.isFrameOld });
    if (!state) return nothing;
    const { verdict, solution } = state;
    const differences = this.#exercise?.differences ?? [];
    const isSolved = verdict.isReached && differences.length === 0;
    return html`<section class="goal ${isSolved ? 'is-reached' : ''}" aria-label="Goal">
      <h2>${isSolved ? icons.reached : icons.target} Goal</h2>
      <ul class="goal-parts">
        ${verdict.parts.map((part) => this.#part(part, state))}
      </ul>
      ${this.#status(state, differences)}
      ${solution && differences.length === 0 ? this.#solution(solution) : nothing}
    </section>`;
  }

  /**
   * @param {Part} part
   * @param {GoalState} state
   */
  #part(part, { about }) {
    const look = part.holds ? 'holds' : part.isFinal ? 'fails' : 'open';
    const said = { holds: 'reached', fails: 'not reached', open: 'open' }[look];
    return html`<li class=${look}>
      ${part.holds ? icons.check : part.isFinal ? icons.cross : icons.open}
      <span class="hidden-text">${said}:</span>
      <span>${predicateWords(part.predicate, about)}</span>
      <span class="goal-number">${progressWords(part)}</span>
    </li>`;
  }

  /**
   * @param {GoalState} state
   * @param {import('../../goals/same-task.js').Difference[]} differences
   */
  #status(state, differences) {
    const isWrong = differences.length > 0;
    const words = isWrong ? lockedWords(differences, this.store) : this.#words(state);
    const length = words.length > 260 ? 'long' : words.length > 110 ? 'middle' : 'short';
    return html`<div class="goal-status ${isWrong ? 'bad' : ''} ${this.isWhole ? 'is-whole' : ''}">
      <span role="status" dir="auto">${words}</span>
      <button
        type="button"
        class="text-button goal-more ${length}"
        aria-expanded=${this.isWhole}
        @click=${() => (this.isWhole = !this.isWhole)}
      >
        ${this.isWhole ? 'Less' : 'More'}
      </button>
    </div>`;
  }

  /** @param {GoalState} state */
  #words({ verdict, about, hint, solution }) {
    const words = verdictWords(verdict, about);
    if (verdict.isReached) {
      return solution ? words : `${words} The link of your solution comes at the end of training.`;
    }
    if (!verdict.isOver) return freeWords(this.store);
    return hint || words;
  }

  /** @param {string} solution */
  #solution(solution) {
    const { own, page } = this.store.address;
    const link = `${own ?? page}#${solution}`;
    return html`<div class="goal-solution">
      ${
        this.isField
          ? html`<textarea
              readonly
              rows="1"
              aria-label="Link of the solution"
              .value=${link}
            ></textarea>`
          : nothing
      }
      <button
        type="button"
        class="btn"
        title="With a fingerprint of what was trained"
        @click=${() => this.#copy(link)}
      >
        ${this.isCopied ? 'Copied' : 'Copy solution link'}
      </button>
      <span class="hidden-text" role="status">${this.isCopied ? 'Copied' : ''}</span>
    </div>`;
  }

  /** @param {string} link */
  async #copy(link) {
    const isDone = await copyText(link, async () => {
      this.isField = true;
      await this.updateComplete;
      return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
    });
    if (!isDone) return;
    this.isCopied = true;
    setTimeout(() => (this.isCopied = false), COPIED_FOR);
  }
}

customElements.define('goal-card', GoalCard);
