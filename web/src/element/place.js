// Where an element is on the screen.

// So much of the screen's height before it comes into view, a figure begins to load.
const MARGIN = '50%';

/**
 * @param {Element} element
 * @param {object} told
 * @param {(isNear: boolean) => void} told.onNear whether it is in view or will soon be, whenever that changes
 * @param {(isInView: boolean) => void} told.onView whether it is in view
 * @returns {() => void} ends it
 */
export function watchPlace(element, { onNear, onView }) {
  // The first one is told first.
  const view = watch(onView);
  const near = watch(onNear, { rootMargin: MARGIN });
  view.observe(element);
  near.observe(element);
  return () => {
    near.disconnect();
    view.disconnect();
  };
}

/**
 * @param {(isInside: boolean) => void} tell
 * @param {IntersectionObserverInit} [options]
 */
function watch(tell, options) {
  return new IntersectionObserver((entries) => {
    const last = entries.at(-1);
    if (last) tell(last.isIntersecting);
  }, options);
}

/**
 * How far the reader is from an element: those in view come first, from top to bottom.
 * @param {Element} element
 * @returns {number}
 */
export function distanceOf(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const outside = Math.max(0, top - innerHeight, -bottom);
  return outside > 0 ? innerHeight + outside : Math.max(0, top);
}
