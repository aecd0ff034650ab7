// What a file in formats/ says about itself. The build makes a list of them all, wasm/formats.js, which
// the dialog and the command line offer.

/**
 * @typedef {object} ExportFormat
 * @property {string} id for the command line
 * @property {string} name for people
 * @property {string} extension of the file, without a dot
 * @property {string} mime
 * @property {'replays'} needs what is written: "replays": every run, trained again from its first step
 * @property {(experiment: import('../engine/worker/replay.js').ReplayedExperiment) => string} write the
 *   text of the file
 */

export {};
