import { html } from 'lit';
import { findEntry } from '../../../catalog/entries.js';
import { MAX_LABEL_LENGTH } from '../../../config/config.js';
import { COLOR_COUNT, colorSlot } from '../../../drawing/palette.js';
import { chooseByKey } from '../../../elements/one-stop.js';
import { onText } from '../../../elements/listeners.js';

/**
 * Name and colour of a run.
 * @param {import('./run-edit.js').RunEdit} edit
 * @returns {unknown} template
 */
export function lookSection(edit) {
  const { catalog, run, index } = edit;
  const slot = colorSlot(run, index);
  const id = `${edit.id}-label`;
  // A colour that the place gives anyway is not written into the link.
  const paint = (/** @type {number} */ color) =>
    edit.edit((target) => (target.color = color === index % COLOR_COUNT ? null : color));
  return html`<section class="group" aria-label="Name and colour">
    <h2>Name and colour</h2>
    <div class="field text-field">
      <label for=${id}>Name</label>
      <input
        id=${id}
        class="text"
        type="text"
        maxlength=${MAX_LABEL_LENGTH}
        placeholder=${findEntry(catalog, 'optimizers', run.optimizer)?.name ?? ''}
        .value=${run.label}
        @change=${onText((text) => edit.edit((target) => (target.label = text.trim())))}
      />
    </div>
    <div class="swatches" role="radiogroup" aria-label="Colour" @keydown=${chooseByKey}>
      ${Array.from(
        { length: COLOR_COUNT },
        (_, color) =>
          html`<button
            type="button"
            role="radio"
            aria-label="Colour ${color + 1}"
            aria-checked=${color === slot}
            tabindex=${color === slot ? 0 : -1}
            style="--run:var(--r${color + 1})"
            @click=${() => paint(color)}
          ></button>`,
      )}
    </div>
  </section>`;
}
