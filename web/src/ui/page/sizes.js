// How wide and high the parts of the page are, as the reader left them. Read before the first look, so
// that nothing moves later.

/** Of the browser's storage. */
export const SIZES_KEY = 'sizes';

/**
 * @typedef {Record<string, number | undefined>} Sizes what is missing has its usual size. "problem": width
 *   of the controls, in pixels; "stage": of the pictures, in percent of what pictures and curves share;
 *   "runs": height of the runs, in pixels; "chart-...": that of a chart
 */

/** @returns {Sizes} */
export function readSizes() {
  try {
    const kept = JSON.parse(localStorage.getItem(SIZES_KEY) ?? '{}');
    const isSize = ([, size = NaN]) => Number.isFinite(size);
    return Object.fromEntries(Object.entries(kept ?? {}).filter(isSize));
  } catch {
    // No storage, or not ours: the usual sizes.
    return {};
  }
}

/**
 * @param {Sizes} sizes
 * @returns {string} the variables of page.css
 */
export function styleOf({ problem, stage, runs }) {
  const rules = [];
  if (problem) rules.push(`--problem-width:${problem}px`);
  // Parts of nothing would undo the whole grid.
  if (stage && stage > 0 && stage < 100)
    rules.push(`--stage-width:${stage}fr;--curves-width:${100 - stage}fr`);
  if (runs) rules.push(`--runs-height:max(96px,${runs}px);--runs-limit:60vh`);
  return rules.join(';');
}
