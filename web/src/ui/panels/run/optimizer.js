import { html, nothing } from 'lit';
import { textParam, withFreeNames } from '../../../catalog/own-text.js';
import { findEntry } from '../../../catalog/entries.js';
import '../optimizers/optimizer-picker.js';

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */

/**
 * The update rule of a run and its parameters.
 * @param {import('./run-edit.js').RunEdit} edit
 * @returns {unknown} template
 */
export function optimizerSection(edit) {
  const { catalog, run } = edit;
  const entry = withFreeNames(findEntry(catalog, 'optimizers', run.optimizer), run.params);
  const name = entry?.name ?? run.optimizer;
  return html`<section class="group" aria-label="Optimizer">
    <h2>Optimizer ${sourceLink(entry)}</h2>
    <div class="field choice">
      <span class="field-name">Rule</span>
      <optimizer-picker
        look="field"
        .catalog=${catalog}
        .paramsOf=${(/** @type {Entry} */ one) => edit.store.paramsOf(one, run)}
        .value=${run.optimizer}
        .text=${name}
        .label=${`Rule: ${name}`}
        .hint=${name}
        @pick=${(/** @type {CustomEvent<string>} */ { detail }) =>
          edit.store.setOptimizer(edit.index, detail)}
      ></optimizer-picker>
    </div>
    <p class="note">${entry?.summary}</p>
    ${edit.params(entry, ({ params }) => params)}
    ${entry?.pitfalls ? pitfalls(entry.pitfalls) : nothing}
  </section>`;
}

// Closed at first: the controls beneath it matter more.
/** @param {string} words */
function pitfalls(words) {
  return html`<details class="pitfalls">
    <summary>What to watch for</summary>
    <p class="note">${words}</p>
  </details>`;
}

/**
 * Where an entry comes from.
 * @param {Entry | undefined} entry
 * @returns {unknown} template
 */
export function sourceLink(entry) {
  // A rule that the user wrote has no source.
  const reference = textParam(entry) ? '' : entry?.reference;
  const url = /https?:\/\/\S+/.exec(reference ?? '')?.[0];
  if (!reference) return nothing;
  if (!url) return html`<span class="source" title=${reference}>source</span>`;
  return html`<a class="source" href=${url} target="_blank" rel="noopener" title=${reference}
    >source</a
  >`;
}
