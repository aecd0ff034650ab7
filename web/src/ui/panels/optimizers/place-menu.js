// Where a menu opens: beside its button, on the side with more room. On phones style sheets make it a sheet at
// the lower edge.

// Pixels.
const GAP = 4;
const MARGIN = 8;
const WIDTH = 580;
const HEIGHT = 560;
const NARROW = 800;

/**
 * @param {HTMLElement} menu open
 * @param {Element} button that it belongs to
 */
export function placeMenu(menu, button) {
  const isSheet = window.innerWidth < NARROW;
  const box = isSheet ? null : besideButton(button.getBoundingClientRect());
  for (const name of ['left', 'top', 'width', 'height']) {
    menu.style.setProperty(name, box ? `${box[/** @type {keyof Box} */ (name)]}px` : '');
  }
}

/** @typedef {{ left: number, top: number, width: number, height: number }} Box */

/**
 * @param {DOMRect} button
 * @returns {Box}
 */
function besideButton({ left, top, bottom }) {
  const { innerWidth, innerHeight } = window;
  const above = top - GAP - MARGIN;
  const below = innerHeight - bottom - GAP - MARGIN;
  const isBelow = below >= above;
  // Its height does not follow what is found, so that the search stays where it is.
  const height = Math.min(HEIGHT, Math.max(above, below));
  return {
    left: Math.max(MARGIN, Math.min(left, innerWidth - WIDTH - MARGIN)),
    top: isBelow ? bottom + GAP : top - GAP - height,
    width: WIDTH,
    height,
  };
}
