import { html, nothing } from 'lit';
import { findEntry } from '../../../catalog/entries.js';
import { startParams } from '../../../catalog/params.js';
import { adder, removeButton } from './run-edit.js';

/**
 * What is wrapped around the optimizer of a run.
 * @param {import('./run-edit.js').RunEdit} edit
 * @returns {unknown} template
 */
export function wrapperSection(edit) {
  const { catalog, run } = edit;
  const entries = catalog.optimizers.filter((entry) => entry.wrapper);
  if (!entries.length) return nothing;
  const add = (/** @type {string} */ id) => {
    const params = startParams(findEntry(catalog, 'optimizers', id));
    edit.edit(({ wrappers }) => wrappers.push({ id, params }));
  };
  return html`<section class="group" aria-label="Wrappers">
    <h2>Wrappers (clipping, averaging, …)</h2>
    ${run.wrappers.map(({ id }, place) => {
      const entry = findEntry(catalog, 'optimizers', id);
      const remove = () => edit.edit(({ wrappers }) => wrappers.splice(place, 1));
      return html`<div class="sub-head" title=${entry?.summary ?? ''}>
          ${entry?.name} ${removeButton(entry?.name ?? id, remove)}
        </div>
        <div class="sub-params">
          ${edit.params(entry, ({ wrappers }) => wrappers[place].params)}
        </div>`;
    })}
    ${adder('Add a wrapper …', entries, add)}
  </section>`;
}
