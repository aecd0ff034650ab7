// Everything on the page besides curves and top bar.

import '../../elements/styles/parts.css';
import { html, nothing } from 'lit';
import '../dialogs/export-dialog.js';
import '../dialogs/gallery-dialog.js';
import '../dialogs/help-dialog.js';
import '../dialogs/own-data-dialog.js';
import '../dialogs/share-dialog.js';
import '../panels/formula-strip.js';
import '../panels/history-buttons.js';
import '../panels/notice-list.js';
import '../panels/overlay-list.js';
import '../panels/runs-table.js';
import '../panels/side-panel.js';
import '../stage/stage-view.js';
import { showsLanding } from './landing.js';
import './landing-strip.js';
import './page-tour.js';
import { reproduction } from './reproduction.js';

export { listenForKeys, transportKeys } from '../keys.js';
export { keepHistory } from '../model/keep-history.js';
export { listenForFiles, openFile } from './dropped-files.js';

/** @typedef {import('../model/store.js').Store} Store */

/**
 * One line between the top bar and the columns; see hasHeadline(), which keeps its place.
 * @param {Store} store
 */
export const headline = (store) =>
  showsLanding(store) ? html`<landing-strip .store=${store}></landing-strip>` : nothing;

/** @param {Store} store */
export const controls = (store) => html`<side-panel .store=${store}></side-panel>`;

/** @param {Store} store */
export const pictures = (store) => html`<stage-view .store=${store}></stage-view>`;

/** @param {Store} store */
export const runs = (store) =>
  html`<overlay-list .store=${store}></overlay-list> <runs-table .store=${store}></runs-table>
    <formula-strip .store=${store}></formula-strip>`;

/**
 * What stands over the page.
 * @param {Store} store
 */
export const overlays = (store) =>
  html`<notice-list .store=${store}></notice-list>
    ${reproduction(store)}
    <share-dialog .store=${store}></share-dialog>
    <export-dialog .store=${store}></export-dialog>
    <gallery-dialog .store=${store}></gallery-dialog>
    <help-dialog .store=${store}></help-dialog>
    <own-data-dialog .store=${store}></own-data-dialog>
    <page-tour .store=${store}></page-tour>`;
