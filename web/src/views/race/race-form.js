// Who races: the runs of the table, the usual optimizers, or those that one chooses.

import { html, nothing } from 'lit';
import { choicesOf } from '../../catalog/params.js';
import { usualRacers } from '../../studies/race.js';
import { groupedOptions } from '../../elements/controls/grouped-options.js';
import { isShown } from '../../elements/controls/setting-control.js';
import * as icons from '../../elements/icons.js';
import { onText } from '../../elements/listeners.js';

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
    { words: 'These runs', ids: [], isOn: chosen.length === 0 },
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
 * Those that are chosen, to take them out, and a list of the others.
 * @param {Store} store
 * @param {string[]} chosen
 */
function optimizerChips(store, chosen) {
  const param = store.catalog.settings.find(({ id }) => id === RACERS);
  const all = param ? choicesOf(store.catalog, { ...param, family: 'optimizers' }) : [];
  const choose = (/** @type {(id: string) => boolean} */ isIn) =>
    store.setSetting(RACERS, all.map(({ id }) => id).filter(isIn));
  const add = onText((added, field) => {
    field.value = '';
    if (added) choose((id) => id === added || chosen.includes(id));
  });
  const others = all.filter(({ id }) => !chosen.includes(id));
  return html`<div class="chips racer-chips" role="group" aria-label="Optimizers">
    ${all
      .filter(({ id }) => chosen.includes(id))
      .map(
        ({ id, name }) =>
          html`<button
            type="button"
            class="chip"
            aria-label="Take out ${name}"
            title="Take out"
            @click=${() => choose((other) => other !== id && chosen.includes(other))}
          >
            ${name} ${icons.close}
          </button>`,
      )}
    <select class="adder" aria-label="Add an optimizer" @change=${add}>
      <option value="">Add an optimizer …</option>
      ${groupedOptions(others)}
    </select>
  </div>`;
}
