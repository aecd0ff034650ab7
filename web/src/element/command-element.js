// What a page can ask of a figure: each method is a message to the embed.

import { linkOf, withHeading } from './address.js';
import { Conversation } from './conversation.js';

/** @typedef {import('../embed/protocol.js').CommandType} CommandType */
/** @typedef {import('../embed/protocol.js').FigureWish} FigureWish */

// Outside a browser it can be imported, but not made.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class CommandElement extends Base {
  /** @protected */
  conversation = new Conversation();
  /** @type {Promise<Record<string, unknown>> | undefined} */
  #catalog;

  /**
   * Something was asked.
   * @protected
   * @param {CommandType} _type
   */
  asked(_type) {}

  /** @returns {Promise<Record<string, unknown>>} everything that a link can name */
  get catalog() {
    this.#catalog ??= this.#ask('getCatalog');
    return this.#catalog;
  }

  /** @returns {Promise<void>} */
  play() {
    return this.#ask('play');
  }

  /** @returns {Promise<void>} */
  pause() {
    return this.#ask('pause');
  }

  /**
   * @param {number} [count] updates
   * @returns {Promise<void>}
   */
  step(count = 1) {
    return this.#ask('step', { count });
  }

  /**
   * Trains to a step, and stops; or goes back to it.
   * @param {number} step
   * @returns {Promise<void>} when it has begun
   * @throws {Error} if the experiment has fewer steps
   */
  trainTo(step) {
    return this.#ask('trainTo', { step });
  }

  /**
   * Shows a step that was reached before.
   * @param {number} step
   * @returns {Promise<void>} when it has begun
   * @throws {Error} if the step was not reached
   */
  seek(step) {
    return this.#ask('seek', { step });
  }

  /** @returns {Promise<void>} */
  reset() {
    return this.#ask('reset');
  }

  /**
   * Brings the curves of a run forward.
   * @param {number | null} run counted from 1; null: none
   * @returns {Promise<void>}
   */
  highlight(run) {
    return this.#ask('highlight', { run });
  }

  /** @returns {Promise<string>} the text of the experiment's link after "#" */
  getConfig() {
    return this.#ask('getConfig');
  }

  /**
   * Shows another experiment, under the heading that the element has.
   * @param {string} config text of a link after "#"
   * @returns {Promise<string>} as the playground understands it
   * @throws {Error} with `problems`; then nothing has changed
   */
  setConfig(config) {
    const link = withHeading(linkOf(config), this.getAttribute('heading'));
    return this.#ask('setConfig', { config: link });
  }

  /** @returns {Promise<import('../embed/protocol.js').RunResults[]>} */
  getResults() {
    return this.#ask('getResults');
  }

  /**
   * @param {FigureWish} [wish]
   * @returns {Promise<string>} the text of an SVG file, or a PNG as a data: address
   */
  getFigure(wish) {
    return this.#ask('getFigure', wish);
  }

  /** @returns {Promise<string>} the curves of all runs */
  exportCsv() {
    return this.#ask('exportCsv');
  }

  /**
   * @param {string} view
   * @returns {Promise<string>} a data: address
   */
  exportPng(view) {
    return this.#ask('exportPng', { view });
  }

  /** @returns {Promise<string[]>} sentences about what there is to see */
  getNarration() {
    return this.#ask('getNarration');
  }

  /**
   * Makes a table the data of the experiment.
   * @param {string} table CSV text
   * @param {string} [target] the column that is to be predicted; default: the last one
   * @returns {Promise<string>} the text of the experiment's link after "#"
   */
  setData(table, target) {
    return this.#ask('setData', target === undefined ? { table } : { table, target });
  }

  /**
   * @template {CommandType} T
   * @param {T} type
   * @param {import('../embed/protocol.js').CommandFields[T]} [fields]
   */
  #ask(type, fields) {
    const answer = this.conversation.ask(type, fields);
    this.asked(type);
    return answer;
  }
}
