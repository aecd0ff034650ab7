// Version numbers, as Semantic Versioning has them.

import { UserError } from '../../../cpp/scripts/run.js';

/** @typedef {{ text: string, numbers: number[], isFinal: boolean }} Version `isFinal`: no trial of one to come */

const FORM = /^(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?$/;

/**
 * @param {string} text such as `1.2.3` or `1.2.3-rc.1`
 * @returns {Version}
 * @throws {UserError} if it is something else
 */
export function parseVersion(text) {
  const match = FORM.exec(text);
  if (!match) throw new UserError(`"${text}" is no version such as 1.2.3.`);
  const [, major, minor, patch, trial] = match;
  return { text, numbers: [major, minor, patch].map(Number), isFinal: trial === undefined };
}

/**
 * Whether a final version is at least as new as others.
 * @param {Version} version
 * @param {Version[]} others trials among them do not count
 * @returns {boolean}
 */
export function isNewest(version, others) {
  return version.isFinal && others.every((one) => !one.isFinal || compare(version, one) >= 0);
}

/**
 * @param {Version} a
 * @param {Version} b
 */
function compare(a, b) {
  const place = a.numbers.findIndex((number, i) => number !== b.numbers[i]);
  return place < 0 ? 0 : a.numbers[place] - b.numbers[place];
}
