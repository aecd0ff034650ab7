// Tells what is wrong with runs, in the words of the list of runs.

/** @typedef {import('../wasm/bindings.js').InputError} InputError */

/**
 * @param {import('./run-state.js').RunState[]} runs
 * @returns {InputError[]}
 */
export function problemsOf(runs) {
  const invalid = runs.flatMap(({ index, problems }) =>
    problems.map((problem) => ({ ...problem, key: `run ${index + 1}: ${problem.key}` })),
  );
  const failed = runs
    .filter(({ phase, failures }) => phase === 'failed' && failures > 0)
    .map(({ index, message }) => ({ key: `run ${index + 1}`, value: '', message }));
  const interrupted = runs
    .filter(({ told }) => told)
    .map(({ index, told }) => ({ key: `run ${index + 1}`, value: '', message: told }));
  return [...invalid, ...failed, ...interrupted];
}
