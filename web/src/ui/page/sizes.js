// How wide and high the parts of the page are, as the reader left them. Read before the first look, so
// that nothing moves later.

const KEY = 'sizes';

/**
 * @typedef {object} Sizes what is missing has its usual size
 * @property {number} [problem] width of the controls, in pixels
 * @property {number} [stage] width of the pictures, in percent of what pictures and curves share
 * @property {number} [runs] height of the runs, in pixels
 */

/** @returns {Sizes} */
export function readSizes() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const isSize = ([, size = NaN]) => Number.isFinite(size);
    return Object.fromEntries(Object.entries(kept ?? {}).filter(isSize));
  } catch {
    // No storage, or not ours: the usual sizes.
    return {};
  }
}

/**
 * Keeps a size for the next visit.
 * @param {Sizes} sizes
 * @param {{ id: keyof Sizes, size: number | null }} change null: the usual size again
 * @returns {Sizes} all sizes from now on
 */
export function resized(sizes, { id, size }) {
  const all = { ...sizes, [id]: size ?? undefined };
  try {
    localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Without storage it lasts as long as the page.
  }
  return all;
}

/**
 * @param {Sizes} sizes
 * @returns {string} the variables of page.css, which has their limits
 */
export function styleOf({ problem, stage, runs }) {
  const rules = [];
  if (problem) rules.push(`--problem-width:${problem}px`);
  if (stage) rules.push(`--stage-width:${stage}fr;--curves-width:${100 - stage}fr`);
  if (runs) rules.push(`--runs-height:${runs}px`);
  return rules.join(';');
}
