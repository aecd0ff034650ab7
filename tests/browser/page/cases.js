// Which cases of a long list are drawn.

/**
 * All of them where the environment says `DRAWN=all`; else those that differ most, to be quick.
 * @template T
 * @param {T[]} usual
 * @param {T[]} rest
 * @returns {T[]}
 */
export function drawnCases(usual, rest) {
  return process.env.DRAWN === 'all' ? [...usual, ...rest] : usual;
}
