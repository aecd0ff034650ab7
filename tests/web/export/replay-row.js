// A row of a replay, for tests of formats.

/**
 * @param {number} step
 * @param {object} [changes]
 */
export const row = (step, changes = {}) => ({
  step,
  epoch: step / 4,
  lr: 0.1,
  trainLoss: Math.fround(0.7),
  valLoss: 0.5,
  trainAccuracy: 0.25,
  valAccuracy: 1,
  trainR2: NaN,
  valR2: NaN,
  gradNorm: 1e-10,
  updateRatio: 0,
  ...changes,
});
