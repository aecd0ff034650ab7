// What a file that somebody brings to the page is: an experiment that was exported, curves of another program, or
// a table to train on.

import { readTextFile } from '../data/read-text-file.js';
import { readOverlays } from './overlay-file.js';

/** @typedef {import('../../views/view.js').Overlay} Overlay */

/**
 * @typedef {object} Opened one of these
 * @property {string} [link] of an exported experiment
 * @property {{ id: string, trainings: unknown[] }} [study] results of a study of that experiment
 * @property {Overlay[]} [overlays] losses over steps
 * @property {File} [table] data, as far as one can tell
 * @property {string} [failure] why it is of no use, for people
 */

/**
 * @param {File} file
 * @param {{ isCurve?: boolean }} [options] isCurve: a table is meant to hold losses over steps
 * @returns {Promise<Opened>}
 */
export async function openedFile(file, { isCurve = false } = {}) {
  const { text, failure } = await readTextFile(file);
  if (failure) return { failure };
  if (/^\s*[{[]/.test(text)) return experimentOf(text, file.name);
  const overlays = readOverlays(text, file.name.replace(/\.\w+$/, ''), { isMeant: isCurve });
  if (overlays.length) return { overlays };
  if (!isCurve) return { table: file };
  return { failure: `${file.name} has no columns of steps and losses.` };
}

/**
 * @param {string} text
 * @param {string} name of the file
 * @returns {Opened}
 */
function experimentOf(text, name) {
  try {
    const { link, study: id, trainings } = JSON.parse(text);
    if (typeof link === 'string' && link !== '') {
      const isStudy = typeof id === 'string' && Array.isArray(trainings) && trainings.length > 0;
      return isStudy ? { link, study: { id, trainings } } : { link };
    }
  } catch {
    // Said below, as for any file without an experiment.
  }
  return { failure: `${name} holds no experiment: export one as JSON, or drop a CSV file.` };
}
