// The values that a notebook sees (config, step, results, goal), and the embed that they are about: what changes on one
// side is told to the other. It knows neither a document nor a window.

import { SOURCE, VERSION } from '../embed/protocol.js';

/** @typedef {import('./model.js').Model} Model */
/** @typedef {import('../embed/protocol.js').Report} Report */
/** @typedef {{ type: string, [field: string]: unknown }} Command without source and version */

// One of the places that show a model reports its steps: others would contradict it.
/** @type {WeakMap<Model, Traits>} */
const reporters = new WeakMap();

export class Traits {
  #model;
  #send;
  /** The experiment as the embed names it; null: it has not spoken. */
  #config = /** @type {string | null} */ (null);
  /** The experiment that the embed was made with. */
  #given;
  #step = 0;
  #farthest = 0;
  /** @type {[string, () => void][]} */
  #listeners;

  /**
   * @param {Model} model
   * @param {(message: Command & { source: string, version: number }) => void} send to the embed
   */
  constructor(model, send) {
    this.#model = model;
    this.#send = send;
    this.#given = model.get('config');
    if (!reporters.has(model)) reporters.set(model, this);
    this.#listeners = [
      ['change:config', () => this.#takeConfig()],
      ['change:step', () => this.#takeStep()],
      ['change:theme', () => this.#tell({ type: 'setTheme', theme: model.get('theme') })],
    ];
    for (const [event, listener] of this.#listeners) model.on(event, listener);
  }

  /** Ends it. */
  dispose() {
    for (const [event, listener] of this.#listeners) this.#model.off(event, listener);
    if (reporters.get(this.#model) === this) reporters.delete(this.#model);
  }

  /**
   * @param {unknown} data of a message of the embed
   */
  receive(data) {
    const report = /** @type {Report} */ (Object(data));
    if (report.source !== SOURCE || report.version !== VERSION) return;
    switch (report.type) {
      case 'ready':
        this.#begin(report.config);
        break;
      case 'config':
      case 'configchange':
        this.#config = report.config;
        this.#keep({ config: report.config });
        break;
      case 'progress':
        this.#follow(report);
        break;
      case 'results':
        if (this.#reports) this.#keep({ results: report.runs });
        break;
      case 'goal':
        if (this.#reports) this.#keep({ goal: fieldsOf(report) });
        break;
      default:
    }
  }

  /**
   * A frame that a notebook moved is loaded again, with the experiment of its beginning.
   * @param {string} config
   */
  #begin(config) {
    this.#farthest = 0;
    const wanted = this.#config ?? this.#model.get('config');
    if (wanted === config || (this.#config === null && wanted === this.#given)) {
      this.#config = config;
      this.#keep({ config });
    } else {
      this.#config = config;
      this.#tell({ type: 'setConfig', config: wanted });
    }
  }

  /** @param {import('../embed/protocol.js').Progress} progress */
  #follow({ step, playing }) {
    this.#farthest = Math.max(this.#farthest, step);
    if (!this.#reports) return;
    const hasMoved = step !== this.#step;
    this.#step = step;
    if (hasMoved) this.#keep({ step });
    if (!playing) this.#tell({ type: 'getResults' });
  }

  get #reports() {
    if (!reporters.has(this.#model)) reporters.set(this.#model, this);
    return reporters.get(this.#model) === this;
  }

  #takeConfig() {
    const config = this.#model.get('config');
    if (typeof config === 'string' && this.#config !== null && config !== this.#config) {
      this.#tell({ type: 'setConfig', config });
    }
  }

  #takeStep() {
    const step = this.#model.get('step');
    if (!this.#reports || step === this.#step || !Number.isInteger(step) || Number(step) < 0)
      return;
    this.#step = Number(step);
    this.#tell({ type: this.#step <= this.#farthest ? 'seek' : 'trainTo', step });
  }

  /** @param {Command} command */
  #tell(command) {
    this.#send({ source: SOURCE, version: VERSION, ...command });
  }

  /** @param {Record<string, unknown>} values */
  #keep(values) {
    for (const [name, value] of Object.entries(values)) this.#model.set(name, value);
    this.#model.save_changes();
  }
}

/**
 * @param {Extract<Report, { type: 'goal' }>} report
 * @returns {import('../embed/protocol.js').GoalReport}
 */
function fieldsOf({ reached, step, parts, hint, solution }) {
  return { reached, step, parts, hint, solution };
}
