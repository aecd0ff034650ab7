// `node tests/web/pytorch/write-snapshots.js`: writes the scripts that tests compare with. Look at them before you
// keep them.

import { mkdirSync, writeFileSync } from 'node:fs';
import { experimentOf } from './experiment.js';
import { links } from './links.js';
import { withoutNumbers } from './without-numbers.js';
import { writeScript } from '../../../web/src/pytorch/write-script.js';

const folder = new URL('snapshots/', import.meta.url);

mkdirSync(folder, { recursive: true });
for (const [name, link] of links) {
  const { text } = writeScript(await experimentOf(link));
  writeFileSync(new URL(`${name}.py`, folder), withoutNumbers(text));
}
