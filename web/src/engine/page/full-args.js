// Completes what workers are told about tasks, as full-specs.js does for runs. Loaded with the first task.

import { textParam } from '../../catalog/own-text.js';
import { compile } from './full-specs.js';

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/spec.js').RunSpec} RunSpec */

/**
 * @typedef {{ spec?: RunSpec, specs?: RunSpec[], id?: string, params?: Record<string, unknown>,
 *   [other: string]: unknown }} SomeArgs arguments of a task, as far as they matter here
 */

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
 * @param {SomeArgs} args of a task
 * @returns {RunSpec[]} runs that it trains
 */
export function specsOf({ spec, specs = [] }) {
  return spec ? [spec] : specs;
}
