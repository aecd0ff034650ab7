// The package: `import { loadEngine } from 'optimizer-playground'` in Node and in bundlers.

import createModule from '../../wasm/playground.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { joinCatalog } from '../../catalog/join-catalog.js';
import { normalizeConfig } from '../../config/gate.js';
import { toError } from '../../config/engine-error.js';
import { shown } from '../../config/input-error.js';
import { formatLink, parseLink } from '../../config/link.js';
import { mendLink } from '../../config/mend-link.js';
import { datasetOf, runSpec } from '../../config/spec.js';
import { decodeTable, engineTable } from '../../config/table.js';
import { compileParams, compileSpec } from '../../own/compile-spec.js';
import { DataSets, isFile } from '../wasm/data-sets.js';
import {
  Optimizer as OptimizerHandle,
  Run as RunHandle,
  Schedule as ScheduleHandle,
} from './handles.js';
import { checkRule, flatTensors, isSpec, plainSpec } from './rule-specs.js';
import { instantiate } from '../wasm/instantiate.js';
import { readFileIfNode } from '../wasm/fetch-file.js';
import { compileModule } from '../wasm/wasm-module.js';

// For this file only; the types below are those of the package.
/** @import { Config as FullConfig, RunConfig as FullRunConfig } from '../../config/config.js' */
/** @import { RunSpec } from '../../config/spec.js' */
/** @import { EngineTable, RawEngine } from '../wasm/bindings.js' */
/** @import { PlainSpec } from './rule-specs.js' */

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../../catalog/catalog-index.js').Value} Value */
/** @typedef {import('../../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../../config/input-error.js').InputError} InputError */
/** @typedef {import('../../config/flags.js').Flags} Flags */
/** @typedef {import('../../config/engine-error.js').EngineError} EngineError */
/** @typedef {import('../wasm/bindings.js').DataPoints} DataPoints */
/** @typedef {import('../wasm/bindings.js').Measures} Measures */
/** @typedef {import('../wasm/bindings.js').Path} Path */
/** @typedef {import('../wasm/bindings.js').Row} Row */
/** @typedef {import('../wasm/bindings.js').RunData} RunData */
/** @typedef {import('../wasm/bindings.js').StepReport} StepReport */
/** @typedef {import('../wasm/bindings.js').RunStateNow} RunStateNow */
/** @typedef {import('../wasm/bindings.js').Status} Status */
/** @typedef {import('../wasm/bindings.js').Tensor} Tensor */
/** @typedef {import('../wasm/columns.js').Band} Band */
/** @typedef {import('../wasm/columns.js').Evaluations} Evaluations */
/** @typedef {import('../wasm/columns.js').History} History */
/** @typedef {import('../wasm/columns.js').Rates} Rates */
/** @typedef {import('./handles.js').Optimizer} Optimizer */
/** @typedef {import('./handles.js').Run} Run */
/** @typedef {import('./handles.js').Schedule} Schedule */
/** @typedef {import('./handles.js').StepOptions} StepOptions */
/** @typedef {import('./rule-specs.js').OptimizerSpec} OptimizerSpec */
/** @typedef {import('./rule-specs.js').ScheduleSpec} ScheduleSpec */

/** @typedef {InputError} Problem the name that the first release had for it */
/** @typedef {Pick<FullRunConfig, 'optimizer'> & Partial<FullRunConfig>} RunConfig only the optimizer has
 *   to be told */
/** @typedef {Omit<FullConfig, 'runs'> & { runs: RunConfig[] }} Config an experiment */

/**
 * @typedef {object} LoadOptions
 * @property {BufferSource | WebAssembly.Module} [wasmBinary] the WebAssembly module itself
 * @property {string | URL} [wasmUrl] where it is; default: beside the package
 * @property {string | URL} [dataUrl] folder of the real data sets; default: in the package
 */

/**
 * @typedef {object} Tensors
 * @property {number[]} shape [n] or [rows, columns]
 * @property {ArrayLike<number>} values as many as the shape says, row by row
 */

/**
 * Loads the engine. Each one has its own WebAssembly memory.
 * @param {LoadOptions} [options]
 * @returns {Promise<Engine>}
 */
export async function loadEngine(options) {
  const raw = await instantiate(createModule, await compileModule(options ?? {}));
  const folder = new URL(options?.dataUrl ?? '../../../public/data/', import.meta.url);
  return new Engine(raw, folder);
}

/** Made by loadEngine. */
export class Engine {
  #raw;
  #folder;
  #dataSets;
  /** @type {Set<string>} */
  #loaded = new Set();
  /** @type {Map<string, EngineTable>} */
  #tables = new Map();

  /**
   * @param {RawEngine} raw
   * @param {URL} folder of the real data sets
   */
  constructor(raw, folder) {
    this.#raw = raw;
    this.#folder = folder;
    this.#dataSets = new DataSets(() => folder);
    /** @type {Catalog} every optimizer, schedule, data set ... and setting */
    this.catalog = joinCatalog(JSON.parse(raw.catalogJson()));
  }

  /**
   * Reads a link, also one that came through a mail or chat program. Never throws: what is wrong with it is
   * told, and the rest is used.
   * @param {string} link any text
   * @returns {{ config: FullConfig, problems: InputError[], flags: Flags }}
   */
  parseLink(link) {
    return parseLink(mendLink(link, this.catalog), this.catalog);
  }

  /**
   * @param {Config} config
   * @returns {string} canonical
   */
  formatLink(config) {
    return formatLink(normalizeConfig(config, this.catalog), this.catalog);
  }

  /**
   * Loads what the runs of an experiment need: files of real data sets, own data of the link.
   * @param {Config} config
   * @throws {Error} if something cannot be loaded
   */
  async prepare(config) {
    const normal = this.#checked(config);
    for (let index = 0; index < normal.runs.length; ++index) {
      const entry = datasetOf(runSpec(normal, index, this.catalog), this.catalog);
      if (isFile(entry)) this.#addDataSet(entry, await this.#dataSets.load(entry));
      if (entry?.own && normal.table) await this.#readTable(normal.table);
    }
  }

  /**
   * @param {Config} config
   * @param {number} [index] of the run
   * @param {{ report?: (problem: InputError) => void }} [options] report: told of what the engine
   *   replaces by something valid; without it, that is an error
   * @returns {Run} to be deleted by the caller
   * @throws {Error} naming the field, the value and the rule
   */
  createRun(config, index = 0, options) {
    const report = options?.report ?? undefined;
    if (report !== undefined && typeof report !== 'function') {
      throw toError({ key: 'report', value: shown(report), message: 'must be a function' });
    }
    const normal = this.#checked(config);
    if (!Number.isInteger(index) || !normal.runs[index]) {
      const rule = `must be a run of the experiment, which has ${normal.runs.length}`;
      throw toError({ key: 'index', value: shown(index), message: rule });
    }
    const own = compileSpec(runSpec(normal, index, this.catalog), this.catalog);
    const spec = this.#withData(own, normal);
    const { run, problems } = this.#raw.createRun(spec);
    if (run && (report || !problems.length)) {
      problems.forEach((problem) => report?.(problem));
      return new RunHandle(run);
    }
    run?.delete();
    throw toError(problems[0] ?? { key: 'run', value: '', message: 'is not valid' });
  }

  /**
   * An update rule on explicit gradients.
   * @param {OptimizerSpec} spec
   * @param {Tensors[]} tensors the parameters
   * @returns {Optimizer} to be deleted by the caller
   * @throws {Error} naming the field, the value and the rule
   */
  createOptimizer(spec, tensors) {
    const plain = plainSpec(spec, ['inner']);
    checkRule(plain, indexCatalog(this.catalog));
    const { list, sizes } = flatTensors(tensors);
    const compiled = this.#compiled(plain, 'optimizers', ['inner']);
    const { optimizer, problems } = this.#raw.createOptimizer(compiled, list);
    if (optimizer) return new OptimizerHandle(optimizer, sizes);
    throw toError(problems[0]);
  }

  /**
   * Learning rates on their own.
   * @param {ScheduleSpec} spec
   * @param {{ lr?: number, steps?: number }} [run]
   * @returns {Schedule} to be deleted by the caller
   * @throws {Error} naming the field, the value and the rule
   */
  createSchedule(spec, run = {}) {
    const plain = plainSpec(spec, ['then', 'with']);
    const { lr, steps } = run ?? {};
    for (const [key, value] of Object.entries({ lr, steps })) {
      if (value === undefined || typeof value === 'number') continue;
      throw toError({ key, value: typeof value, message: 'must be a number' });
    }
    const compiled = this.#compiled(plain, 'schedules', ['then', 'with']);
    const { schedule, problems } = this.#raw.createSchedule(compiled, { lr, steps });
    if (schedule) return new ScheduleHandle(schedule);
    throw toError(problems[0]);
  }

  /**
   * With texts that the user wrote as programs, in inner specs too.
   * @param {PlainSpec} spec
   * @param {'optimizers' | 'schedules'} family
   * @param {string[]} nested keys of inner specs
   * @returns {PlainSpec}
   */
  #compiled(spec, family, nested) {
    const entry = this.catalog[family].find(({ id }) => id === spec.id);
    /** @type {PlainSpec} */
    const copy = { ...compileParams(entry, spec) };
    for (const key of nested) {
      const inner = copy[key];
      if (isSpec(inner)) copy[key] = this.#compiled(inner, family, nested);
    }
    return copy;
  }

  /**
   * @param {Config} config
   * @returns {FullConfig} canonical
   */
  #checked(config) {
    /** @type {InputError[]} */
    const problems = [];
    const normal = normalizeConfig(config, this.catalog, (problem) => problems.push(problem));
    if (problems.length) throw toError(problems[0]);
    return normal;
  }

  /**
   * @param {RunSpec} spec
   * @param {FullConfig} config
   */
  #withData(spec, config) {
    const entry = datasetOf(spec, this.catalog);
    if (isFile(entry) && !this.#loaded.has(entry.id)) {
      const file = readFileIfNode(new URL(entry.file, this.#folder));
      const message = 'is not loaded: await engine.prepare(config) first';
      if (!file) throw toError({ key: 'data', value: entry.id, message });
      this.#addDataSet(entry, file);
    }
    if (!entry?.own || !config.table) return spec;
    const table = this.#tables.get(config.table);
    if (table) return { ...spec, table };
    const message = 'is not read yet: await engine.prepare(config) first';
    throw toError({ key: 'table', value: `${config.table.length} characters`, message });
  }

  /**
   * @param {{ id: string }} entry
   * @param {Uint8Array} bytes
   */
  #addDataSet(entry, bytes) {
    if (this.#loaded.has(entry.id)) return;
    const [problem] = this.#raw.addDataset(entry.id, bytes);
    if (problem) throw toError(problem);
    this.#loaded.add(entry.id);
  }

  /** @param {string} text */
  async #readTable(text) {
    const { table, problems } = await decodeTable(text);
    if (!table) throw toError(problems[0]);
    this.#tables.set(text, engineTable(table));
  }
}
