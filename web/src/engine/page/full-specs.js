// Completes what workers are told about runs and tasks: texts that users wrote become programs, and their
// own data a table. The compiler and the reader of tables are loaded when they are needed.

import { datasetOf, hasText } from '../../config/spec.js';
import { textParam } from '../../catalog/own-text.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/spec.js').RunSpec} RunSpec */
/** @typedef {import('../wasm/bindings.js').FullSpec} FullSpec */

/**
 * @typedef {{ spec?: RunSpec, specs?: RunSpec[], id?: string, params?: Record<string, unknown>,
 *   [other: string]: unknown }} SomeArgs arguments of a task, as far as they matter here
 */

/**
 * @param {RunSpec} spec
 * @param {import('../../config/config.js').Config} config whose data it is, where the run is about it
 * @param {Catalog} catalog
 * @returns {Promise<FullSpec>}
 * @throws {Error} if a text is no program, or the data cannot be read
 */
export async function fullSpec(spec, config, catalog) {
  const compiled = await compile(spec, catalog);
  if (!datasetOf(compiled, catalog)?.own || !config.table) return compiled;
  const { decodeTable, engineTable } = await import('../../config/table.js');
  const { table, problems } = await decodeTable(config.table);
  if (!table) throw new Error(problems[0].message);
  return { ...compiled, table: engineTable(table) };
}

/**
 * @template {SomeArgs} Args
 * @param {import('../worker/tasks.js').TaskName} name of the task
 * @param {Args} args
 * @param {Catalog} catalog
 * @returns {Promise<Args>}
 * @throws {Error} if a text is no program
 */
export async function fullArgs(name, args, catalog) {
  if (args.spec) return { ...args, spec: await compile(args.spec, catalog) };
  if (args.specs) {
    return { ...args, specs: await Promise.all(args.specs.map((spec) => compile(spec, catalog))) };
  }
  // These are about a surface alone.
  const isSurface = name === 'surface' || name === 'minima';
  const surface = isSurface && catalog.surfaces.find(({ id }) => id === args.id);
  if (!surface || !textParam(surface)) return args;
  const { compileParams } = await import('../../own/compile-spec.js');
  return { ...args, params: compileParams(surface, args.params ?? {}, 'surface.') };
}

/**
 * @param {RunSpec} spec
 * @param {Catalog} catalog
 * @returns {Promise<RunSpec>}
 */
async function compile(spec, catalog) {
  if (!hasText(spec, catalog)) return spec;
  const { compileSpec } = await import('../../own/compile-spec.js');
  return compileSpec(spec, catalog);
}
