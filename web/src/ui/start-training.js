// What the address of a page makes it do at first: play, show what comes out, or wait.

import { studies } from '../wasm/first-views.js';
import { MAX_STEPS } from '../playground/playground.js';

/** @typedef {import('./model/store.js').Store} Store */

/**
 * A page plays at once. An embed stands beside somebody's words: it shows what comes out and does not move,
 * and so does a page for readers who do not want moving pictures.
 * @param {Store} store
 * @param {HTMLElement} place of the page; an embed waits until it is in view
 */
export async function startTraining(store, place) {
  const { autoplay, at, embed } = store.flags;
  const isStill = embed || matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (at === null && (autoplay === false || showsOnlyStudies(store))) store.settle();
  else if (autoplay && at === null) store.play();
  else {
    if (embed) await isInView(place);
    if (at !== null) isStill ? store.arrive(at) : store.trainTo(at);
    else if (isStill) store.arrive(MAX_STEPS, { stopsEarly: true });
    else store.play();
  }
}

// A study starts by itself: nobody would see the runs train.
/** @param {Store} store */
function showsOnlyStudies({ flags: { embed, show } }) {
  return embed && show.length > 0 && show.every((name) => studies.includes(name));
}

/**
 * @param {HTMLElement} element
 * @returns {Promise<void>} when the reader has scrolled to it
 */
function isInView(element) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });
}
