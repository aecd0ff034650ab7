// Files that are dropped anywhere on the page.

import { openedFile } from '../model/opened-file.js';

/** @typedef {import('../model/store.js').Store} Store */

/**
 * Listens for files that nothing on the page takes for itself.
 * @param {EventTarget} target the document for a playground that has it for itself
 * @param {HTMLElement} page gets the class "file-over" while a file is over it
 * @param {(file: File) => void} take
 * @returns {() => void} stops listening
 */
export function listenForFiles(target, page, take) {
  /** @type {Record<string, (event: DragEvent) => void>} */
  const listeners = {
    dragover(event) {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Without it, the browser would leave the page for the file.
      event.preventDefault();
      page.classList.add('file-over');
    },
    dragleave(event) {
      if (event.relatedTarget === null) page.classList.remove('file-over');
    },
    drop(event) {
      page.classList.remove('file-over');
      const [file] = event.dataTransfer?.files ?? [];
      if (!file || event.defaultPrevented) return;
      event.preventDefault();
      take(file);
    },
  };
  const entries = Object.entries(listeners);
  for (const [name, listener] of entries) {
    target.addEventListener(name, /** @type {EventListener} */ (listener));
  }
  return () => {
    for (const [name, listener] of entries) {
      target.removeEventListener(name, /** @type {EventListener} */ (listener));
    }
  };
}

/**
 * Opens a file: shows its experiment, lays its curves over the losses, or offers its table as data.
 * @param {File} file
 * @param {Store} store
 * @param {{ isCurve?: boolean, onTable?: (file: File) => void }} [options] isCurve: see openedFile; onTable: what
 *   happens with a table of data
 * @returns {Promise<void>}
 */
export async function openFile(file, store, { isCurve, onTable } = {}) {
  const { link, study, overlays, table, failure } = await openedFile(file, { isCurve });
  if (link) store.open(link);
  if (study) await showStudy(study, file.name, store);
  if (overlays) store.setUi({ overlays: [...store.ui.overlays, ...overlays] });
  if (table) onTable?.(table);
  if (failure) store.notify({ key: 'file', message: failure });
}

/**
 * @param {NonNullable<import('../model/opened-file.js').Opened['study']>} study
 * @param {string} name of its file
 * @param {Store} store that shows its experiment
 */
async function showStudy({ id, trainings }, name, store) {
  // It has been made.
  store.startsStudy = false;
  const { restoreStudy } = await import('../../views/study/studies.js');
  if (await restoreStudy(store, id, trainings)) return;
  const message = `The results in ${name} are not those of its link: only the experiment is shown.`;
  store.notify({ key: 'file', message });
}
