// What the trainer tells about runs, as far as pictures read it.

/** @typedef {import('../../engine/page/run-state.js').RunView} RunView */

/** @typedef {NonNullable<RunView['points']>} Points the data of a run, in the plane or on a line */

/**
 * @typedef {object} Way where a run went, in a plane
 * @property {ArrayLike<number>} x
 * @property {ArrayLike<number>} y
 * @property {ArrayLike<number>} [off] how far each point is from the plane, as a part of what the
 *   picture shows of the plane: from 1 on, it is far away. Default: it is on the plane
 */

/**
 * @typedef {Pick<RunView, 'index' | 'data' | 'points' | 'grid' | 'network' | 'steps' | 'tensors' | 'state' | 'status' | 'confusion' | 'samples' | 'path' | 'track'>}
 *   RunPictures what is known about one run; most of it only if it was wished for
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
