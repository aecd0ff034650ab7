// What messages are carried out with: a playground, and what only the page around it can do.

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/input-error.js').InputError} InputError */
/** @typedef {import('../playground/playground.js').Playground} Playground */
/** @typedef {import('./protocol.js').Colours} Colours */
/** @typedef {import('./protocol.js').CommandType} CommandType */
/** @typedef {import('./protocol.js').ReportFields} ReportFields */

/**
 * @typedef {object} DrawnWish a figure, with everything that a host left open filled in
 * @property {'svg' | 'png'} format
 * @property {string[] | undefined} show undefined: the views that the embed shows
 * @property {import('../views/view.js').Size} size
 * @property {Colours | 'auto' | 'transparent'} theme
 * @property {number} scale pixels of a PNG for each CSS pixel
 */

/**
 * @typedef {object} EmbedPage the page of the embed, as far as messages reach
 * @property {import('../config/flags.js').Flags} flags
 * @property {() => Colours} colours that it has now
 * @property {(theme: Colours | 'auto') => void} setTheme
 * @property {(index: number | null) => void} highlight index of a run; null: none
 * @property {() => Promise<void>} loadTexts puts all texts into the catalog of the playground
 * @property {(wish: DrawnWish) => Promise<ReportFields['figure']>} draw
 */

/** @typedef {{ playground: Playground, page: EmbedPage }} Context */

/**
 * @template {CommandType} T
 * @typedef {object} Row what belongs to one type of command
 * @property {(fields: Record<string, unknown>) => InputError | undefined} check what is wrong with a message of any content;
 *   undefined: nothing
 * @property {(command: import('./protocol.js').CommandOf<T>, context: Context) => Answer | Promise<Answer>} run carries out
 *   a message that was checked; gives what the answer holds
 * @property {boolean} [isSlow] it takes more than a moment, and waits for others that do
 */

/** @typedef {Record<string, unknown> | void} Answer fields of a report */

/** Why a command cannot be carried out, for whoever wrote it. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {{ key?: string, value?: string, problems?: InputError[] }} [details] see the report `error`
   */
  constructor(message, details = {}) {
    super(message);
    this.details = details;
  }
}
