// Messages of the host: which ones count, in which order they are carried out, and what is answered.

import { messageOf } from '../engine/wasm/message-of.js';
import { commands } from './commands.js';
import { Refusal } from './context.js';
import { progressOf } from './run-facts.js';
import { ANSWERS, LIMITS, SOURCE, VERSION } from './protocol.js';
import { TokenBucket } from './token-bucket.js';

/** @typedef {import('./context.js').Context} Context */
/** @typedef {import('./context.js').Row<CommandType>} Row */
/** @typedef {import('./protocol.js').CommandOf<CommandType>} AnyCommand */
/** @typedef {import('./protocol.js').CommandType} CommandType */
/** @typedef {import('./protocol.js').Id} Id */
/** @typedef {import('./protocol.js').ReportType} ReportType */
/** @typedef {(type: ReportType, fields: Record<string, unknown>, id?: Id) => void} Send sends a report to the host */
/** @typedef {{ type: CommandType, id: Id | undefined, fields: Record<string, unknown> }} Order a message that counts */

// Between two complaints about too many messages, in milliseconds.
const COMPLAINT_PAUSE = 1000;

/** The inbox of one embed. */
export class Inbox {
  #context;
  #send;
  #now;
  #tokens;
  #nextComplaint = -Infinity;
  /** @type {Promise<void>} what takes a while is done one after the other */
  #slow = Promise.resolve();
  #waiting = 0;

  /**
   * @param {Context} context
   * @param {Send} send
   * @param {() => number} [now] milliseconds
   */
  constructor(context, send, now = () => performance.now()) {
    this.#context = context;
    this.#send = send;
    this.#now = now;
    this.#tokens = new TokenBucket({ size: LIMITS.burst, perSecond: LIMITS.rate, now });
  }

  /** Whether something is being done for the host that takes a while. */
  get isBusy() {
    return this.#waiting > 0;
  }

  /**
   * Takes a message, whatever it is. What is not ours is ignored without a word.
   * @param {unknown} data
   * @returns {Promise<void>} when it is carried out and answered; never rejects
   */
  async receive(data) {
    const order = orderOf(data);
    if (!order) return;
    if (!this.#tokens.take()) {
      this.#complain();
      return;
    }
    const { type, id, fields } = order;
    if (!isCommand(type)) {
      // Whoever gave it an id waits for an answer.
      if (id !== undefined) this.#fail(id, unknownWords(type), { key: 'type' });
      return;
    }
    const error = idError(fields.id) ?? commands[type].check(fields);
    if (error) {
      const { key, value, message } = error;
      this.#fail(id, `${type}: ${key} ${message}${value && `, not ${value}`}.`, { key, value });
    } else if (!commands[type].isSlow) await this.#carryOut({ type, id, fields });
    else if (this.#waiting >= LIMITS.waiting) {
      this.#fail(id, `${type}: ${LIMITS.waiting} commands are waiting; wait for their answers.`);
    } else await this.#queue({ type, id, fields });
  }

  /** @param {Order} order that takes a while */
  #queue(order) {
    this.#waiting += 1;
    this.#slow = this.#slow
      .then(() => this.#carryOut(order))
      .finally(() => {
        this.#waiting -= 1;
      });
    return this.#slow;
  }

  /** @param {Order} order */
  async #carryOut({ type, id, fields }) {
    try {
      const answer = await run(type, fields, this.#context);
      const needsAnswer = id !== undefined || ANSWERS[type] !== 'done';
      if (needsAnswer) this.#send(ANSWERS[type], answer ?? {}, id);
      // Whoever comes late does not wait for the next step.
      if (type === 'hello') this.#send('progress', progressOf(this.#context.playground));
    } catch (error) {
      this.#fail(id, messageOf(error), error instanceof Refusal ? error.details : {});
    }
  }

  /**
   * @param {Id | undefined} id
   * @param {string} message
   * @param {Record<string, unknown>} [details]
   */
  #fail(id, message, details = {}) {
    this.#send('error', { message, ...details }, id);
  }

  #complain() {
    if (this.#now() < this.#nextComplaint) return;
    this.#nextComplaint = this.#now() + COMPLAINT_PAUSE;
    const words = `Too many messages: of more than ${LIMITS.rate} in a second, some are left out.`;
    this.#fail(undefined, words);
  }
}

/**
 * @param {CommandType} type
 * @param {Record<string, unknown>} fields that were checked
 * @param {Context} context
 */
function run(type, fields, context) {
  // Each row takes what its own check let through.
  const row = /** @type {Row} */ (/** @type {unknown} */ (commands[type]));
  return row.run(/** @type {AnyCommand} */ (/** @type {unknown} */ (fields)), context);
}

/**
 * @param {unknown} data of a message from anywhere
 * @returns {{ type: unknown, id: Id | undefined, fields: Record<string, unknown> } | null} null: it is none of ours
 */
function orderOf(data) {
  if (typeof data !== 'object' || data === null) return null;
  const fields = /** @type {Record<string, unknown>} */ (data);
  const { source, version, type, id } = fields;
  if (source !== SOURCE || version !== VERSION) return null;
  return { type, id: isId(id) ? id : undefined, fields };
}

/**
 * @param {unknown} type
 * @returns {type is CommandType}
 */
function isCommand(type) {
  return typeof type === 'string' && Object.hasOwn(commands, type);
}

/** @param {unknown} type that is not in the table */
function unknownWords(type) {
  const name =
    typeof type === 'string' && type
      ? `The type “${type.slice(0, LIMITS.id)}”`
      : 'A message without a type';
  return `${name} is unknown. It must be one of ${Object.keys(ANSWERS).join(', ')}.`;
}

/**
 * @param {unknown} id
 * @returns {id is Id}
 */
function isId(id) {
  return typeof id === 'string' ? id.length <= LIMITS.id : Number.isFinite(id);
}

/** @param {unknown} id */
function idError(id) {
  if (id === undefined || isId(id)) return undefined;
  const message = `must be a text of at most ${LIMITS.id} characters or a finite number`;
  return { key: 'id', value: '', message };
}
