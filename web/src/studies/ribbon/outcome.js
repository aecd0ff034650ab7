// What came of one training of a ribbon, and of all of them.

/** @typedef {import('../scheduler.js').Trial} Trial */

/**
 * @typedef {object} Cell one training of a ribbon
 * @property {number} value
 * @property {Trial} trial with all that charts draw of it
 * @property {'trains' | 'stalls' | 'diverges' | 'refused'} outcome stalls: its loss ends no lower than it began
 * @property {number} loss at its end: of validation where there is such a part; NaN where it diverged
 */

/**
 * @param {number} value
 * @param {Trial} trial
 * @returns {Cell}
 */
export function cellOf(value, trial) {
  const outcome = outcomeOf(trial);
  const last = Number.isNaN(trial.valLoss) ? trial.trainLoss : trial.valLoss;
  const loss = outcome === 'trains' || outcome === 'stalls' ? last : NaN;
  return { value, trial, outcome, loss };
}

/**
 * @param {Trial} trial
 * @returns {Cell['outcome']}
 */
function outcomeOf({ status, trainLoss, firstLoss }) {
  if (status === 'refused' || status === 'failed') return 'refused';
  if (status === 'diverged' || !Number.isFinite(trainLoss)) return 'diverges';
  return trainLoss < firstLoss ? 'trains' : 'stalls';
}

/**
 * @typedef {object} RibbonFacts
 * @property {Cell | null} best the one with the lowest loss
 * @property {Cell | null} largest the highest value up to which all train, from the best one on; null: not known yet
 * @property {Cell | null} beyond the next one, which does not train; null: there is none, or it is not known
 */

/**
 * @param {(Cell | undefined)[]} cells by value, growing; undefined: not known yet
 * @returns {RibbonFacts}
 */
export function ribbonFacts(cells) {
  let best = -1;
  cells.forEach((cell, i) => {
    const loss = cell?.outcome === 'trains' ? cell.loss : NaN;
    if (loss < (cells[best]?.loss ?? Infinity)) best = i;
  });
  if (best < 0) return { best: null, largest: null, beyond: null };
  let end = best;
  while (cells[end + 1]?.outcome === 'trains') end++;
  const isKnown = end + 1 === cells.length || cells[end + 1];
  return {
    best: cells[best] ?? null,
    largest: (isKnown && cells[end]) || null,
    beyond: cells[end + 1] ?? null,
  };
}
