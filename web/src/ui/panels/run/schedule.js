import { html, nothing } from 'lit';
import { withFreeNames } from '../../../catalog/own-text.js';
import { findEntry, ownValue } from '../../../catalog/entries.js';
import { startParams } from '../../../catalog/params.js';
import '../../../elements/controls/knot-editor.js';
import { onValue } from '../../../elements/listeners.js';
import { sourceLink } from './optimizer.js';
import { set } from './run-edit.js';

/** @typedef {import('../../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('./run-edit.js').RunEdit} RunEdit */

const MAX_WARMUP = 10_000_000;

/**
 * How the rate of a run changes while it trains.
 * @param {RunEdit} edit
 * @returns {unknown} template
 */
export function scheduleSection(edit) {
  const { catalog, run } = edit;
  const entry = withFreeNames(findEntry(catalog, 'schedules', run.schedule), run.scheduleParams);
  const steps = Number(edit.store.value('steps', run));
  const shapes = catalog.schedules.filter((candidate) => !candidate.warmup);
  const pick = (/** @type {string} */ id) => {
    const scheduleParams = startParams(findEntry(catalog, 'schedules', id));
    edit.edit((target) => Object.assign(target, { schedule: id, scheduleParams }));
  };
  return html`<section class="group" aria-label="Schedule">
    <h2>Schedule ${sourceLink(entry)}</h2>
    ${edit.select('Shape', shapes, run.schedule, pick)} ${drawn(edit, entry, steps)}
    ${edit.params(entry, ({ scheduleParams }) => scheduleParams)}
    ${edit.control(warmupSpec(steps), run.warmup, (warmup) =>
      edit.edit((target) => (target.warmup = Number(warmup))),
    )}
    ${run.warmup > 0 ? warmupKind(edit) : nothing}
  </section>`;
}

/**
 * @param {number} steps of the run
 * @returns {Param}
 */
function warmupSpec(steps) {
  return {
    id: 'warmup',
    summary: 'Warm-up: updates with a growing rate before the schedule begins',
    type: 'int',
    default: 0,
    min: 0,
    max: MAX_WARMUP,
    minExcluded: false,
    scale: 'log',
    zero: true,
    complement: false,
    sliderMin: 1,
    sliderMax: steps,
    choices: [],
    columns: 1,
    optional: false,
  };
}

/** @param {RunEdit} edit */
function warmupKind(edit) {
  const { catalog, run } = edit;
  const kinds = catalog.schedules.filter((candidate) => candidate.warmup);
  const entry = findEntry(catalog, 'schedules', run.warmupKind);
  // How long it takes stands above.
  const params = (entry?.params ?? []).filter(({ id }) => id !== 'warmup');
  const pick = (/** @type {string} */ id) =>
    edit.edit((target) => Object.assign(target, { warmupKind: id, warmupParams: {} }));
  return html`<div class="sub-params">
    ${edit.select('Kind', kinds, run.warmupKind, pick)}
    ${edit.params({ params }, ({ warmupParams }) => warmupParams)}
  </div>`;
}

/**
 * Pairs of a schedule are points of a curve: they can be drawn.
 * @param {RunEdit} edit
 * @param {Entry | undefined} entry
 * @param {number} steps of the run
 */
function drawn(edit, entry, steps) {
  const { scheduleParams } = edit.run;
  const pairs = (entry?.params ?? []).filter(
    ({ type, columns }) => type === 'list' && columns === 2,
  );
  return pairs.map(
    ({ id, default: usual }) =>
      html`<knot-editor
        .value=${ownValue(scheduleParams, id) ?? usual}
        .steps=${steps}
        @value-change=${onValue((value) =>
          edit.edit((target) => set(target.scheduleParams, id, value)),
        )}
      ></knot-editor>`,
  );
}
