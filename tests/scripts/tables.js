// Reads the tables of the READMEs that tests compare with the repository.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../cpp/scripts/run.js';

/**
 * The rows of the first table below a heading.
 * @param {string} readme relative to the repository
 * @param {string} heading without its `#`
 * @returns {string[][]} cells without their code marks, without the head of the table
 */
export function tableBelow(readme, heading) {
  const text = readFileSync(path.join(root, readme), 'utf8');
  const [, part] = text.split(new RegExp(`^#+ ${heading}$`, 'm'));
  if (part === undefined) throw new Error(`${readme} has no heading ${heading}`);
  const lines = part.split(/^#+ /m)[0].split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split('|').slice(1, -1).map(cellText));
}

/** @param {string} cell */
function cellText(cell) {
  return cell.trim().replace(/`/g, '');
}
