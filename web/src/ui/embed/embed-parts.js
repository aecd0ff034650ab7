// What every embedded page has besides curves, transport, and the views that its address asks for.

import '../../elements/styles/embed-parts.css';
import '../../elements/styles/parts.css';
import { html, nothing } from 'lit';
import '../panels/notice-list.js';
import { Editor } from '../../playground/editor.js';
import { viewNames } from './view-names.js';

export { placeFiller } from '../../narrator/fill-places.js';
export { attach } from './attach.js';
export { canShow, flagProblems } from './check-flags.js';

/**
 * Loads what draws a view, by the id of the view.
 * @type {Record<string, () => Promise<unknown>>}
 */
export const lateViews = {
  stage: () => import('../stage/stage-view.js'),
  ribbon: () => import('../ribbon/rate-ribbon.js'),
  runs: () => import('../panels/runs-table.js'),
  formula: () => import('../panels/formula-strip.js'),
};

/**
 * @param {string[]} views for which there is no room
 */
export function leftOutNote(views) {
  if (!views.length) return nothing;
  return html`<p class="note left-out" title="They are in the full page: Open">
    No room here for: ${viewNames(views)}
  </p>`;
}

/** @type {typeof import('../goal/embed-goal.js') | null} loaded where there is a goal */
let goalModule = null;

/**
 * @param {import('../model/store.js').Store} store of an experiment with goals
 * @returns {unknown} template; undefined: not yet
 */
export const goalCard = (store) => goalModule?.goalCard(store);

/**
 * Title and note follow what they have places for, and a goal is shown.
 * @param {import('./playground-embed.js').PlaygroundEmbed} embed
 */
export function followPlaces(embed) {
  const { store } = embed;
  followGoal(embed);
  store.addEventListener('text', () => {
    const { title = '', note = '' } = store.config;
    if (`${title}${note}`.includes('{')) embed.requestUpdate();
  });
}

/** @param {import('./playground-embed.js').PlaygroundEmbed} embed */
async function followGoal(embed) {
  const { store } = embed;
  if (!store.config.goal) {
    store.addEventListener('change', () => followGoal(embed), { once: true });
    return;
  }
  goalModule = await import('../goal/embed-goal.js');
  goalModule.tellTaskProblems(store);
  embed.requestUpdate();
}

/** Loads the controls that a host asks for. */
export const loadControls = () => import('./host-controls.js');

/**
 * From now on the experiment can be edited.
 * @param {import('../model/store.js').Store} store
 */
export function startEditing(store) {
  store.editor = new Editor(store.playground);
}
