// What is known of a figure after its training: what was measured, and its pictures. It is kept in build/lessons until its
// link, the engine or the drawing of figures changes.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourcesVersion } from '../sources-version.js';

/**
 * @typedef {object} Job a figure to be trained
 * @property {string} link
 * @property {string[]} [show] views
 * @property {number} [at] step
 * @property {number} height CSS pixels
 * @property {number} phone height on narrow screens, in CSS pixels
 * @property {boolean} isCover whether it stands for its lesson, and has small pictures for lists
 */

/** What a figure's pictures are called: where they are shown, and in which colours. */
export const PICTURES = /** @type {const} */ ([
  'wide-light',
  'wide-dark',
  'phone-light',
  'phone-dark',
]);
/** Widths of the pictures in CSS pixels. */
export const WIDTHS = { wide: 760, phone: 358 };
/** Small pictures for lists of lessons. */
export const THUMBNAILS = /** @type {const} */ (['small-light', 'small-dark']);

/** Where everything is kept. */
export const keptFolder = fileURLToPath(new URL('../../../build/lessons/', import.meta.url));
// What trains, what lays out, what says in words what there is to see. A change of one view is no reason to train
// all lessons again.
const MAKERS = ['wasm/playground.wasm', 'figure', 'narrator', 'elements/styles/tokens.css'];
const OWN = ['draw-figure.js', 'train-figures.js', 'kept.js', 'slim-svg.js'];

/** @type {string | undefined} */
let version;

/**
 * @param {Job} job
 * @returns {string} path of its files without their endings
 */
export function keptPath(job) {
  version ??= sourcesVersion(
    MAKERS,
    OWN.map((file) => new URL(file, import.meta.url)),
  );
  const hash = createHash('sha256').update(version).update(JSON.stringify(job)).digest('hex');
  return path.join(keptFolder, hash.slice(0, 16));
}

/**
 * @param {Job} job
 * @returns {boolean}
 */
export function isKept(job) {
  return existsSync(`${keptPath(job)}.json`);
}

/**
 * @param {Job} job
 * @returns {import('./draw-figure.js').Known} what was measured
 */
export function readKept(job) {
  return JSON.parse(readFileSync(`${keptPath(job)}.json`, 'utf8'), (_, value) =>
    value === 'NaN' ? NaN : value === 'inf' ? Infinity : value === '-inf' ? -Infinity : value,
  );
}
