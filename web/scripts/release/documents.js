// What the documents of the project say about versions.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError, root } from '../../../cpp/scripts/run.js';

const read = (/** @type {string} */ name) => readFileSync(path.join(root, name), 'utf8');

/** @returns {Record<string, string | undefined>} the version that each file names */
export function versionsHere() {
  return {
    'package.json': JSON.parse(read('package.json')).version,
    'CITATION.cff': /^version: (.*)$/m.exec(read('CITATION.cff'))?.[1],
  };
}

/**
 * @param {string} version
 * @param {string} [changelog]
 * @returns {string} the section about it, without its heading
 * @throws {UserError} if there is none
 */
export function changesOf(version, changelog = read('CHANGELOG.md')) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  if (!section) throw new UserError(`CHANGELOG.md has no section "## [${version}]".`);
  return section.slice(section.indexOf('\n')).trim();
}
