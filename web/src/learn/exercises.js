// Exercises: where the reader's experiment is like a typical mistake, it has a reply.

import { nearestMistake } from './nearest-mistake.js';

/** @typedef {import('./live-figure.js').OptimizerPlayground} OptimizerPlayground */

/** @param {Document} document */
export function followExercises(document) {
  for (const exercise of document.querySelectorAll('.exercise')) {
    const element = exercise.querySelector('optimizer-playground');
    const place = exercise.querySelector('.mistake');
    if (element && place) follow(/** @type {OptimizerPlayground} */ (element), place, exercise);
  }
}

/**
 * @param {OptimizerPlayground} element
 * @param {Element} place of the reply
 * @param {Element} exercise with all replies
 */
function follow(element, place, exercise) {
  const replies = [...exercise.querySelectorAll('[data-config]')];
  const links = replies.map((reply) => reply.getAttribute('data-config') ?? '');
  const start = element.getAttribute('config') ?? '';
  let [isOver, isReached] = [false, false];
  const show = () => {
    // Before the end nobody knows what comes out.
    const at = isOver && !isReached ? nearestMistake(element.config, start, links) : -1;
    const nodes = [...(replies[at]?.childNodes ?? [])].map((node) => node.cloneNode(true));
    place.replaceChildren(...nodes);
    // The reader's own setting need not be quite that of the mistake.
    place.querySelector('.setting')?.remove();
  };
  element.addEventListener('configchange', () => {
    [isOver, isReached] = [false, false];
    show();
  });
  element.addEventListener('goal', (event) => {
    isReached = /** @type {CustomEvent<{ reached: boolean }>} */ (event).detail.reached;
    show();
  });
  element.addEventListener('finished', () => {
    isOver = true;
    show();
  });
}
