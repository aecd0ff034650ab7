import { html, nothing } from 'lit';
import { combinedFingerprint } from '../../config/combined-fingerprint.js';
import { isOver } from '../../playground/playground.js';

/**
 * Whether training gave what the link says it should, once it has trained that far.
 * @param {import('../model/store.js').Store} store
 * @returns {unknown} template
 */
export function reproduction(store) {
  const expected = store.config.fingerprint;
  const runs = store.frame?.runs ?? [];
  if (!expected || !runs.length || !runs.every(({ status }) => isOver(status))) return nothing;
  const fingerprints = store.config.runs.map((_, index) => store.runView(index)?.fingerprint ?? '');
  const same = combinedFingerprint(fingerprints) === expected;
  return html`<div class="verdict ${same ? 'same' : 'differs'}" role="status">
    ${same ? 'Reproduced: fingerprint' : 'Not reproduced: the link expects fingerprint'}
    <code>${expected}</code>
  </div>`;
}
