// Undo and redo on the page: its keys, and which edits are one step because one hand makes them.

import { EditHistory } from '../../playground/edit-history.js';

/** @typedef {import('./store.js').Store} Store */

// Here the browser undoes what is typed.
const TEXT_FIELDS =
  'textarea, [contenteditable], input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"])';

/**
 * From now on every edit can be taken back.
 * @param {Store} store
 * @param {EventTarget} target whose keys and pointers are meant for the page
 * @param {() => boolean} isBlocked whether a dialog stands in front of the page
 * @returns {() => void} stops listening; what was remembered stays
 */
export function keepHistory(store, target, isBlocked) {
  const history = (store.history ??= new EditHistory(store.playground, {
    read: () => store.ui.selected,
    write: (selected) => store.setUi({ selected }),
  }));
  const listening = new AbortController();
  /** @type {(type: string, listen: (event: Event) => void) => void} */
  const listen = (type, act) =>
    target.addEventListener(type, act, { capture: true, signal: listening.signal });
  listen('pointerdown', () => history.hold());
  // A slider says "change" when it is let go, even where the pointer left the window.
  for (const type of ['pointerup', 'pointercancel', 'change'])
    listen(type, () => history.release());
  listen('keydown', (event) => {
    const key = /** @type {KeyboardEvent} */ (event);
    if (isBlocked() || isInTextField(key)) return;
    const act = historyAct(key);
    if (!act) return;
    event.preventDefault();
    store[act]();
  });
  return () => listening.abort();
}

/**
 * What the keys of undo and redo mean, on every keyboard.
 * @param {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>} event
 * @returns {'undo' | 'redo' | null}
 */
export function historyAct({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey || ctrlKey === metaKey) return null;
  // Other alphabets have other letters on these keys.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace('Key', '').toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
}

/** @param {Event} event */
function isInTextField({ target }) {
  return target instanceof Element && target.closest(TEXT_FIELDS) !== null;
}
