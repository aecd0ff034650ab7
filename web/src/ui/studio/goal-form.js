// Goals, hints, and what a solution may change: an exercise that checks itself.

import './goal-form.css';
import { html, nothing } from 'lit';
import { runNames } from '../../config/run-names.js';
import { groupedOptions } from '../../elements/controls/grouped-options.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';
import { Unclear, parsePredicates } from '../../goals/predicate.js';
import { RUNS } from '../../goals/same-task.js';
import { quantityOf } from '../../quantities/quantities.js';
import { nameOf } from '../goal/free-words.js';
import { controlChoices } from './control-choices.js';
import {
  COMPARISONS,
  DIVERGED,
  STEPS,
  goalChoices,
  rowOf,
  textOfRow,
  usualRow,
} from './goal-rows.js';
import { joinHint, splitHint } from './hint-lines.js';

/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */
/** @typedef {import('./goal-rows.js').GoalRow} GoalRow */

/** As many as one still reads. */
const MOST = 8;

/**
 * @param {FigureStudio} studio
 * @returns {unknown} template
 */
export function goalForm(studio) {
  const hasGoal = Boolean(studio.store.config.goal);
  return html`<div class="form-line wide">
      <span class="form-name" id="studio-goal-name">Goal</span>
      <div>${goals(studio)}</div>
    </div>
    ${hasGoal ? freeLine(studio) : nothing} ${hasGoal ? hintLine(studio) : nothing}`;
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} place
 * @param {T[]} next
 */
const replaced = (list, place, next) => [
  ...list.slice(0, place),
  ...next,
  ...list.slice(place + 1),
];

// ---- Goals ----

/** @param {FigureStudio} studio */
function goals({ store }) {
  const { goal = [], runs } = store.config;
  const change = (/** @type {string[]} */ next) => store.describe({ goal: next });
  return html`${
      goal.length
        ? html`<ul class="goal-rows">
            ${goal.map((text, place) => goalRow(store, text, (next) => change(replaced(goal, place, next))))}
          </ul>`
        : nothing
    }
    <select
      id="studio-goal"
      aria-labelledby="studio-goal-name"
      ?disabled=${goal.length >= MOST}
      @change=${onText((quantity, field) => {
        field.value = '';
        change([...goal, textOfRow(usualRow(quantity), runs.length)]);
      })}
    >
      <option value="">${goal.length ? 'And also …' : 'Readers should reach …'}</option>
      ${groupedOptions(goalChoices())}
    </select>
    ${goal.length ? nothing : html`<p class="note">The figure checks it, and gives the link of a solution.</p>`}`;
}

/**
 * @param {FigureStudio['store']} store
 * @param {string} text
 * @param {(next: string[]) => void} replace
 */
function goalRow({ config, catalog }, text, replace) {
  const count = config.runs.length;
  const row = rowOf(text, count);
  const names = runNames(config, catalog);
  const set = (/** @type {Partial<GoalRow>} */ part) =>
    row && replace([textOfRow({ ...row, ...part }, count)]);
  return html`<li>
    ${row ? fields(row, names, set) : html`<code>${text}</code>`}
    ${removeButton(`Remove the goal ${text}`, () => replace([]))}
  </li>`;
}

/**
 * @param {GoalRow} row
 * @param {string[]} names of the runs
 * @param {(part: Partial<GoalRow>) => void} set
 */
function fields(row, names, set) {
  const { quantity, run, argument, comparison, bound, other } = row;
  const isPlain = quantity === STEPS || quantity === DIVERGED;
  return html`<select
      aria-label="Quantity"
      @change=${onText((id) => set({ ...usualRow(id), run }))}
    >
      ${groupedOptions(goalChoices(), quantity)}
    </select>
    ${argument === null ? nothing : numberField(quantityOf(quantity)?.argument ?? '', argument, (value) => set({ argument: value }))}
    ${names.length > 1 && quantity !== STEPS ? runField('of', names, run, (place) => set({ run: place })) : nothing}
    ${quantity === DIVERGED ? nothing : comparisonField(comparison, set)}
    ${
      names.length > 1 && !isPlain
        ? html`<select
            aria-label="Compared with"
            @change=${onText((id) => set(id === '' ? { bound: 1 } : { bound: null, other: Number(id) }))}
          >
            <option value="" ?selected=${bound !== null}>a number</option>
            ${names.map((name, place) => html`<option value=${place} ?selected=${bound === null && place === other}>that of ${name}</option>`)}
          </select>`
        : nothing
    }
    ${bound === null || quantity === DIVERGED ? nothing : numberField('Number', bound, (value) => set({ bound: value }))}`;
}

/**
 * @param {GoalRow['comparison']} comparison
 * @param {(part: Partial<GoalRow>) => void} set
 */
function comparisonField(comparison, set) {
  return html`<select
    aria-label="Comparison"
    @change=${onText((id) => set({ comparison: COMPARISONS.find(([one]) => one === id)?.[0] ?? comparison }))}
  >
    ${COMPARISONS.map(([id, name]) => html`<option value=${id} ?selected=${id === comparison}>${name}</option>`)}
  </select>`;
}

/**
 * @param {string} label
 * @param {string[]} names
 * @param {number} value
 * @param {(place: number) => void} set
 */
function runField(label, names, value, set) {
  return html`<select aria-label="Run" @change=${onText((place) => set(Number(place)))}>
    ${names.map((name, place) => html`<option value=${place} ?selected=${place === value}>${label} ${name}</option>`)}
  </select>`;
}

/**
 * @param {string} label
 * @param {number} value
 * @param {(value: number) => void} set
 */
function numberField(label, value, set) {
  return html`<input
    type="text"
    inputmode="decimal"
    aria-label=${label}
    .value=${String(value)}
    @change=${onText((text, field) => {
      const number = Number(text.replace(',', '.'));
      const isNumber = text.trim() !== '' && Number.isFinite(number);
      if (isNumber) set(number);
      else field.value = String(value);
    })}
  />`;
}

/**
 * @param {string} label
 * @param {() => void} remove
 */
function removeButton(label, remove) {
  return html`<button
    type="button"
    class="btn icon small quiet"
    aria-label=${label}
    @click=${remove}
  >
    ${icons.close}
  </button>`;
}

// ---- What is free ----

/** @param {FigureStudio} studio */
function freeLine({ store }) {
  const free = store.config.free ?? [RUNS];
  const choices = [
    { id: RUNS, name: 'Everything about the runs', group: 'Runs' },
    ...controlChoices(store),
  ];
  const change = (/** @type {string[]} */ next) =>
    store.describe({ free: next.join() === RUNS ? [] : next });
  const wordsOf = (/** @type {string} */ id) => inTitle(nameOf(id, store));
  return html`<div class="form-line wide">
    <span class="form-name" id="studio-free-name">Free</span>
    <div>
      <ul class="goal-rows">
        ${free.map((id, place) => html`<li><span>${wordsOf(id)}</span> ${removeButton(`Remove ${wordsOf(id)}`, () => change(replaced(free, place, [])))}</li>`)}
      </ul>
      <select
        id="studio-free"
        aria-labelledby="studio-free-name"
        @change=${onText((id, field) => {
          field.value = '';
          change([...free.filter((one) => one !== RUNS || !id.startsWith('run')), id]);
        })}
      >
        <option value="">Solutions may also change …</option>
        ${groupedOptions(choices.filter(({ id }) => !free.includes(id)))}
      </select>
      <p class="note">Everything else has to stay as it is now.</p>
    </div>
  </div>`;
}

/** @param {string} words */
function inTitle(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// ---- Hints ----

/** @param {FigureStudio} studio */
function hintLine({ store }) {
  const { hint = [], runs } = store.config;
  const change = (/** @type {string[]} */ next) => store.describe({ hint: next });
  return html`<div class="form-line wide">
    <span class="form-name" id="studio-hint-name">Hints</span>
    <div>
      <ul class="goal-rows hint-rows">
        ${hint.map((line, place) => hintRow(line, runs.length, (next) => change(replaced(hint, place, next))))}
      </ul>
      <button
        type="button"
        class="text-button"
        ?disabled=${hint.length >= MOST}
        @click=${() => change([...hint, joinHint({ when: '', text: 'What would a larger rate do?' })])}
      >
        Add a hint
      </button>
      <p class="note">After training without success, the first hint that fits is shown.</p>
    </div>
  </div>`;
}

/**
 * @param {string} line
 * @param {number} runs of the experiment
 * @param {(next: string[]) => void} replace
 */
function hintRow(line, runs, replace) {
  const { when, text } = splitHint(line);
  const problem = problemWith(when, runs);
  return html`<li>
    <input
      type="text"
      aria-label="Shown when"
      placeholder="always"
      spellcheck="false"
      aria-invalid=${problem ? 'true' : 'false'}
      .value=${when}
      @change=${onText((typed) => replace([joinHint({ when: typed, text })]))}
    />
    <input
      type="text"
      dir="auto"
      aria-label="Text of the hint"
      .value=${text}
      @change=${onText((typed) => replace(typed.trim() ? [joinHint({ when, text: typed })] : []))}
    />
    ${removeButton(`Remove the hint ${text}`, () => replace([]))}
    ${problem ? html`<p class="bad" role="status">${problem}</p>` : nothing}
  </li>`;
}

/**
 * @param {string} when
 * @param {number} runs of the experiment
 * @returns {string} a sentence; empty: nothing is wrong
 */
function problemWith(when, runs) {
  try {
    parsePredicates(when, runs);
    return '';
  } catch (error) {
    if (error instanceof Unclear) return `${error.message}. Such as val_loss > 0.5, or diverged.`;
    throw error;
  }
}
