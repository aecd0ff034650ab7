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
  const left = at === null && (await leftOff(store));
  if (left) {
    resume(store, left);
    return;
  }
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

/**
 * @param {Store} store
 * @returns {Promise<import('./model/session.js').Left | null>} how training stood when the page was left, if it was
 */
async function leftOff({ flags, isFirstVisit, link }) {
  if (flags.embed || isFirstVisit) return null;
  try {
    if (sessionStorage.length === 0) return null;
  } catch {
    return null;
  }
  const { readSession } = await import('./model/session.js');
  return readSession(link);
}

/**
 * @param {Store} store
 * @param {import('./model/session.js').Left} left
 */
function resume(store, { step, playing }) {
  if (step === 0) store.settle();
  else store.arrive(step);
  if (!playing) return;
  const goOn = () => {
    if ((store.frame?.step ?? 0) < step) return;
    store.removeEventListener('frame', goOn);
    store.play();
  };
  store.addEventListener('frame', goOn);
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
