// Where the plot lies on a chart's canvas, in CSS pixels: the same before and after the chart library
// has come.

export const LEFT = 54;
export const TOP = 22;
/** Height of an x axis with labels, and of one without. */
export const WITH_LABELS = 22;
export const TICKS_ONLY = 11;

/**
 * @param {{ width: number, height: number }} size of the canvas
 * @param {{ xLabels: boolean, right: number }} options of the chart
 * @returns {{ left: number, top: number, right: number, bottom: number }}
 */
export function plotArea({ width, height }, { xLabels, right }) {
  const bottom = height - (xLabels ? WITH_LABELS : TICKS_ONLY);
  return { left: LEFT, top: TOP, right: width - right, bottom };
}
