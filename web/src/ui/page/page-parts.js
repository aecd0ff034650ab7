// Everything on the page besides curves and top bar.

import '../../elements/styles/parts.css';
import { html, nothing } from 'lit';
import '../charts/charts-popover.js';
import '../dialogs/data-dialog.js';
import '../dialogs/export-dialog.js';
import '../dialogs/gallery-dialog.js';
import '../dialogs/help-dialog.js';
import '../dialogs/lessons-dialog.js';
import '../dialogs/own-data-dialog.js';
import '../studio/figure-studio.js';
import '../panels/formula-strip.js';
import '../panels/notice-list.js';
import '../panels/overlay-list.js';
import '../panels/runs-table.js';
import '../panels/side-panel.js';
import '../stage/stage-view.js';
import * as topTools from '../panels/top-tools.js';
import { keepUsualRates, keepZoomInPlace } from '../model/follow-problem.js';
import { RecentKeeper } from '../model/keep-recent.js';
import { storageOf } from '../model/recent.js';
import { keepSession } from '../model/session.js';
import { dividers } from './dividers.js';
import { chartsSheet, moreSheet } from './late-sheets.js';
import { showsLanding } from './landing.js';
import './landing-strip.js';
import './page-tour.js';
import './experiment-title.js';
import '../goal/goal-card.js';
import { tellTaskProblems } from '../goal/problems.js';
import { reproduction } from './reproduction.js';
import { stayWhole } from './stay-whole.js';

export { chartTools } from '../charts/chart-tools.js';
export { PageController } from './page-controller.js';
export { skipLinks } from './skip-links.js';
export { ScrollHints } from './scroll-hints.js';
export { topTools };

/** @typedef {import('../model/store.js').Store} Store */

/**
 * From now on the page remembers what was done, and takes care of what nobody chose.
 * @param {Store} store
 */
export function follow(store) {
  keepUsualRates(store);
  keepZoomInPlace(store);
  keepSession(store);
  stayWhole(store);
  tellTaskProblems(store);
  return new RecentKeeper(store, storageOf('localStorage'));
}

/**
 * One line between the top bar and the columns; see hasHeadline(), which keeps its place.
 * @param {Store} store
 */
export const headline = (store) => {
  const { title, note, goal } = store.config;
  if (title || note || goal) return html`<experiment-title .store=${store}></experiment-title>`;
  return showsLanding(store) ? html`<landing-strip .store=${store}></landing-strip>` : nothing;
};

/** @param {Store} store */
export const controls = (store) => html`<side-panel .store=${store}></side-panel>`;

/** @param {Store} store */
export const pictures = (store) => html`<stage-view .store=${store}></stage-view>`;

/** @param {Store} store */
export const runs = (store) =>
  html`<overlay-list .store=${store}></overlay-list>
    <runs-table .store=${store} .hasPanels=${true}></runs-table>
    <formula-strip .store=${store}></formula-strip>`;

/**
 * Comes after everything else, see PageController.
 * @param {Store} store
 */
export const ribbon = (store) =>
  customElements.get('rate-ribbon') ? html`<rate-ribbon .store=${store}></rate-ribbon>` : nothing;

/**
 * What stands at the edges of the other parts: lines that can be moved, or sheets and the bar that
 * opens them.
 * @param {import('./playground-app.js').PlaygroundApp} page
 * @param {import('./sheets.js').Sheets} sheets
 */
export function frame(page, sheets) {
  if (!sheets.isCompact) return dividers();
  return html`${chartsSheet(page, sheets)} ${moreSheet(page, sheets)} ${sheets.bar()}`;
}

/**
 * What stands over the page.
 * @param {Store} store
 */
export const overlays = (store) =>
  html`<notice-list .store=${store}></notice-list>
    ${reproduction(store)}
    <charts-popover .store=${store}></charts-popover>
    <figure-studio .store=${store}></figure-studio>
    <export-dialog .store=${store}></export-dialog>
    <data-dialog .store=${store}></data-dialog>
    <gallery-dialog .store=${store}></gallery-dialog>
    <help-dialog .store=${store}></help-dialog>
    <lessons-dialog .store=${store}></lessons-dialog>
    <own-data-dialog .store=${store}></own-data-dialog>
    <page-tour .store=${store}></page-tour>`;
