// Where two experiments differ: edits of one and the same place can be one step of undoing.

/**
 * @param {unknown} before plain data
 * @param {unknown} after plain data
 * @param {string} [path] of both
 * @returns {string[]} paths to what differs: "settings.noise", "runs.0.params.lr"; a list that became longer
 *   or shorter differs as a whole
 */
export function placesThatDiffer(before, after, path = '') {
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      placesThatDiffer(valueOf(before, key), valueOf(after, key), path ? `${path}.${key}` : key),
    );
  }
  if (isListOfObjects(before) && isListOfObjects(after) && before.length === after.length) {
    return before.flatMap((one, i) => placesThatDiffer(one, after[i], `${path}.${i}`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
}

/**
 * @param {object} values
 * @param {string} key a name of the user's own may be one that every object has
 * @returns {unknown}
 */
function valueOf(values, key) {
  return Object.getOwnPropertyDescriptor(values, key)?.value;
}

/**
 * @param {unknown} value
 * @returns {value is object}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @returns {value is object[]}
 */
function isListOfObjects(value) {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
