// Measures the loss of a network on a plane through its weights, coarsely at first and then finer,
// spread over all workers. Knows the page only through three members, see Source.

import { shapedWindow } from '../../engine/worker/shaped-window.js';
import { distancesFrom, joined, reachOf, thinned } from './points.js';

// Losses lie on the nodes of a square net with so many meshes along each side.
const MESHES = 64;
const STRIDES = [4, 2, 1];
// Principal components of more points are hardly others, but take longer.
const MOST_POINTS = 192;
// By stride, the pieces of a level per worker: the more, the less one waits for another at its end.
/** @type {Record<number, number>} */
const PIECES = { 4: 1, 2: 2, 1: 4 };
// Room around the paths, as a part of their extent; and the least extent across the longer one.
const ROOM = 0.3;
const FLATTEST = 0.25;
// One length of the directions each way.
const UNIT = [-1, 1, -1, 1];

/**
 * @typedef {object} PlannedWay a path on the plane, at some of its steps
 * @property {Float32Array | Float64Array} x in multiples of the first direction
 * @property {Float32Array | Float64Array} y
 * @property {Int32Array} step
 * @property {Float32Array} off distance from the plane, as a part of half of the window's diagonal
 */

/** @typedef {import('../../playground/playground.js').Playground['compute']} Compute */
/** @typedef {{ window: number[], shares: number[], ways: Map<number, PlannedWay>, plane: Plane }} Found */

/** @typedef {import('../../engine/page/trails.js').RunTrail} Trail */

/**
 * @typedef {object} Source
 * @property {Compute} compute
 * @property {() => Promise<Trail[]>} trails see Trainer.trails
 * @property {number} workers
 */

/**
 * @typedef {object} Wish
 * @property {'paths' | 'path' | 'random'} kind principal components of the paths of all runs or of
 *   the chosen one, or random directions
 * @property {number} seed of random directions
 * @property {number} zoom
 * @property {number} shape width per height of what is to be seen: the window grows to it
 * @property {number} center index of the run whose weights the plane goes through
 * @property {number[]} shown indices of the runs whose paths are to be seen
 * @property {1 | 2 | 4} finest 1: all nodes, 4: every fourth along each side
 */

/**
 * @typedef {object} Landscape
 * @property {Plane} plane
 * @property {number[]} window xMin, xMax, yMin, yMax: coordinates in multiples of the directions
 * @property {number} nodes along each side
 * @property {Float32Array} losses row by row from the top (yMax) down, the first and last ones on
 *   the window's border
 * @property {number} samples so many training samples the losses were measured on
 * @property {number[]} shares of the variance along both directions; -1: drawn at random
 * @property {Map<number, PlannedWay>} ways paths by run; without runs whose
 *   weights are not of this plane's kind
 * @property {number} center
 * @property {boolean} isComplete
 */

let planes = 0;

/** What the trainer is told of a plane. It is told from others by its id. */
class Plane {
  /** @param {{ origin: Float32Array, first: Float32Array, second: Float32Array }} vectors */
  constructor({ origin, first, second }) {
    this.id = `plane-${++planes}`;
    this.origin = origin;
    this.first = first;
    this.second = second;
  }

  // Wishes are compared as text.
  toJSON() {
    return this.id;
  }
}

/**
 * @param {Source} source
 * @param {Wish} wish
 * @param {{ signal: AbortSignal, onChange: (landscape: Landscape) => void }} options onChange is
 *   called for every level of detail
 * @returns {Promise<boolean>} false: its run does not train yet; rejects with the signal's reason, or
 *   if a task fails
 */
export async function exploreLandscape(source, wish, { signal, onChange }) {
  const trails = await source.trails();
  signal.throwIfAborted();
  const center = centerOf(trails, wish);
  if (!center) return false;
  const isAlike = sameTensors(center);
  const shown = trails.filter((one) => wish.shown.includes(one.index) && isAlike(one));
  const plane = await findPlane(source, wish, { center, shown, signal });
  const window = zoomed(shapedWindow(plane.window, wish.shape), wish.zoom);
  const ways = seenFrom(plane, window);
  const common = { ...plane, ways, window, center: center.index };
  const values = new Float32Array((MESHES + 1) ** 2).fill(NaN);
  const known = new Uint8Array(values.length);
  for (const stride of STRIDES.filter((one) => one >= wish.finest)) {
    const nodes = missingNodes(stride, known);
    const measure = (/** @type {number[]} */ some) =>
      measureNodes(source, some, { center, plane, window, values, signal });
    const pieces = cut(nodes, source.workers * PIECES[stride]);
    const samples = await inParallel(pieces, measure, source.workers);
    for (const node of nodes) known[node] = 1;
    const isComplete = stride === STRIDES.at(-1);
    onChange({ ...common, ...coarse(values, stride), samples: samples[0], isComplete });
  }
  return true;
}

// Around weights that exploded there is nothing to be seen, unless one asks how they did.
/**
 * @param {Trail[]} trails
 * @param {Wish} wish
 */
function centerOf(trails, { center, shown, kind }) {
  const wanted = trails.find(({ index }) => index === center);
  if (!wanted?.diverged || kind === 'path') return wanted;
  return trails.find(({ index, diverged }) => shown.includes(index) && !diverged) ?? wanted;
}

/**
 * @param {Trail} one
 * @returns {(other: Trail) => boolean} whether its weights are of the same kind
 */
function sameTensors(one) {
  const shapes = (/** @type {Trail} */ { tensors }) =>
    JSON.stringify(tensors.map(({ shape }) => shape));
  const wanted = shapes(one);
  return (other) => shapes(other) === wanted;
}

/**
 * The plane, the shares of its directions, and where the paths run on it.
 * @param {Source} source
 * @param {Wish} wish
 * @param {{ center: Trail, shown: Trail[], signal: AbortSignal }} around
 * @returns {Promise<Found>}
 */
async function findPlane(source, { kind, seed }, { center, shown, signal }) {
  const size = center.trail.parameters.length / center.trail.step.length;
  const used = pointsFrom(kind, center, shown);
  // Components are those of the points that come first.
  const lists = [...used, ...shown.filter((one) => !used.includes(one))].map((one) => ({
    ...one,
    ...thinned(one, MOST_POINTS / Math.max(1, used.length)),
  }));
  /** @type {import('../../engine/wasm/bindings.js').PlaneWish} */
  const wish = {
    kind: kind === 'random' ? 'random' : 'principal',
    origin: thinned(center, MOST_POINTS).points.slice(-size),
    points: joined(lists.map(({ points }) => points)),
    used: lists.slice(0, used.length).reduce((sum, { step }) => sum + step.length, 0),
    seed,
  };
  const found = await source.compute('plane', { spec: center.spec, wish }, { signal });
  if (!found) throw new Error('the paths do not fit the network');
  const { at, shares, ...vectors } = found;
  const plane = new Plane(vectors);
  const ways = new Map();
  let place = 0;
  for (const { index, points, step } of lists) {
    const way = wayOf(at.subarray(place, place + 2 * step.length));
    ways.set(index, { ...way, step, off: distancesFrom(points, way, plane) });
    place += 2 * step.length;
  }
  const seen = shown.filter((one) => !one.diverged || one === center);
  const window = windowAround(
    seen.map(({ index }) => ways.get(index)),
    kind === 'random' ? 1 : 0,
  );
  return { plane, shares, ways, window };
}

/**
 * Distances from the plane as parts of what is seen of it.
 * @param {Found} found
 * @param {number[]} window
 * @returns {Map<number, PlannedWay>}
 */
function seenFrom({ plane, ways }, window) {
  const reach = reachOf(window, plane);
  const seen = [...ways].map(([index, way]) => {
    const off = way.off.map((distance) => distance / (reach || 1));
    return /** @type {[number, PlannedWay]} */ ([index, { ...way, off }]);
  });
  return new Map(seen);
}

/**
 * The runs whose paths give the components. What exploded would dwarf all others.
 * @param {Wish['kind']} kind
 * @param {Trail} center
 * @param {Trail[]} shown
 */
function pointsFrom(kind, center, shown) {
  if (kind === 'random') return [];
  const calm = shown.filter(({ diverged }) => !diverged);
  return kind === 'path' || !calm.length ? [center] : calm;
}

/**
 * @param {Float64Array | Float32Array} at x, y, x, y, ...
 * @returns {Pick<PlannedWay, 'x' | 'y'>}
 */
function wayOf(at) {
  return { x: at.filter((_, i) => i % 2 === 0), y: at.filter((_, i) => i % 2) };
}

/**
 * @param {Pick<PlannedWay, 'x' | 'y'>[]} ways
 * @param {number} least is in sight each way from the plane's origin, in multiples of the directions
 * @returns {number[]} xMin, xMax, yMin, yMax
 */
function windowAround(ways, least) {
  const range = (/** @type {ArrayLike<number>[]} */ lists) => {
    const numbers = lists.flatMap((list) => Array.from(list));
    const low = numbers.reduce((least, value) => Math.min(least, value), 0);
    const high = numbers.reduce((most, value) => Math.max(most, value), 0);
    const room = ROOM * (high - low);
    return [Math.min(low - room, -least), Math.max(high + room, least)];
  };
  const [x, y] = [range(ways.map((way) => way.x)), range(ways.map((way) => way.y))];
  const longest = Math.max(x[1] - x[0], y[1] - y[0]);
  if (longest === 0) return UNIT;
  const [across, up] = [x, y].map(([low, high]) => {
    const half = Math.max(high - low, FLATTEST * longest) / 2;
    return [(low + high) / 2 - half, (low + high) / 2 + half];
  });
  return [...across, ...up];
}

/**
 * @param {number[]} window
 * @param {number} zoom
 */
function zoomed([xMin, xMax, yMin, yMax], zoom) {
  const around = (/** @type {number} */ low, /** @type {number} */ high) => {
    const [middle, half] = [(low + high) / 2, (high - low) / 2 / zoom];
    return [middle - half, middle + half];
  };
  return [...around(xMin, xMax), ...around(yMin, yMax)];
}

/**
 * @param {number} stride
 * @param {Uint8Array} known by node
 */
function missingNodes(stride, known) {
  const nodes = [];
  for (let row = 0; row <= MESHES; row += stride) {
    for (let column = 0; column <= MESHES; column += stride) {
      const node = row * (MESHES + 1) + column;
      if (!known[node]) nodes.push(node);
    }
  }
  return nodes;
}

/**
 * Measures the losses at some nodes.
 * @param {Source} source
 * @param {number[]} nodes
 * @param {{ center: Trail, plane: Found, window: number[], values: Float32Array,
 *   signal: AbortSignal }} on
 * @returns {Promise<number>} samples that they were measured on
 */
async function measureNodes(source, nodes, { center, plane, window, values, signal }) {
  const [xMin, xMax, yMin, yMax] = window;
  const coordinates = new Float64Array(2 * nodes.length);
  nodes.forEach((node, i) => {
    const row = Math.floor(node / (MESHES + 1));
    const column = node % (MESHES + 1);
    coordinates[2 * i] = xMin + (column / MESHES) * (xMax - xMin);
    coordinates[2 * i + 1] = yMax - (row / MESHES) * (yMax - yMin);
  });
  const args = { spec: center.spec, plane: { ...plane.plane }, coordinates };
  const { losses, samples } = await source.compute('planeLosses', args, { signal });
  nodes.forEach((node, i) => {
    values[node] = losses[i];
  });
  return samples;
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} pieces
 */
function cut(list, pieces) {
  const size = Math.max(1, Math.ceil(list.length / pieces));
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}

/**
 * At most `width` at a time, so that what comes first is done first.
 * @template T, R
 * @param {T[]} list
 * @param {(one: T) => Promise<R>} work
 * @param {number} width
 */
async function inParallel(list, work, width) {
  /** @type {R[]} */
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const place = next++;
      results[place] = await work(list[place]);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/**
 * @param {Float32Array} values of all nodes
 * @param {number} stride
 */
function coarse(values, stride) {
  const nodes = MESHES / stride + 1;
  const losses = new Float32Array(nodes * nodes);
  for (let i = 0; i < losses.length; i++) {
    const row = Math.floor(i / nodes) * stride;
    losses[i] = values[row * (MESHES + 1) + (i % nodes) * stride];
  }
  return { nodes, losses };
}
