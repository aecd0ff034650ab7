// Trials as a worker would report them, with known numbers.

/** A finished trial but for what is given. */
export function trial(changes = {}) {
  return {
    status: 'finished',
    message: '',
    step: 100,
    milliseconds: 1,
    firstLoss: 1,
    trainLoss: 0.5,
    valLoss: 0.5,
    bestValLoss: 0.5,
    bestStep: 100,
    trainAccuracy: NaN,
    valAccuracy: NaN,
    fingerprint: '',
    ...changes,
  };
}
