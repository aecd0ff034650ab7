// Who races: the runs of the table, the usual optimizers, or those that one chooses.

import { html, nothing } from 'lit';
import { findEntry } from '../../catalog/entries.js';
import { usualRacers } from '../../studies/race.js';
import { isShown } from '../../elements/controls/setting-control.js';

/** @typedef {import('../../elements/store-element.js').Store} Store */

const RACERS = 'race.optimizers';

/**
 * @param {Store} store
 * @param {{ isOpen: boolean, onOpen: () => void }} choice whether single optimizers are offered
 */
export function racersControl(store, { isOpen, onOpen }) {
  if (!isShown(store.flags, RACERS)) return nothing;
  const chosen = /** @type {string[]} */ (store.value(RACERS) ?? []);
  const usual = usualRacers(store.catalog);
  const isUsual = String(chosen) === String(usual);
  const isOwn = chosen.length > 0 && !isUsual;
  const kinds = [
    { words: 'Runs of the table', ids: [], isOn: chosen.length === 0 },
    { words: `The usual ${usual.length}`, ids: usual, isOn: isUsual },
  ];
  return html`<fieldset class="bare racers" ?disabled=${store.flags.lock.includes(RACERS)}>
    <legend class="hidden-text">Who races</legend>
    <div class="seg" role="group" aria-label="Who races">
      ${kinds.map(
        ({ words, ids, isOn }) =>
          html`<button
            type="button"
            aria-pressed=${isOn}
            @click=${() => store.setSetting(RACERS, ids)}
          >
            ${words}
          </button>`,
      )}
      <button type="button" aria-pressed=${isOwn} @click=${onOpen}>
        ${isOwn ? `${chosen.length} chosen` : 'Choose …'}
      </button>
    </div>
    ${isOpen ? optimizerChips(store, chosen) : nothing}
  </fieldset>`;
}

/**
 * @param {Store} store
 * @param {string[]} chosen
 */
function optimizerChips(store, chosen) {
  const choices = store.catalog.settings.find(({ id }) => id === RACERS)?.choices ?? [];
  const toggle = (/** @type {string} */ id) => () =>
    store.setSetting(
      RACERS,
      choices.filter((other) => (other === id ? !chosen.includes(id) : chosen.includes(other))),
    );
  return html`<div class="chips racer-chips" role="group" aria-label="Optimizers">
    ${choices.map(
      (id) =>
        html`<button
          type="button"
          class="chip toggle"
          aria-pressed=${chosen.includes(id)}
          @click=${toggle(id)}
        >
          ${findEntry(store.catalog, 'optimizers', id)?.name ?? id}
        </button>`,
    )}
  </div>`;
}
