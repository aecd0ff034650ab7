// Everything that leaves a worker about a run, as plain data whose arrays can be transferred.

export const RATE_POINTS = 512;

/**
 * What never changes about a run, told once.
 * @param {object} run handle of the engine
 * @returns {object} tensors; data: task, features, classes, names and sizes (null on a surface);
 *   points: inputs, targets, training, window (null if the data does not lie in a plane)
 */
export function describeHandle(run) {
  const tensors = run.tensors();
  const all = run.points();
  if (!all) return { tensors, data: null, points: null };
  const { inputs, targets, training, window, ...data } = all;
  const points = inputs.length ? { inputs, targets, training, window } : null;
  return { tensors, data, points };
}

/**
 * @param {object} run handle of the engine
 * @returns {object} state, history, evaluations, rates
 */
export function takeSnapshot(run) {
  return {
    state: run.state(),
    history: run.history(),
    evaluations: run.evaluations(),
    rates: run.rates(RATE_POINTS),
  };
}

/**
 * The buffers of all typed arrays in plain data, each once.
 * @param {unknown} value
 * @param {Set<ArrayBuffer>} [found]
 * @returns {ArrayBuffer[]}
 */
export function buffersOf(value, found = new Set()) {
  if (ArrayBuffer.isView(value)) found.add(value.buffer);
  else if (value && typeof value === 'object') {
    for (const part of Object.values(value)) buffersOf(part, found);
  }
  return [...found];
}
