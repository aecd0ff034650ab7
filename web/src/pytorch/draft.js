// What is gathered while a script is written.

import { Numbers } from './parts.js';

/** @typedef {import('./definitions.js').OwnDefinition} OwnDefinition */
/** @typedef {import('./parts.js').ScriptRun} ScriptRun */

/** The runs of a script, and what their texts use. */
export class Draft {
  numbers = new Numbers();
  /** @type {Set<string>} names of definitions */
  uses = new Set();
  /** @type {Record<string, OwnDefinition>} made for this script */
  own = {};
  /** @type {Set<'below' | 'uniform' | 'normal'>} random numbers */
  draws = new Set();
  /** Whether a schedule cycles a momentum. */
  cycles = false;
  /** Whether a run changes its gradients. */
  changes = false;
  /** @type {Record<'data' | 'model' | 'start' | 'weights' | 'loss', string[]>} of each run: the name of what makes it */
  names = { data: [], model: [], start: [], weights: [], loss: [] };

  /** @param {ScriptRun[]} runs */
  constructor(runs) {
    this.runs = runs;
  }

  /** @param {Iterable<string>} names of definitions */
  use(names) {
    for (const name of names) this.uses.add(name);
  }

  /**
   * Texts that runs have in common are written once.
   * @param {(run: ScriptRun, name: string) => string[]} make lines
   * @param {string} name of the first one
   * @returns {{ names: string[], texts: string[] }} a name for each run
   */
  variants(make, name) {
    /** @type {Map<string, { name: string, text: string }>} */
    const known = new Map();
    const names = this.runs.map((run) => {
      const key = make(run, name).join('\n');
      const full = known.size ? `${name}_${known.size + 1}` : name;
      const variant = known.get(key) ?? { name: full, text: make(run, full).join('\n') };
      known.set(key, variant);
      return variant.name;
    });
    return { names, texts: [...known.values()].map(({ text }) => text) };
  }
}
