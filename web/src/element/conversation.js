// Commands for an embed and its answers. What is asked before the embed listens waits for it.

import { ANSWERS, SOURCE, VERSION } from '../embed/protocol.js';

/** @typedef {import('../embed/protocol.js').CommandType} CommandType */
/** @typedef {import('../embed/protocol.js').Report} Report */

/**
 * @template {CommandType} T
 * @typedef {import('../embed/protocol.js').CommandFields[T]} Fields
 */

/** @typedef {import('../embed/protocol.js').RunResults} RunResults */

/**
 * @typedef {object} Answers what commands are answered with; all others only say that they are done
 * @property {string} getConfig
 * @property {string} setConfig
 * @property {string} setData
 * @property {RunResults[]} getResults
 * @property {Record<string, unknown>} getCatalog
 * @property {string} getFigure
 * @property {string} exportPng
 * @property {string} exportCsv
 * @property {string[]} getNarration
 */

/**
 * @template {CommandType} T
 * @typedef {T extends keyof Answers ? Answers[T] : void} Answer
 */

/**
 * @typedef {object} Question without an answer, so far
 * @property {CommandType} type
 * @property {object} message
 * @property {(value: unknown) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {ReturnType<typeof setTimeout>} [timer]
 */

/** An embed that works answers sooner, in milliseconds. */
const LIMIT = 60_000;

export class Conversation {
  /** @type {Map<number, Question>} in the order in which they were asked */
  #open = new Map();
  #last = 0;
  /** @type {((message: object) => void) | null} null: nobody listens */
  #post = null;
  #limit;

  /** @param {{ limit?: number }} [options] milliseconds after which an answer is no longer expected */
  constructor({ limit = LIMIT } = {}) {
    this.#limit = limit;
  }

  /** Whether something waits for an answer. */
  get isAsked() {
    return this.#open.size > 0;
  }

  /**
   * @template {CommandType} T
   * @param {T} type
   * @param {Fields<T>} [fields]
   * @returns {Promise<Answer<T>>} what the answer holds
   * @throws {Error} with `problems`, if the embed says what is wrong
   */
  ask(type, fields) {
    const id = ++this.#last;
    const message = { source: SOURCE, version: VERSION, type, id, ...fields };
    /** @type {Promise<Answer<T>>} */
    const answer = new Promise((resolve, reject) => {
      const take = /** @type {(value: unknown) => void} */ (resolve);
      this.#open.set(id, { type, message, resolve: take, reject });
    });
    // Whoever does not wait for an answer is not to be disturbed by an error.
    answer.catch(() => {});
    this.#send(id);
    return answer;
  }

  /**
   * The embed listens: it gets all that was asked before, and what a former one did not answer.
   * @param {(message: object) => void} post
   */
  attach(post) {
    this.#post = post;
    for (const id of this.#open.keys()) this.#send(id);
  }

  /** The embed is gone; another one may come. */
  detach() {
    this.#post = null;
    for (const { timer } of this.#open.values()) clearTimeout(timer);
  }

  /**
   * No embed will come.
   * @param {string} why
   */
  end(why) {
    this.detach();
    for (const { reject } of this.#open.values()) reject(new Error(why));
    this.#open.clear();
  }

  /**
   * @param {Report} report from the embed
   * @returns {boolean} whether it is the answer to a question
   */
  receive(report) {
    const question = this.#open.get(Number(report.id));
    if (!question || report.id === undefined) return false;
    if (report.type !== 'error' && report.type !== ANSWERS[question.type]) return false;
    this.#open.delete(Number(report.id));
    clearTimeout(question.timer);
    if (report.type === 'error') question.reject(errorOf(report));
    else question.resolve(valueOf(report));
    return true;
  }

  /** @param {number} id */
  #send(id) {
    const question = this.#open.get(id);
    if (!this.#post || !question) return;
    clearTimeout(question.timer);
    question.timer = setTimeout(() => this.#giveUp(id), this.#limit);
    this.#post(question.message);
  }

  /** @param {number} id */
  #giveUp(id) {
    const question = this.#open.get(id);
    this.#open.delete(id);
    question?.reject(new Error(`The figure did not answer “${question.type}”.`));
  }
}

/** @param {Extract<Report, { type: 'error' }>} report */
function errorOf({ message, problems = [] }) {
  return Object.assign(new Error(message), { problems });
}

/** @param {Report} report */
function valueOf(report) {
  switch (report.type) {
    case 'config':
      return report.config;
    case 'results':
      return report.runs;
    case 'catalog':
      return report.catalog;
    case 'figure':
      return report.svg ?? report.png;
    case 'csv':
      return report.text;
    case 'narration':
      return report.sentences;
    default:
      return undefined;
  }
}
