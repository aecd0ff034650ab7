// Decides which module of the engine the workers have: the start module while it is enough, then the
// full one.

import { toError } from '../../config/engine-error.js';
import { messageOf } from '../wasm/message-of.js';
import { isStartSpec } from './start-spec.js';
import { compileStartModule } from '../wasm/start-module.js';
import { compileModule } from '../wasm/wasm-module.js';

/** @typedef {import('../../config/spec.js').RunSpec} RunSpec */

/** @typedef {import('../messages.js').ModuleKind} ModuleKind */

/**
 * @typedef {object} EngineModulesOptions
 * @property {import('../../catalog/catalog-index.js').Catalog} catalog
 * @property {import('../wasm/wasm-module.js').ModuleSource} source of the full module
 * @property {boolean} isSmall begin with the start module where it is enough
 * @property {import('./pool.js').WorkerPool} pool whose workers they are
 */

export class EngineModules {
  /** @type {Promise<WebAssembly.Module> | null} */
  #completion = null;
  #catalog;
  #source;
  #pool;

  /** @param {EngineModulesOptions} options */
  constructor({ catalog, source, isSmall, pool }) {
    this.#catalog = catalog;
    this.#source = source;
    this.#pool = pool;
    /** Whether all that workers have is the start module. */
    this.isSmall = isSmall;
  }

  /**
   * Workers begin with the start module if it is enough for all runs there are.
   * @param {RunSpec[]} specs
   * @returns {Promise<{ kind: ModuleKind, module: WebAssembly.Module }>}
   */
  async first(specs) {
    this.isSmall &&= specs.every((spec) => isStartSpec(spec, this.#catalog));
    if (!this.isSmall) return { kind: 'full', module: await compileModule(this.#source) };
    return { kind: 'start', module: await compileStartModule() };
  }

  /**
   * Makes sure that workers can train a run.
   * @param {RunSpec} spec
   * @returns {Promise<void>}
   * @throws {Error} see complete
   */
  async provide(spec) {
    if (this.isSmall && !isStartSpec(spec, this.#catalog)) await this.complete();
  }

  /**
   * Gives every worker the full engine, if all it has is the start module.
   * @returns {Promise<void>}
   * @throws {Error} if it cannot be loaded; the next call tries again
   */
  async complete() {
    if (!this.isSmall) return;
    this.#completion ??= compileModule(this.#source);
    try {
      const module = await this.#completion.catch((error) => {
        throw toError({ key: 'engine', value: '', message: messageOf(error) });
      });
      if (this.isSmall && !this.#pool.isDisposed) this.#pool.complete(module);
      this.isSmall = false;
    } finally {
      this.#completion = null;
    }
  }
}
