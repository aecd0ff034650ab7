// Runs that have measured what a test says.

const NO_COLUMNS = { trainAccuracy: [], valAccuracy: [], trainR2: [], valR2: [] };

const numbers = (values) => Float64Array.from(values);

/**
 * @param {number[]} losses of evaluations at every `every` steps
 * @param {object} [rest] other things that were measured
 */
export function measured(losses, { every = 1, rates = [], batches = [], ...rest } = {}) {
  const step = losses.map((_, i) => i * every);
  const series = (value) => ({ step, value: numbers(value) });
  const updates = rates.map((_, i) => i);
  const { training = losses, accuracy = [], gradient = [], weights = [], ratios = [] } = rest;
  const columns = Object.fromEntries(
    Object.entries({ ...NO_COLUMNS, valLoss: losses, ...rest.columns }).map(([name, value]) => [
      name,
      series(value),
    ]),
  );
  return {
    ...{ step: step.at(-1) ?? 0, steps: step.at(-1) ?? 0, status: 'finished' },
    ...{ event: { kind: '', step: -1, message: '' }, lossKind: 'validation', sharp: null },
    ...rest,
    ...{ columns, gradients: step.at(-1) ?? NaN },
    loss: series(losses),
    training: series(training),
    accuracy: series(accuracy),
    gradient: series(gradient),
    weights: series(weights),
    updateRatio: series(ratios),
    batches: { step: batches.map((_, i) => i), value: numbers(batches) },
    rates: { step: updates, last: numbers(rates), min: numbers(rates), max: numbers(rates) },
  };
}
