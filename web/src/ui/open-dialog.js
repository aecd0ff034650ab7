// A dialog of the page, asked for by whatever is on it.

/**
 * Asks the page to open a dialog.
 * @param {EventTarget} target within the page
 * @param {string} name of the dialog's element
 */
export function openDialog(target, name) {
  target.dispatchEvent(new CustomEvent('open-dialog', { detail: name, bubbles: true }));
}
