// The messages between an embed and the page that holds it: names, limits, shapes. Both sides share this file, so it
// imports nothing.
//
// A message is an object `{ source, version, type, id?, ... }`. What the host sends is a command, what the embed sends is
// a report; the answer to a command carries the command's `id`.

/** @typedef {{ key: string, value: string, message: string }} InputError what is wrong with one field, and the rule */

/** `source` of every message. */
export const SOURCE = 'optimizer-playground';
/** `version` of every message; another version is another protocol, and is ignored. */
export const VERSION = 1;

/** What a message may hold at most. */
export const LIMITS = {
  /** Characters of an `id`. */
  id: 100,
  /** Characters of the link of an experiment. */
  link: 8000,
  /** Characters of a table, and of the name of its target. */
  table: 2_000_000,
  target: 200,
  /** A step, and how many updates are made at once. */
  steps: 1e9 - 1,
  /** Views of a figure. */
  views: 32,
  /** Sides of a figure in CSS pixels, and pixels of a PNG for each of them. */
  side: { least: 200, most: 4000 },
  scale: 4,
  /** Commands that are answered at once, and in each second after them; more are left out. */
  burst: 200,
  rate: 100,
  /** Commands that take a while and wait for each other. */
  waiting: 8,
};

/** @typedef {string | number} Id any text of at most 100 characters, or a finite number */
/** @typedef {'light' | 'dark'} Colours */

/**
 * @typedef {object} FigureWish what `getFigure` may say
 * @property {'svg' | 'png'} [format] default: svg
 * @property {string[]} [show] views as in `show=`, or a text with commas between them; default: as the embed shows
 * @property {number} [width] CSS pixels; default: 720
 * @property {number} [height] CSS pixels; default: 480
 * @property {Colours | 'auto' | 'transparent'} [theme] default: auto, the colours that the embed has
 * @property {number} [scale] pixels of a PNG for each CSS pixel, 1 to 4; default: 2
 */

/**
 * @typedef {object} CommandFields what each command holds besides source, version, type and id
 * @property {{}} hello asks for `ready` and the last `progress` once more
 * @property {{}} play
 * @property {{}} pause
 * @property {{ count?: number }} step so many updates, 1 by default
 * @property {{ step: number }} trainTo trains to a step, and stops; or goes back to it
 * @property {{}} reset to the first step
 * @property {{ step: number }} seek shows a step that was reached before
 * @property {{}} getConfig asks for `config`
 * @property {{ config: string }} setConfig the text of a link after "#"; answered by `config`, or by `error` with `problems`,
 *   and then nothing has changed
 * @property {{}} getResults asks for `results`
 * @property {{}} getCatalog asks for `catalog`
 * @property {{ run: number | null }} highlight lights the curve of a run, counted from 1; null: of none
 * @property {{ theme: Colours | 'auto' }} setTheme
 * @property {FigureWish} getFigure asks for `figure`
 * @property {{}} exportCsv asks for `csv`
 * @property {{ view: string }} exportPng asks for `figure` with one view as PNG
 * @property {{}} getNarration asks for `narration`
 * @property {{ table: string, target?: string }} setData makes a table (CSV text) the data of the experiment; target: the
 *   name of the column that is to be predicted, the last by default; answered by `config`
 */

/**
 * @typedef {object} RunProgress how far a run is
 * @property {string} name
 * @property {'loading' | 'ready' | 'training' | 'finished' | 'diverged' | 'failed'} status
 * @property {number} step updates made
 * @property {number} trainLoss over all training data, or the height of a surface; NaN: not known
 * @property {number} valLoss over all validation data; NaN: not known, or there are none
 */

/**
 * @typedef {object} RunMeasures
 * @property {string} message why it diverged or cannot be trained; empty: nothing is wrong
 * @property {number} steps after which it is finished
 * @property {number} trainAccuracy NaN where nothing is classified, as the next
 * @property {number} valAccuracy
 * @property {number} trainR2 NaN where no number is predicted, as the next
 * @property {number} valR2
 * @property {string} fingerprint of the numbers at this step; empty: not known
 * @property {Record<string, number[]>} history of the losses of mini-batches, each column with an entry per stretch of updates:
 *   step, mean, min, max, last ...
 * @property {Record<string, number[]>} evaluations over all data: step, trainLoss, valLoss, trainAccuracy ...
 */

/** @typedef {RunProgress & RunMeasures} RunResults */

/**
 * @typedef {object} Progress
 * @property {number} step that is shown
 * @property {number} steps of the longest run
 * @property {boolean} playing
 * @property {RunProgress[]} runs in the order of the experiment
 */

/**
 * @typedef {object} GoalReport
 * @property {boolean} reached
 * @property {number} step at which it was reached; NaN: it was not
 * @property {{ goal: string, words: string, holds: boolean, value: number }[]} parts `goal` as in the link; value: what was
 *   reached so far; NaN: not known
 * @property {string} hint of the link, where training ended without success
 * @property {string} solution text of a link after "#", with a fingerprint, once all runs have ended; empty: none
 */

/**
 * @typedef {object} ReportFields what each report holds besides source, version, type and id
 * @property {{ config: string, theme: Colours, flags: Record<string, unknown> }} ready the embed listens
 * @property {{ config: string }} configchange the experiment became another one
 * @property {Progress} progress at most 10 in a second, and the last one always
 * @property {{ run: number, name: string, step: number }} diverged run: counted from 1
 * @property {{ runs: RunProgress[] }} finished no run trains any further
 * @property {GoalReport} goal how the experiment stands with what its link asks for
 * @property {{ sentences: string[] }} narration what there is to see; by itself at the end of training
 * @property {{ message: string, key?: string, value?: string, problems?: InputError[] }} error what is wrong with a command,
 *   or with the experiment
 * @property {{}} done a command was carried out that has no answer of its own
 * @property {{ config: string }} config the text of the experiment's link after "#"
 * @property {{ runs: RunResults[] }} results
 * @property {{ catalog: Record<string, unknown> }} catalog everything that a link can name
 * @property {{ svg?: string, png?: string }} figure one of both: the text of an SVG file, or a PNG as a data: address
 * @property {{ text: string }} csv
 */

/** @typedef {keyof CommandFields} CommandType */
/** @typedef {keyof ReportFields} ReportType */

/**
 * @template {CommandType} T
 * @typedef {{ source: typeof SOURCE, version: typeof VERSION, type: T, id?: Id } & CommandFields[T]} CommandOf
 */

/**
 * @template {ReportType} T
 * @typedef {{ source: typeof SOURCE, version: typeof VERSION, type: T, id?: Id } & ReportFields[T]} ReportOf
 */

/** @typedef {{ [T in CommandType]: CommandOf<T> }[CommandType]} Command */
/** @typedef {{ [T in ReportType]: ReportOf<T> }[ReportType]} Report */

/**
 * Which report answers a command that carries an id; `error` may always take its place.
 * @type {Record<CommandType, ReportType>}
 */
export const ANSWERS = {
  hello: 'ready',
  play: 'done',
  pause: 'done',
  step: 'done',
  trainTo: 'done',
  reset: 'done',
  seek: 'done',
  getConfig: 'config',
  setConfig: 'config',
  getResults: 'results',
  getCatalog: 'catalog',
  highlight: 'done',
  setTheme: 'done',
  getFigure: 'figure',
  exportCsv: 'csv',
  exportPng: 'figure',
  getNarration: 'narration',
  setData: 'config',
};
