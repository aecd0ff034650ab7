// Which typical mistake an experiment is most like.

// So many times a number may be larger or smaller and still be the same mistake.
const ALIKE = Math.log(2.5);
// What says how an experiment is shown, or what it asks.
const BESIDE = /^(v|title|note|goal|hint|free|views|speed|fp|color|label)$/;

/**
 * @param {string} config canonical link of the experiment
 * @param {string} start that of the exercise
 * @param {string[]} mistakes their canonical links
 * @returns {number} index of the mistake; -1: it is like none of them
 */
export function nearestMistake(config, start, mistakes) {
  const [own, first] = [config, start].map(settingsIn);
  if (distance(own, first) === 0) return -1;
  const distances = mistakes.map((mistake) => distance(own, settingsIn(mistake)));
  const least = Math.min(...distances);
  return least <= ALIKE ? distances.indexOf(least) : -1;
}

/**
 * @param {string} link
 * @returns {Map<string, string>} values by setting, those of runs with the number of their run
 */
function settingsIn(link) {
  /** @type {Map<string, string>} */
  const settings = new Map();
  let run = 0;
  for (const pair of link.split('&')) {
    const [key, value] = parted(pair);
    if (key !== 'run') settings.set(key, value);
    else {
      run += 1;
      const [rule, ...params] = value.split(',');
      settings.set(`${run}.rule`, rule);
      for (const param of params.map(parted)) settings.set(`${run}.${param[0]}`, param[1]);
    }
  }
  for (const key of settings.keys()) {
    if (BESIDE.test(key.replace(/^\d+\./, ''))) settings.delete(key);
  }
  return settings;
}

/** @param {string} pair */
function parted(pair) {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/**
 * @param {Map<string, string>} a
 * @param {Map<string, string>} b
 * @returns {number} sum of the logarithms of all ratios; Infinity: something else differs
 */
function distance(a, b) {
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  return keys.reduce((sum, key) => sum + apart(a.get(key), b.get(key)), 0);
}

/**
 * @param {string} [a]
 * @param {string} [b]
 */
function apart(a, b) {
  if (a === b) return 0;
  const ratio = Number(a || NaN) / Number(b || NaN);
  return ratio > 0 && Number.isFinite(ratio) ? Math.abs(Math.log(ratio)) : Infinity;
}
