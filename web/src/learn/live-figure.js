// The live figure of a lesson.

/** @typedef {import('../element/playground-element.js').OptimizerPlayground} OptimizerPlayground */

/**
 * @param {Element | null} place with a figure in it
 * @returns {OptimizerPlayground | null} null: its script is not there
 */
export function liveFigure(place) {
  const element = place?.querySelector('optimizer-playground');
  return element && 'setConfig' in element ? /** @type {OptimizerPlayground} */ (element) : null;
}

/**
 * Brings a figure into view if it is not.
 * @param {Element} place
 * @param {Element} [first] what stands above it and is read before it
 */
export function bringIntoView(place, first = place) {
  const { top, bottom } = place.getBoundingClientRect();
  const isSeen = top >= 0 && Math.min(bottom, top + innerHeight / 2) <= innerHeight;
  if (!isSeen) first.scrollIntoView({ block: 'start', behavior: calm() ? 'auto' : 'smooth' });
}

/**
 * Shows a figure that should have been predicted first.
 * @param {Element} place
 */
export function uncover(place) {
  const form = place.previousElementSibling;
  if (form?.matches('form.predict')) form.classList.add('answered');
}

/** @returns {boolean} whether the reader wants nothing to move */
export function calm() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
