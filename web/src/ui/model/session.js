// Where the reader was when the page was left: a reload comes back to the same step. Kept for this tab only.

import { knownTable } from '../../config/known-tables.js';
import { isKept, keepTable } from '../../config/table.js';
import { Arrival } from '../../playground/arrival.js';
import { storageOf } from './recent.js';

/** @typedef {import('./store.js').Store} Store */

/**
 * @typedef {object} Left how training stood
 * @property {number} step
 * @property {boolean} playing
 */

const STORAGE_KEY = 'left-off';

/**
 * Notes where the reader is whenever the page is left.
 * @param {Store} store
 */
export function keepSession(store) {
  addEventListener('pagehide', () => writeSession(store, storageOf('sessionStorage')));
}

/**
 * @param {Pick<Store, 'link' | 'config' | 'frame'>} store
 * @param {Storage | null} storage
 */
export function writeSession({ link, config, frame }, storage) {
  const left = { link, step: frame?.step ?? 0, playing: frame?.playing ?? false };
  // What is too large for the link would be gone with the page.
  const table = isKept(config.table) ? knownTable(config.table) : undefined;
  for (const session of [{ ...left, table }, left]) {
    try {
      storage?.setItem(STORAGE_KEY, JSON.stringify(session));
      return;
    } catch {
      // Without the table there is more room; storage that is refused does without.
    }
  }
}

/**
 * Goes on where the page was left: at that step, and playing if it played.
 * @param {Store} store
 * @returns {boolean} whether it was left here
 */
export function goOn(store) {
  const left = readSession(store.link);
  if (!left) return false;
  if (left.step === 0) store.settle();
  else store.arrive(new Arrival(left.step));
  const play = () => {
    if ((store.frame?.step ?? 0) < left.step) return;
    store.removeEventListener('frame', play);
    store.play();
  };
  if (left.playing) store.addEventListener('frame', play);
  return true;
}

/**
 * @param {string} link of the experiment that the page shows
 * @param {Storage | null} [storage]
 * @returns {Left | null} null: it was not left here
 */
export function readSession(link, storage = storageOf('sessionStorage')) {
  const session = stored(storage);
  const { step } = session;
  if (session.link !== link || typeof step !== 'number' || !(step >= 0)) return null;
  return { step: Math.round(step), playing: session.playing === true };
}

/**
 * Brings back own data that are too large for the link.
 * @param {Storage | null} [storage]
 */
export function restoreTable(storage = storageOf('sessionStorage')) {
  try {
    keepTable(/** @type {import('../../config/table.js').Table} */ (stored(storage).table));
  } catch {
    // Nobody left a table here: the page says that it is missing.
  }
}

/**
 * @param {Storage | null} storage
 * @returns {{ link?: unknown, step?: unknown, playing?: unknown, table?: unknown }}
 */
function stored(storage) {
  try {
    return Object(JSON.parse(storage?.getItem(STORAGE_KEY) ?? '{}'));
  } catch {
    return {};
  }
}
