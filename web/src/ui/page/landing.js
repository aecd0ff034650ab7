// Whether the strip for first visitors is shown. Who closed it does not see it again.

/** @typedef {import('../model/store.js').Store} Store */

/** What the strip says first: what the page is. */
export const ABOUT = 'Train a small network, and see what its optimizer does.';
/** What it asks while the two rules of a first visit train. */
export const QUESTION =
  'SGD and Adam start from the same weights: which pulls the two spirals apart?';

const STORAGE_KEY = 'landing';
const CLOSED = 'closed';

/**
 * @param {Store} store
 * @returns {boolean}
 */
export function showsLanding(store) {
  return store.ui.landing && !wasClosed();
}

/**
 * Closes the strip, now and for later visits.
 * @param {Store} store
 */
export function closeLanding(store) {
  try {
    localStorage.setItem(STORAGE_KEY, CLOSED);
  } catch {
    // Without storage it stays closed as long as the page is open.
  }
  store.setUi({ landing: false });
}

function wasClosed() {
  try {
    return localStorage.getItem(STORAGE_KEY) === CLOSED;
  } catch {
    return false;
  }
}
