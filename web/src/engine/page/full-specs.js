// What workers are told about runs and tasks: what users wrote themselves as programs, their own data
// as a table. The compiler and the reader of tables are loaded when there is something for them.

import { datasetOf, hasText } from '../../config/spec.js';
import { textParam } from '../../catalog/own-text.js';

/** @typedef {import('../../config/spec.js').RunSpec} RunSpec */

// Tasks about a surface alone: { id, params }.
const SURFACE_TASKS = new Set(['surface', 'minima']);

/**
 * @param {RunSpec} spec
 * @param {import('../../config/config.js').Config} config whose data it is, where the run is about it
 * @param {object} catalog
 * @returns {Promise<RunSpec & { table?: object }>}
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
 * @param {string} name of the task
 * @param {object} args
 * @param {object} catalog
 * @returns {Promise<object>} args
 * @throws {Error} if a text is no program
 */
export async function fullArgs(name, args, catalog) {
  if (args.spec) return { ...args, spec: await compile(args.spec, catalog) };
  if (args.specs) {
    return { ...args, specs: await Promise.all(args.specs.map((spec) => compile(spec, catalog))) };
  }
  const isSurface = SURFACE_TASKS.has(name);
  const surface = isSurface && catalog.surfaces.find(({ id }) => id === args.id);
  if (!surface || !textParam(surface)) return args;
  const { compileParams } = await import('../../own/compile-spec.js');
  return { ...args, params: compileParams(surface, args.params, 'surface.') };
}

async function compile(spec, catalog) {
  if (!hasText(spec, catalog)) return spec;
  const { compileSpec } = await import('../../own/compile-spec.js');
  return compileSpec(spec, catalog);
}
