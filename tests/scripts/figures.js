// `node tests/scripts/figures.js --write`: draws the pictures of figures that tests compare with, for
// somebody to look at them before they are kept.

import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFigure } from '../../web/src/cli/figure-files.js';
import { figureOfLink } from '../web/figure/draw-link.js';
import { links } from '../web/figure/links.js';

const folder = new URL('../web/figure/snapshots/', import.meta.url);

if (!process.argv.includes('--write')) {
  console.error('Usage: node tests/scripts/figures.js --write');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
for (const [name, link, options] of links) {
  const file = new URL(`${name}.png`, folder);
  writeFileSync(file, writeFigure(await figureOfLink(link, options), 'png', 1));
  console.log(file.pathname);
}
// Engines wait for work as long as the process lives.
process.exit(0);
