// The package: `import { loadEngine } from 'optimizer-playground'` in Node and in bundlers.

import createModule from '../../wasm/playground.js';
import { indexCatalog } from '../../catalog/catalog-index.js';
import { joinCatalog } from '../../catalog/join-catalog.js';
import { normalizeConfig } from '../../config/config.js';
import { formatLink, parseLink } from '../../config/link.js';
import { datasetOf, runSpec } from '../../config/spec.js';
import { decodeTable, engineTable } from '../../config/table.js';
import { compileParams, compileSpec } from '../../own/compile-spec.js';
import { DataSets } from '../wasm/data-sets.js';
import { Optimizer, Run, Schedule } from './handles.js';
import { checkRule, flatTensors, plainSpec } from './rule-specs.js';
import { problemError } from './errors.js';
import { compileModule, instantiate, readFileIfNode } from '../wasm/wasm-module.js';

/**
 * @param {object} [options]
 * @param {BufferSource | WebAssembly.Module} [options.wasmBinary]
 * @param {string | URL} [options.wasmUrl]
 * @param {string | URL} [options.dataUrl] folder of the real data sets
 * @returns {Promise<Engine>}
 */
export async function loadEngine(options = {}) {
  const module = await instantiate(createModule, await compileModule(options));
  const folder = new URL(options.dataUrl ?? '../../../public/data/', import.meta.url);
  return new Engine(module, folder);
}

export class Engine {
  #module;
  #folder;
  #dataSets;
  #loaded = new Set();
  #tables = new Map();

  constructor(module, folder) {
    this.#module = module;
    this.#folder = folder;
    this.#dataSets = new DataSets(() => folder);
    /** The catalog: every optimizer, schedule, data set ... and setting. */
    this.catalog = joinCatalog(JSON.parse(module.catalogJson()));
  }

  /**
   * @param {string} link any text
   * @returns {ReturnType<typeof parseLink>} never throws on text
   */
  parseLink(link) {
    return parseLink(link, this.catalog);
  }

  /**
   * @param {import('../../config/config.js').Config} config
   * @returns {string} canonical
   */
  formatLink(config) {
    return formatLink(config, this.catalog);
  }

  /**
   * Loads what the runs of an experiment need: files of real data sets, own data of the link.
   * @param {import('../../config/config.js').Config} config
   * @throws {Error} if something cannot be loaded
   */
  async prepare(config) {
    const normal = this.#checked(config);
    for (let index = 0; index < normal.runs.length; ++index) {
      const entry = datasetOf(runSpec(normal, index, this.catalog), this.catalog);
      if (entry?.file) this.#addDataSet(entry, await this.#dataSets.load(entry));
      if (entry?.own && normal.table) await this.#readTable(normal.table);
    }
  }

  /**
   * @param {import('../../config/config.js').Config} config
   * @param {number} [index] of the run
   * @param {object} [options]
   * @param {(problem: object) => void} [options.report] told of what the engine replaces by something
   *   valid; without it, that is an error
   * @returns {Run} to be deleted by whoever asked for it
   * @throws {Error} naming the field, the value and the rule
   */
  createRun(config, index = 0, { report } = {}) {
    const normal = this.#checked(config);
    if (!Number.isInteger(index) || !normal.runs[index]) {
      const rule = `must be a run of the experiment, which has ${normal.runs.length}`;
      throw problemError({ key: 'index', value: String(index), message: rule });
    }
    const own = compileSpec(runSpec(normal, index, this.catalog), this.catalog);
    const spec = this.#withData(own, normal);
    const { run, problems } = this.#module.createRun(spec);
    if (run && (report || !problems.length)) {
      problems.forEach((problem) => report(problem));
      return new Run(run);
    }
    run?.delete();
    throw problemError(problems[0] ?? { key: 'run', value: '', message: 'is not valid' });
  }

  /**
   * An update rule on explicit gradients.
   * @param {{ id: string, inner?: object, [param: string]: unknown }} spec
   * @param {Array<{ shape: number[], values: ArrayLike<number> }>} tensors
   * @returns {Optimizer} to be deleted
   * @throws {Error} naming the field, the value and the rule
   */
  createOptimizer(spec, tensors) {
    const plain = plainSpec(spec, ['inner']);
    checkRule(plain, indexCatalog(this.catalog));
    const { list, sizes } = flatTensors(tensors);
    const compiled = this.#compiled(plain, 'optimizers', ['inner']);
    const { optimizer, problems } = this.#module.createOptimizer(compiled, list);
    if (optimizer) return new Optimizer(optimizer, sizes);
    throw problemError(problems[0]);
  }

  /**
   * @param {{ id: string, warmup?: number, then?: object, with?: object, [param: string]: unknown }}
   *   spec
   * @param {{ lr?: number, steps?: number }} [run]
   * @returns {Schedule} to be deleted
   * @throws {Error} naming the field, the value and the rule
   */
  createSchedule(spec, run = {}) {
    const plain = plainSpec(spec, ['then', 'with']);
    const { lr, steps } = run ?? {};
    for (const [key, value] of Object.entries({ lr, steps })) {
      if (value === undefined || typeof value === 'number') continue;
      throw problemError({ key, value: typeof value, message: 'must be a number' });
    }
    const compiled = this.#compiled(plain, 'schedules', ['then', 'with']);
    const { schedule, problems } = this.#module.createSchedule(compiled, { lr, steps });
    if (schedule) return new Schedule(schedule);
    throw problemError(problems[0]);
  }

  // With texts that the user wrote as programs, in inner specs too.
  #compiled(spec, family, nested) {
    const entry = this.catalog[family].find(({ id }) => id === spec.id);
    const copy = { ...compileParams(entry, spec) };
    for (const key of nested) if (copy[key]) copy[key] = this.#compiled(copy[key], family, nested);
    return copy;
  }

  #checked(config) {
    const problems = [];
    const normal = normalizeConfig(config, this.catalog, (problem) => problems.push(problem));
    if (problems.length) throw problemError(problems[0]);
    return normal;
  }

  #withData(spec, config) {
    const entry = datasetOf(spec, this.catalog);
    if (entry?.file && !this.#loaded.has(entry.id)) {
      const file = readFileIfNode(new URL(entry.file, this.#folder));
      const message = 'is not loaded: await engine.prepare(config) first';
      if (!file) throw problemError({ key: 'data', value: entry.id, message });
      this.#addDataSet(entry, file);
    }
    if (!entry?.own || !config.table) return spec;
    const table = this.#tables.get(config.table);
    if (table) return { ...spec, table };
    const message = 'is not read yet: await engine.prepare(config) first';
    throw problemError({ key: 'table', value: `${config.table.length} characters`, message });
  }

  #addDataSet(entry, bytes) {
    if (this.#loaded.has(entry.id)) return;
    const [problem] = this.#module.addDataset(entry.id, bytes);
    if (problem) throw problemError(problem);
    this.#loaded.add(entry.id);
  }

  async #readTable(text) {
    const { table, problems } = await decodeTable(text);
    if (!table) throw problemError(problems[0]);
    this.#tables.set(text, engineTable(table));
  }
}
