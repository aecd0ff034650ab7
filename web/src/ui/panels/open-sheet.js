// On tablets and phones panels are sheets, one at a time; on wide screens they are always there.

/** @typedef {import('../page/sheets.js').SheetId} SheetId */

/**
 * Asks the page to show a sheet.
 * @param {Element} from an element of the page
 * @param {SheetId | null} id null: none, so that curves and pictures are in sight
 */
export function openSheet(from, id) {
  from.dispatchEvent(new CustomEvent('open-sheet', { detail: id, bubbles: true }));
}
