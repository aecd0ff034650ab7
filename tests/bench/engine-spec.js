// Cells in the words of the engine.

/**
 * @param {import('./workloads.js').Cell} cell
 * @param {import('./material.js').Table} [table] for data=own
 * @param {object} [settings] other settings
 * @returns {object} what the engine's createRun takes
 */
export function runSpec({ workload, rule }, table, settings = {}) {
  // As long as a run can be; sessions begin again if they come to its end.
  const whole = { ...workload.settings, steps: 10_000_000, ...settings };
  const optimizer = { id: rule.optimizer, params: rule.params };
  return { settings: whole, optimizer, ...(table && { table }) };
}

/**
 * @param {object} engine the module
 * @param {object} spec
 * @returns {object} the handle of a run; whoever asked deletes it
 * @throws {Error} if the engine finds anything wrong with it
 */
export function createRun(engine, spec) {
  const { run, problems } = engine.createRun(spec);
  if (run && problems.length === 0) return run;
  run?.delete();
  throw new Error(problems.map((p) => `${p.key}: ${p.value}: ${p.message}`).join('; ') || 'no run');
}
