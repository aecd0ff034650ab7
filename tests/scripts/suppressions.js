// Where the type check looks away: suppressed errors, and types that may be anything.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../cpp/scripts/run.js';
import { filesIn } from './imports.js';

const SUPPRESSION = /@ts-(ignore|expect-error|nocheck)\b/g;
const COMMENT = /\/\*\*[\s\S]*?\*\//g;
const ANY = /\bany\b/g;

/**
 * How often each file of what is type-checked looks away.
 * @returns {Map<string, number>} only files that do, by their path in the repository
 */
export function suppressions() {
  const files = filesIn(
    ['cpp/scripts', 'tests/browser/open-browser.js', 'tests/house', 'tests/scripts', 'web'],
    /\.(js|ts)$/,
  ).filter((file) => !/^web\/(src\/wasm\/.*\.js|public\/.*)$/.test(file));
  const counts = files.map((file) => /** @type {const} */ ([file, countIn(file)]));
  return new Map(counts.filter(([, count]) => count > 0));
}

/** @param {string} file */
function countIn(file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const types = file.endsWith('.ts')
    ? [text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '')]
    : (text.match(COMMENT) ?? []).flatMap(typesIn);
  const anys = types.flatMap((type) => type.match(ANY) ?? []);
  return (text.match(SUPPRESSION) ?? []).length + anys.length;
}

/**
 * The types between the braces of a comment's tags.
 * @param {string} comment
 * @returns {string[]}
 */
function typesIn(comment) {
  const types = [];
  for (const { index, 0: tag } of comment.matchAll(/@\w+\s+\{/g)) {
    let depth = 1;
    let end = index + tag.length;
    for (; depth > 0 && end < comment.length; ++end) {
      if (comment[end] === '{') ++depth;
      if (comment[end] === '}') --depth;
    }
    types.push(comment.slice(index, end));
  }
  return types;
}
