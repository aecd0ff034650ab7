// Where an element is on the screen.

// So much of the screen's height before it comes into view, a figure begins to load.
const MARGIN = '50%';

/**
 * @param {Element} element
 * @param {object} told
 * @param {() => void} told.onNear it is in view, or will soon be
 * @param {(isInView: boolean) => void} told.onView whenever it comes into view or leaves it
 * @returns {() => void} ends it
 */
export function watchPlace(element, { onNear, onView }) {
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) onNear();
    },
    { rootMargin: MARGIN },
  );
  const view = new IntersectionObserver((entries) => {
    const last = entries.at(-1);
    if (last) onView(last.isIntersecting);
  });
  near.observe(element);
  view.observe(element);
  return () => {
    near.disconnect();
    view.disconnect();
  };
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
