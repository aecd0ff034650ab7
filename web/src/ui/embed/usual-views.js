// Names of views that an embed treats in a way of its own.

/** What an embed shows where its address names no views. */
export const USUAL_VIEWS = ['loss', 'lr', 'stage'];
/** Tables, formulas and the ribbon are wide: each has a row of its own. */
export const WIDE_VIEWS = ['ribbon', 'runs', 'formula'];

const USUAL_ORDER = ['loss', 'stage', 'lr'];

/**
 * @param {string[]} views in the order in which they stand
 * @returns {string[]} the same, from the most important one on
 */
export function inOrderOfNeed(views) {
  return views.join() === USUAL_VIEWS.join() ? USUAL_ORDER : views;
}
