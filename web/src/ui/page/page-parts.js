// Everything on the page besides curves and top bar.

import '../../elements/styles/parts.css';
import { html } from 'lit';
import '../dialogs/export-dialog.js';
import '../dialogs/help-dialog.js';
import '../dialogs/own-data-dialog.js';
import '../dialogs/share-dialog.js';
import '../panels/formula-strip.js';
import '../panels/notice-list.js';
import '../panels/overlay-list.js';
import '../panels/runs-table.js';
import '../panels/side-panel.js';
import '../stage/stage-view.js';
import { reproduction } from './reproduction.js';

export { listenForKeys, transportKeys } from '../keys.js';
export { listenForFiles, openFile } from './dropped-files.js';

/** @typedef {import('../model/store.js').Store} Store */

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
 * What stands over the page.
 * @param {Store} store
 */
export const overlays = (store) =>
  html`<notice-list .store=${store}></notice-list>
    ${reproduction(store)}
    <share-dialog .store=${store}></share-dialog>
    <export-dialog .store=${store}></export-dialog>
    <help-dialog .store=${store}></help-dialog>
    <own-data-dialog .store=${store}></own-data-dialog>`;
