// Exercises: what the reader has set is compared with typical mistakes, and each has a reply.

/** @param {Document} document */
export function followExercises(document) {
  for (const exercise of document.querySelectorAll('.exercise')) {
    const element = exercise.querySelector('optimizer-playground');
    const place = exercise.querySelector('.mistake');
    if (!element || !place) continue;
    element.addEventListener('configchange', (event) => {
      const { config } = /** @type {CustomEvent<{ config: string }>} */ (event).detail;
      const reply = [...exercise.querySelectorAll('[data-config]')].find(
        (one) => one.getAttribute('data-config') === config,
      );
      place.replaceChildren(...[...(reply?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    });
  }
}
