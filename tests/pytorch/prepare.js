// Makes of each case what PyTorch and the native engine are given: a script, and the definition of the run.

import { runNames } from '../../web/src/config/run-names.js';
import { runSpec } from '../../web/src/config/spec.js';
import { decodeTable, engineTable } from '../../web/src/config/table.js';
import { runStart } from '../../web/src/engine/worker/run-start.js';
import { withChecks } from '../../web/src/engine/worker/start-checks.js';
import { compileSpec } from '../../web/src/own/compile-spec.js';
import { writeScript } from '../../web/src/pytorch/write-script.js';

/** @typedef {import('../../web/src/engine/package/index.js').Engine} Engine */

/**
 * @typedef {object} Prepared
 * @property {string} name
 * @property {string} script
 * @property {Uint8Array | null} arrays of a file beside it
 * @property {string} file name of the script without its extension
 * @property {import('../../web/src/engine/worker/start-checks.js').RunStart} start of the first run
 * @property {object} request for the native engine
 */

/**
 * @param {Engine} engine
 * @param {import('./cases.js').Case} one
 * @param {string} file
 * @returns {Promise<Prepared>}
 */
export async function prepared(engine, { name, link }, file) {
  const { config, problems } = engine.parseLink(link);
  if (problems.length) throw new Error(`${name}: ${JSON.stringify(problems)}`);
  await engine.prepare(config);
  const runs = runNames(config, engine.catalog).map((runName, index) => ({
    ...{ index, name: runName },
    ...withChecks(finished(runStart(() => engine.createRun(config, index)))),
  }));
  const [start] = runs;
  const experiment = {
    link: engine.formatLink(config),
    config,
    catalog: engine.catalog,
    file,
    runs,
  };
  const { text, arrays } = writeScript(experiment);
  const spec = compileSpec(runSpec(config, 0, engine.catalog), engine.catalog);
  const own = config.table ? (await decodeTable(config.table)).table : undefined;
  const table = own && { table: engineTable(own) };
  const request = {
    spec: { ...spec, ...table },
    updates: start.steps,
    parameters: [...start.parameters],
  };
  return { name, script: text, arrays, file, start, request };
}

/**
 * @template Result
 * @param {Generator<number, Result>} generator
 * @returns {Result}
 */
export function finished(generator) {
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
}
