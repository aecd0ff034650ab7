// Which runs of a chart have the range of their batches behind them.

/**
 * One or two runs: all. More would cover each other: the one that is selected or pointed at; in another
 * page, where none is selected, none.
 * @param {Pick<import('../view.js').ViewOptions, 'selected' | 'hovered' | 'embed'>} options
 * @param {number[]} shown indices of all runs on the chart
 * @param {number} index of one of them
 * @returns {boolean}
 */
export function hasRange({ selected, hovered, embed }, shown, index) {
  if (shown.length < 3) return true;
  return index === hovered || (index === selected && !embed);
}

/**
 * Single batches far beyond the range are drawn of one run: the one that is selected, or the first.
 * @param {Pick<import('../view.js').ViewOptions, 'selected' | 'hovered' | 'embed'>} options
 * @param {number[]} shown indices of all runs on the chart
 * @param {number} index of one of them
 * @returns {boolean}
 */
export function hasSpikes(options, shown, index) {
  if (!hasRange(options, shown, index)) return false;
  const { selected } = options;
  return index === options.hovered || index === (shown.includes(selected) ? selected : shown[0]);
}
