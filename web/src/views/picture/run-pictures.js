// What the trainer tells about runs, as far as pictures read it.

/**
 * @typedef {object} Points the data of a run, in the plane or on a line
 * @property {Float32Array} inputs
 * @property {ArrayLike<number>} targets
 * @property {ArrayLike<number>} training 1: a training point, 0: a validation point
 * @property {number[]} window xMin, xMax, yMin, yMax
 */

/** @typedef {{ x: ArrayLike<number>, y: ArrayLike<number> }} Way where a run went, in a plane */

/**
 * @typedef {object} RunPictures what is known about one run; most of it only if it was wished for
 * @property {number} index
 * @property {Points | null} [points]
 * @property {{ columns: number, rows: number, values: Float32Array }} [grid] predictions, row by row
 *   from the top, one value per class and cell
 * @property {Float32Array} [confusion] counts, row by row; rows are the true classes
 * @property {{ inputs: Float32Array, targets: ArrayLike<number>, outputs: Float32Array }} [samples]
 * @property {Way} [path] on a surface
 * @property {Way & { plane: string }} [track] on the plane with that id
 */

/** @typedef {{ runs: RunPictures[] }} PictureFrame */

/**
 * The run that a tile shows.
 * @param {import('./picture.js').PictureScene} scene
 * @returns {RunPictures | undefined} undefined: nothing is known about it yet
 */
export function runOf({ frame, run }) {
  return frame.runs.find(({ index }) => index === run);
}
