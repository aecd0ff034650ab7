// Medians and bands over trainings that differ in their seeds. A training that diverged counts as
// infinitely bad: it is never dropped.

/** @typedef {import('../engine/worker/trial.js').Trial} Trial */
/** @typedef {'validation' | 'training' | 'best'} Measure */

/**
 * What a trial is judged by. Surfaces have no validation data: their height counts.
 * @param {Trial | undefined} trial
 * @param {Measure} measure
 * @returns {number} Infinity if it diverged; NaN if there is no result (yet)
 */
export function lossOf(trial, measure) {
  if (!trial || trial.status === 'refused' || trial.status === 'failed') return NaN;
  if (trial.status === 'diverged') return Infinity;
  if (measure === 'best' && Number.isFinite(trial.bestValLoss)) return trial.bestValLoss;
  const loss = measure === 'training' ? trial.trainLoss : trial.valLoss;
  return Number.isNaN(loss) ? trial.trainLoss : loss;
}

/**
 * Whether training got anywhere: it did not diverge, and ends below where it began.
 * @param {Trial} trial
 */
export function isStable(trial) {
  return trial.status === 'finished' && trial.trainLoss < trial.firstLoss;
}

/**
 * Quantile with linear interpolation between neighbours.
 * @param {number[]} sorted growing; may end with infinities
 * @param {number} part 0..1
 * @returns {number} NaN of nothing
 */
export function quantile(sorted, part) {
  if (!sorted.length) return NaN;
  const place = (sorted.length - 1) * part;
  const below = Math.floor(place);
  const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
  if (place === below || low === high) return low;
  return low + (place - below) * (high - low);
}

/**
 * @typedef {object} Spread
 * @property {number} count values there are
 * @property {number} low
 * @property {number} median
 * @property {number} high
 */

/**
 * @param {number[]} values NaN: not there
 * @returns {Spread} NaN of nothing
 */
export function spreadOf(values) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return {
    count: sorted.length,
    low: sorted[0] ?? NaN,
    median: quantile(sorted, 0.5),
    high: sorted.at(-1) ?? NaN,
  };
}

/**
 * Median and band of several curves at their common steps.
 * @param {NonNullable<Trial['curve']>[]} curves
 * @param {'trainLoss' | 'valLoss'} field
 * @param {number} [part] of the curves below the band, and above it; 0: the band has all
 * @returns {{ x: number[], low: number[], median: number[], high: number[] }} a curve that ends
 *   early counts as infinite afterwards
 */
export function bandOf(curves, field, part = 0) {
  const longest = Math.max(0, ...curves.map(({ step }) => step.length));
  const x = Array.from(curves.find(({ step }) => step.length === longest)?.step ?? []);
  const sorted = x.map((_, i) =>
    curves
      .map((curve) => (i < curve.step.length ? curve[field][i] : Infinity))
      .filter((loss) => !Number.isNaN(loss))
      .sort((a, b) => a - b),
  );
  const at = (/** @type {number} */ share) => sorted.map((losses) => quantile(losses, share));
  return { x, low: at(part), median: at(0.5), high: at(1 - part) };
}
