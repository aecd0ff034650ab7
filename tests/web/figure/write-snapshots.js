// `node tests/web/figure/write-snapshots.js`: draws the pictures of figures that tests compare with. Look
// at them before you keep them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { writeFigure } from '../../../web/src/cli/figure-files.js';
import { figureOfLink } from './draw-link.js';
import { links } from './links.js';

const folder = new URL('snapshots/', import.meta.url);

mkdirSync(folder, { recursive: true });
for (const [name, link, options] of links) {
  const file = new URL(`${name}.png`, folder);
  writeFileSync(file, writeFigure(await figureOfLink(link, options), 'png', 1));
  console.log(file.pathname);
}
// Engines wait for work as long as the process lives.
process.exit(0);
