// Links that people have: those of the gallery, of the lessons, and those whose numbers are recorded.

import { readFileSync, readdirSync } from 'node:fs';
import { PRESETS } from '../../web/src/ui/model/gallery.js';
import { allRecorded } from '../wasm/links/recorded.js';

const lessons = new URL('../../web/lessons/', import.meta.url);
const handwritten = new URL('../wasm/links/handwritten.txt', import.meta.url);

function linksOfLessons() {
  const folders = readdirSync(lessons, { withFileTypes: true }).filter((one) => one.isDirectory());
  return folders.flatMap(({ name }) => {
    const text = readFileSync(new URL(`${name}/figures.yaml`, lessons), 'utf8');
    return [...text.matchAll(/'#(v=1[^']*)'/g)].map(([, link]) => link);
  });
}

/** Without "#". */
export const REAL_LINKS = [
  ...PRESETS.map(({ link }) => `v=1&${link}`),
  ...linksOfLessons(),
  ...allRecorded().map(({ link }) => link),
  ...readFileSync(handwritten, 'utf8')
    .split('\n')
    .filter((line) => /^#?v=|^https?:/.test(line)),
];
