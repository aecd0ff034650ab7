// Durations as people read them; loaded after the first curve.

/** @type {[number, string][]} the smallest time of a unit and its name */
const SHORT_TIMES = [
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
];

/**
 * A duration in units that fit: 350 ns, 4.2 ms, 1.7 s, 3 min 12 s, 2 h 5 min.
 * @param {number} seconds at least 0
 * @returns {string} two significant digits below 100 of a unit; "–" for what is not defined
 */
export function formatSeconds(seconds) {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds >= 59.5) return longTime(Math.round(seconds));
  if (seconds < 0.5e-9) return '0 s';
  // What rounds to 1000 of a unit is 1 of the next.
  const [unit, name] = SHORT_TIMES.find(([size]) => seconds >= 0.9995 * size) ?? [1e-9, 'ns'];
  const amount = seconds / unit;
  return `${amount < 9.95 ? Number(amount.toFixed(1)) : Math.round(amount)} ${name}`;
}

/** @param {number} seconds whole, at least 60 */
function longTime(seconds) {
  if (seconds < 3600) return inUnits(seconds, 60, 'min', 's');
  return inUnits(Math.round(seconds / 60), 60, 'h', 'min');
}

/**
 * @param {number} amount of the smaller unit
 * @param {number} size of the larger one
 * @param {string} large
 * @param {string} small
 */
function inUnits(amount, size, large, small) {
  const rest = amount % size;
  const whole = `${Math.floor(amount / size)} ${large}`;
  return rest > 0 ? `${whole} ${rest} ${small}` : whole;
}
