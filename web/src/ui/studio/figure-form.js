// The form that defines a figure.

import './figure-form.css';
import { html, nothing } from 'lit';
import { onCheck, onText } from '../../elements/listeners.js';
import { controlChoices } from './control-choices.js';
import { goalForm } from './goal-form.js';
import { controlRows } from './control-rows.js';
import { LIMITS, SIZES, limitWords, readPixels, sizeForKind, sizeNamed } from './sizes.js';
import { startChoices } from './start-choices.js';
import { lengthWords } from './typed-lines.js';
import { leftOutOnPhones, showOf, shownWords, viewChoices } from './view-choices.js';
import './view-chips.js';

/** @typedef {import('../../config/line.js').Line} Line */
/** @typedef {import('./figure-definition.js').Definition} Definition */
/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */

/** @type {[id: Definition['theme'], name: string][]} */
const THEMES = [
  ['auto', 'As the reader’s'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
const LAST_STEP = 1e9 - 1;

/**
 * @param {FigureStudio} studio
 * @returns {unknown} template
 */
export function figureForm(studio) {
  return html`<div class="figure-form">
    ${kind(studio)} ${views(studio)} ${size(studio)}
    ${line(studio, 'title', 'Title', 'A question or a claim')}
    ${line(studio, 'note', 'Note', 'What to look at, or what to try')} ${start(studio)}
    ${theme(studio)} ${switches(studio)} ${controls(studio)} ${goalForm(studio)}
  </div>`;
}

/**
 * One of a few, as buttons beside each other.
 * @template {string} T
 * @param {{ id: string, name: string, options: [id: T, name: string][], value: T }} what
 * @param {(value: T) => void} choose
 * @returns {unknown} template
 */
export function segments({ id, name, options, value }, choose) {
  return html`<div class="form-line">
    <span class="form-name" id="${id}-name">${name}</span>
    <div class="seg" id=${id} role="group" aria-labelledby="${id}-name">
      ${options.map(
        ([one, words]) =>
          html`<button type="button" aria-pressed=${one === value} @click=${() => choose(one)}>
            ${words}
          </button>`,
      )}
    </div>
  </div>`;
}

/** @param {FigureStudio} studio */
function kind(studio) {
  const { isWhole } = studio.definition;
  return segments(
    {
      id: 'studio-kind',
      name: 'Shows',
      options: [
        ['figure', 'Some views'],
        ['page', 'The whole page'],
      ],
      value: isWhole ? 'page' : 'figure',
    },
    (value) => {
      const isWhole = value === 'page';
      const change = sizeForKind(studio.definition, isWhole);
      studio.change({ isWhole, narrates: null, ...change });
    },
  );
}

/** @param {FigureStudio} studio */
function views(studio) {
  const { store, definition } = studio;
  if (definition.isWhole) return nothing;
  return html`<div class="form-line wide" id="studio-views">
    <span class="form-name" id="studio-views-name">Views</span>
    <view-chips
      .words=${shownWords(definition.show)}
      .choices=${viewChoices(store)}
      @views-change=${(/** @type {CustomEvent<string[]>} */ { detail }) =>
        studio.change({ show: showOf(detail) })}
    ></view-chips>
  </div>`;
}

/** @param {FigureStudio} studio */
function size(studio) {
  const { definition } = studio;
  const named = sizeNamed(definition);
  const choose = (/** @type {string} */ id) => {
    studio.sizeWords = '';
    studio.change(SIZES.find((one) => one.id === id)?.change ?? {});
  };
  return html`<div class="form-line">
    <label class="form-name" for="studio-size">Size</label>
    <div class="size-fields">
      <select id="studio-size" @change=${onText(choose)}>
        ${SIZES.map(({ id, name }) => html`<option value=${id} ?selected=${id === named}>${name}</option>`)}
        <option value="" ?selected=${!named} ?disabled=${!!named}>Own size</option>
      </select>
      <span class="size-pair"
        >${side(studio, 'width', 'Width')} × ${side(studio, 'height', 'Height')}</span
      >
    </div>
    <span class="note" role="status"
      >${[studio.sizeWords, ...phoneWords(studio)].join(' ').trim()}</span
    >
  </div>`;
}

/** @param {FigureStudio} studio */
function phoneWords({ definition, store }) {
  const isPicture = definition.form === 'picture';
  const names = isPicture ? '' : leftOutOnPhones(definition, store);
  return names ? [`On a phone there is no room for: ${names}. More height helps.`] : [];
}

/**
 * @param {FigureStudio} studio
 * @param {'width' | 'height'} which
 * @param {string} name
 */
function side(studio, which, name) {
  const value = studio.definition[which];
  const shown = value === '100%' ? '' : String(value);
  return html`<input
    type="number"
    inputmode="numeric"
    aria-label="${name} in pixels"
    min=${LIMITS[which].min}
    max=${LIMITS[which].max}
    placeholder=${which === 'width' ? 'full' : ''}
    .value=${shown}
    @change=${onText((text, field) => {
      const pixels = readPixels(text, which);
      studio.sizeWords = limitWords(text, which);
      if (which === 'width') studio.change({ width: pixels ?? '100%' });
      else if (pixels !== null) studio.change({ height: pixels });
      field.value = text.trim() === '' && which === 'width' ? '' : String(pixels ?? shown);
    })}
  />`;
}

/**
 * @param {FigureStudio} studio
 * @param {Line} which
 * @param {string} name
 * @param {string} hint
 */
function line(studio, which, name, hint) {
  const { lines, store } = studio;
  const text = lines.textOf(which, store.config[which] ?? '');
  const words = lengthWords(which, text);
  return html`<div class="form-line">
    <label class="form-name" for="studio-${which}">${name}</label>
    <input
      id="studio-${which}"
      type="text"
      dir="auto"
      aria-describedby="studio-${which}-length"
      placeholder=${hint}
      .value=${text}
      @input=${onText((typed) => lines.type(which, typed))}
      @change=${() => lines.flush()}
    />
    <span class="note" id="studio-${which}-length" role="status">${words}</span>
  </div>`;
}

/** @param {FigureStudio} studio */
function start(studio) {
  const { definition, store } = studio;
  const choices = startChoices(definition, store);
  return html`<div class="form-line">
    <label class="form-name" for="studio-start">Start</label>
    <div class="size-fields">
      <select
        id="studio-start"
        @change=${onText((id) => studio.change({ start: /** @type {Definition['start']} */ (id) }))}
      >
        ${choices.map(([id, name]) => html`<option value=${id} ?selected=${id === definition.start}>${name}</option>`)}
      </select>
      ${definition.start === 'step' ? stepField(studio) : nothing}
    </div>
  </div>`;
}

/** @param {FigureStudio} studio */
function stepField(studio) {
  const { step } = studio.definition;
  return html`<input
    type="number"
    inputmode="numeric"
    aria-label="Step"
    min="0"
    max=${LAST_STEP}
    .value=${String(step)}
    @change=${onText((text, field) => {
      const number = Math.round(Number(text));
      const isStep = text.trim() !== '' && number >= 0 && number <= LAST_STEP;
      if (isStep) studio.change({ step: number });
      field.value = String(isStep ? number : step);
    })}
  />`;
}

/** @param {FigureStudio} studio */
function theme(studio) {
  const value = studio.definition.theme;
  return segments({ id: 'studio-theme', name: 'Colours', options: THEMES, value }, (id) =>
    studio.change({ theme: id }),
  );
}

/** @param {FigureStudio} studio */
function switches(studio) {
  const { isWhole, narrates, tellsHeight } = studio.definition;
  // The whole page speaks unless it is told not to, a figure the other way round.
  const speak = (/** @type {boolean} */ isOn) =>
    studio.change({ narrates: isOn === isWhole ? null : isOn });
  return html`<div class="form-checks">
    <label class="check">
      <input
        id="studio-narrate"
        type="checkbox"
        .checked=${narrates ?? isWhole}
        @change=${onCheck(speak)}
      />
      Say in words what there is to see
    </label>
    ${
      isWhole
        ? nothing
        : html`<label class="check" title="For pages that give a frame the height it asks for">
            <input
              id="studio-tells-height"
              type="checkbox"
              .checked=${tellsHeight}
              @change=${onCheck((isOn) => studio.change({ tellsHeight: isOn }))}
            />
            Tell its height to the page around it
          </label>`
    }
  </div>`;
}

/** @param {FigureStudio} studio */
function controls(studio) {
  const { store, definition } = studio;
  return html`<div class="form-line wide">
    <span class="form-name" id="studio-controls-name">Controls</span>
    <div>
      ${controlRows(definition.controls, controlChoices(store), (next) => studio.change({ controls: next }))}
      <p class="note">What readers can change themselves, or only see.</p>
    </div>
  </div>`;
}
