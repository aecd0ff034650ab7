// Sheets of what wide screens show elsewhere: in the headings of charts and in the top bar.

import { html, nothing } from 'lit';
import { settingControl } from '../../elements/controls/setting-control.js';
import * as icons from '../../elements/icons.js';
import '../charts/chart-list.js';
import { openDialog } from '../open-dialog.js';
import { hasLessons, speedSlider, toggleTheme } from '../panels/top-tools.js';

/** @typedef {import('./playground-app.js').PlaygroundApp} Page */
/** @typedef {import('./sheets.js').Sheets} Sheets */

/** @type {[id: string, label: string][]} */
const CHART_SETTINGS = [
  ['average', 'Average, steps'],
  ['curve', 'Which loss'],
  ['x', 'Horizontal axis'],
  ['scale', 'Loss axis'],
];

/**
 * How charts are drawn, and which.
 * @param {Page} page
 * @param {Sheets} sheets
 */
export function chartsSheet({ store }, sheets) {
  const fields = CHART_SETTINGS.flatMap(([id, label]) => {
    const spec = store.catalog.settings.find((one) => one.id === id);
    return spec ? settingControl(store, id, spec, label) : [];
  });
  return sheetOf(
    'charts',
    sheets,
    () => html`
      <div class="sheet-fields">${fields}</div>
      <chart-list .store=${store}></chart-list>
    `,
  );
}

/**
 * What phones have no room for in the top bar.
 * @param {Page} page where dialogs are opened
 * @param {Sheets} sheets
 */
export function moreSheet(page, sheets) {
  /**
   * @param {unknown} icon
   * @param {string} words
   * @param {() => void} act
   */
  const item = (icon, words, act) =>
    html`<button type="button" class="btn" @click=${act}>${icon} ${words}</button>`;
  const open = (/** @type {string} */ name) => () => openDialog(page.grid, name);
  return sheetOf(
    'more',
    sheets,
    () => html`
      <div class="more-buttons">
        ${item(icons.examples, 'Examples', open('gallery-dialog'))}
        ${hasLessons(page.store) ? item(icons.lessons, 'Lessons', open('lessons-dialog')) : nothing}
        ${item(icons.share, 'Share', open('figure-studio'))}
        ${item(icons.download, 'Export', open('export-dialog'))}
        ${item(icons.theme, 'Light or dark', () => toggleTheme(page.grid))}
      </div>
      ${speedSlider(page.store)}
    `,
  );
}

/**
 * @param {'charts' | 'more'} id
 * @param {Sheets} sheets
 * @param {() => unknown} content made while it is open
 */
function sheetOf(id, sheets, content) {
  if (sheets.open !== id) return nothing;
  return html`<div class="sheet" data-sheet=${id} role="dialog" aria-label=${sheets.nameOf(id)}>
    ${sheets.head(id)}
    <div class="sheet-body">${content()}</div>
  </div>`;
}
