// What there is to see, in words: a few numbered sentences beside the charts.

import { html, nothing, svg } from 'lit';
import { icon } from '../../elements/first-icons.js';
import { colorSlot } from '../../drawing/palette.js';
import { formatCount } from '../../drawing/format.js';
import './chart-words.css';

/** @typedef {import('../../narrator/narrate.js').Narration} Told */
/** @typedef {import('../model/store.js').Store} Store */

const chevron = icon(svg`<path d="M5.5 3.5L10 8l-4.5 4.5" />`);

/**
 * @param {Store} store
 * @param {Told | null} told null: the reader has closed the words
 */
export function chartWords(store, told) {
  return html`<div class="words-head">
      <h2>
        <button
          type="button"
          class="words-toggle"
          aria-expanded=${told ? 'true' : 'false'}
          title=${told ? 'Hide the words' : 'Say in words what there is to see'}
          @click=${() => store.setUi({ told: !store.ui.told })}
        >
          ${chevron} ${heading(told)}
        </button>
      </h2>
      ${told?.sentences.length ? html`<span class="subtitle">${conditions(told)}</span>` : nothing}
    </div>
    ${told ? list(store, told) : nothing}`;
}

/** @param {Told} told */
function conditions({ every, hasSeed }) {
  const words = every > 1 ? [`evaluated every ${formatCount(every)} steps`] : [];
  return [...words, ...(hasSeed ? ['with this seed'] : [])].join(', ');
}

/** @param {Told | null} told */
function heading(told) {
  const isUnderWay = told && !told.isOver && told.sentences.length > 0;
  return isUnderWay ? 'What did I see so far?' : 'What did I see?';
}

/**
 * @param {Store} store
 * @param {Told} told
 */
function list(store, { sentences, isOver }) {
  if (!sentences.length) {
    const words = isOver ? 'Nothing stands out in these curves.' : 'Findings will appear here.';
    return html`<p class="no-words">${words}</p>`;
  }
  return html`<ol>
    ${sentences.map(({ text, runs: [run] }, i) => {
      const slot = colorSlot(store.config.runs[run], run);
      return html`<li
        @pointerenter=${() => store.setHovered(run)}
        @pointerleave=${() => store.setHovered(null)}
      >
        <span class="pin" style="--run:var(--r${slot + 1})" aria-hidden="true">${i + 1}</span>
        <span>${text}</span>
      </li>`;
    })}
  </ol>`;
}
