import { html } from 'lit';
import { findEntry } from '../../../catalog/entries.js';
import { MAX_LABEL_LENGTH } from '../../../config/config.js';
import { COLOR_COUNT, colorSlot } from '../../../drawing/palette.js';
import { onText } from '../../listeners.js';

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
    <div class="swatches" role="group" aria-label="Colour">
      ${Array.from(
        { length: COLOR_COUNT },
        (_, color) =>
          html`<button
            type="button"
            aria-label="Colour ${color + 1}"
            aria-pressed=${color === slot}
            style="--run:var(--r${color + 1})"
            @click=${() => paint(color)}
          ></button>`,
      )}
    </div>
  </section>`;
}
