// Completes what workers are told about runs: texts that users wrote become programs, and their
// own data a table. The compiler and the reader of tables are loaded when they are needed.

import { datasetOf, hasText } from '../../config/spec.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/spec.js').RunSpec} RunSpec */
/** @typedef {import('../wasm/bindings.js').FullSpec} FullSpec */

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
 * @param {RunSpec} spec
 * @param {Catalog} catalog
 * @returns {Promise<RunSpec>} with programs in place of texts
 * @throws {Error} if a text is no program
 */
export async function compile(spec, catalog) {
  if (!hasText(spec, catalog)) return spec;
  const { compileSpec } = await import('../../own/compile-spec.js');
  return compileSpec(spec, catalog);
}
