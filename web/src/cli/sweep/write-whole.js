// Files that are there as a whole or not at all, whenever the machine stops.

import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Nobody else, on any machine, has this in the names of files that are not complete yet. */
export const OWN = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;

/**
 * @param {string} file
 * @param {string} text
 */
export function writeWhole(file, text) {
  const draft = `${file}.${OWN}.tmp`;
  const open = openSync(draft, 'w');
  writeSync(open, text);
  fsyncSync(open);
  closeSync(open);
  renameSync(draft, file);
}
