// What the address of a page makes it do at first: play, show what comes out, or wait.

import { studies } from '../wasm/first-views.js';
import { Arrival } from '../playground/arrival.js';
import { isInView } from './in-view.js';
import { goOn } from './model/session.js';

/** @typedef {import('./model/store.js').Store} Store */

// More than any training has.
const END = 1e9;

/**
 * An embed stands beside somebody's words: it shows what comes out and does not move, and so does a page for
 * readers who do not want moving pictures. Both wait where the address says so.
 * @param {Store} store
 * @param {HTMLElement} place of the page; an embed waits until it is in view
 * @param {boolean} isStill whether nothing moves by itself
 */
export async function startTraining(store, place, isStill) {
  const { autoplay, at, embed } = store.flags;
  const canGoOn = at === null && !embed && !store.isFirstVisit;
  if (canGoOn && goOn(store)) return;
  if (at === null && (autoplay === false || showsOnlyStudies(store))) store.settle();
  else {
    if (embed) await isInView(place);
    if (at === null && (autoplay ?? !isStill)) store.play();
    else if (at === null) store.arrive(new Arrival(END, { stopsEarly: true }));
    else if (isStill) store.arrive(new Arrival(at));
    else store.trainTo(at);
  }
}

// A study starts by itself: nobody would see the runs train.
/** @param {Store} store */
function showsOnlyStudies({ flags: { embed, show } }) {
  return embed && show.length > 0 && show.every((name) => studies.includes(name));
}
