// One fingerprint for all runs of an experiment.

import { isFingerprint } from './fingerprint.js';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const DIGITS = 16;

/**
 * The fingerprint of an experiment, which a link carries as `fp=`: that of its run or, with several
 * runs, the 64-bit FNV-1a hash of theirs, written one after the other.
 * @param {string[]} fingerprints of all runs, in the order of the link
 * @returns {string} empty if there is no run, or one has none yet
 */
export function combinedFingerprint(fingerprints) {
  if (fingerprints.length === 0 || !fingerprints.every(isFingerprint)) return '';
  if (fingerprints.length === 1) return fingerprints[0].toLowerCase();
  let hash = OFFSET;
  for (const digit of fingerprints.join('').toLowerCase()) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(digit.charCodeAt(0))) * PRIME);
  }
  return hash.toString(16).padStart(DIGITS, '0');
}
