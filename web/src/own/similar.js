// Names that were probably meant when another was written.

// Letters that are easily taken for others.
/** @type {Record<string, string>} */
const LOOK_ALIKE = { q: 'g' };

/**
 * @param {string} name
 * @param {string[]} known
 * @returns {string | undefined} the known name that is one letter away; undefined: there is none
 */
export function similarName(name, known) {
  if (known.includes(name)) return undefined;
  const alike = LOOK_ALIKE[name];
  if (alike && known.includes(alike)) return alike;
  return known.find((other) => isNear(name, other));
}

/**
 * Whether a letter too many, too few or wrong, or two that changed places, make one name of another. Names of
 * one letter are not compared, nor are those that differ by a number, such as b1 and b2.
 * @param {string} a
 * @param {string} b
 */
function isNear(a, b) {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 2 || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  if (/[\d_]/.test(`${short[start] ?? ''}${long[start] ?? ''}`)) return false;
  if (long.length > short.length) return short.slice(start) === long.slice(start + 1);
  const isSwapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  const rest = start + (isSwapped ? 2 : 1);
  return short.slice(rest) === long.slice(rest);
}
