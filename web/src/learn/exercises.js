// Exercises: where the reader's experiment is like a typical mistake, it has a reply.

import { nearestMistake } from './nearest-mistake.js';

/** @typedef {import('./live-figure.js').OptimizerPlayground} OptimizerPlayground */

/** @param {Document} document */
export function followExercises(document) {
  for (const exercise of document.querySelectorAll('.exercise')) {
    const element = exercise.querySelector('optimizer-playground');
    const place = exercise.querySelector('.mistake');
    if (!element || !place) continue;
    const replies = [...exercise.querySelectorAll('[data-config]')];
    const links = replies.map((reply) => reply.getAttribute('data-config') ?? '');
    element.addEventListener('configchange', () => place.replaceChildren());
    // It was trained to its end: what came out is to be seen.
    element.addEventListener('finished', () => {
      const { config } = /** @type {OptimizerPlayground} */ (element);
      const at = nearestMistake(config, element.getAttribute('config') ?? '', links);
      const nodes = [...(replies[at]?.childNodes ?? [])].map((node) => node.cloneNode(true));
      place.replaceChildren(...nodes);
    });
  }
}
