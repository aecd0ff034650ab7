// What a file in formats/ says about itself. The build makes a list of them all, wasm/formats.js, which
// the dialog and the command line offer.

/**
 * @typedef {object} Description of a format
 * @property {string} id for the command line
 * @property {string} name for people
 * @property {string} extension of the file, without a dot
 * @property {string} mime
 */

/**
 * @typedef {object} OfReplays every run, trained again from its first step
 * @property {'replays'} needs what is written
 * @property {(experiment: import('../engine/worker/replay.js').ReplayedExperiment) => string} write the text
 *   of the file
 */

/**
 * @typedef {object} OfWeights first and last weights of every run, trained again from its first step
 * @property {'weights'} needs what is written
 * @property {(experiment: import('../engine/worker/replay.js').ReplayedExperiment) => string} write the text
 *   of the file
 */

/**
 * @typedef {object} OfData what one run trains on
 * @property {'data'} needs what is written
 * @property {(data: import('../engine/worker/run-data.js').DataOfRun) => string} write the text of the file
 */

/**
 * @typedef {object} OfStarts a program that trains some runs of an experiment, or all
 * @property {'starts'} needs what is written
 * @property {(config: import('../config/config.js').Config, catalog: import('../catalog/catalog-index.js').Catalog,
 *   run: number | null) => Promise<string>} reasonAgainst why a run, or all of them (null), cannot be written, in a
 *   sentence; '': they can
 * @property {(experiment: import('../pytorch/script.js').ScriptExperiment) =>
 *   Promise<import('../pytorch/write-script.js').Written>} write the text of the file, and perhaps one beside it
 */

/** @typedef {Description & OfReplays} ReplayFormat */
/** @typedef {Description & OfWeights} WeightsFormat */
/** @typedef {Description & OfData} DataFormat */
/** @typedef {Description & OfStarts} StartFormat */
/** @typedef {ReplayFormat | WeightsFormat | DataFormat | StartFormat} ExportFormat */

export {};
