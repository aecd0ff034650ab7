// A network as a tile shows it: what is known of it, where its parts stand, and the scales of what is drawn.

import { problemOf } from '../../config/problem.js';
import { runOf } from '../picture/run-pictures.js';
import { networkLayout } from './layout.js';

// Beside the units; letters as wide as they are on the mean.
const NAME_GAP = 10;
const LETTER = 5.9;

/** @typedef {import('../../engine/wasm/bindings.js').NetworkPicture} NetworkPicture */
/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/run-pictures.js').RunPictures} RunPictures */
/** @typedef {import('./layout.js').NetworkLayout} NetworkLayout */

/**
 * @typedef {object} DrawnNetwork
 * @property {number} run its index
 * @property {NetworkPicture} network
 * @property {NetworkLayout} layout
 * @property {number} weight the largest that is drawn as a line, without its sign
 * @property {number} gradient likewise
 * @property {NonNullable<RunPictures['data']>} data what it is trained on
 * @property {RunPictures['points']} points
 * @property {number} imageWidth 0: the inputs are no picture
 */

/**
 * @param {PictureScene} scene of a tile
 * @returns {DrawnNetwork | null} null: nothing is known yet
 */
export function drawnNetwork(scene) {
  const run = runOf(scene);
  const { network, data, points } = run ?? {};
  if (!run || !network || !data) return null;
  const { imageWidth } = problemOf(scene.config, scene.catalog);
  const hasImages = imageWidth > 0 && network.columns[0].count % imageWidth === 0;
  const blocks = network.blocks.slice(hasImages ? 1 : 0);
  return {
    run: run.index,
    ...{ network, data, points: points ?? null, imageWidth: hasImages ? imageWidth : 0 },
    layout: networkLayout(network, scene.size, {
      hasImages,
      ...namesRoom(network, data, hasImages),
    }),
    weight: Math.max(0, ...blocks.map(({ weights }) => largest(weights))),
    gradient: Math.max(0, ...blocks.map(({ gradient }) => largest(gradient))),
  };
}

/**
 * What the names beside the network would like to have.
 * @param {NetworkPicture} network
 * @param {NonNullable<RunPictures['data']>} data
 * @param {boolean} hasImages
 * @returns {{ left: number, right: number }} in CSS pixels, roughly
 */
function namesRoom({ columns }, { featureNames, classNames }, hasImages) {
  /** @param {string[]} names */
  const room = (names) => NAME_GAP + LETTER * Math.max(1, ...names.map(({ length }) => length));
  const isSingle = columns[columns.length - 1].count === 1;
  return { left: hasImages ? 0 : room(featureNames), right: isSingle ? 0 : room(classNames) };
}

/**
 * @param {Float32Array} values
 * @returns {number} the largest size of those that are finite; 0: there is none
 */
export function largest(values) {
  let most = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}

/**
 * @param {DrawnNetwork} drawn
 * @param {{ block: number, to: number, from: number }} place of a weight among the units that are shown
 * @returns {{ weight: number, gradient: number }}
 */
export function weightAt({ network }, { block, to, from }) {
  const { weights, gradient } = network.blocks[block];
  const at = to * network.columns[block].units.length + from;
  return { weight: weights[at], gradient: gradient[at] };
}
