// Slides with Slidev, which are components of Vue.

import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npmProgram } from '../install.js';
import { runProgram } from '../run-program.js';
import { NUMBERS, slidesAt } from '../slides.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'slidev',
  name: 'Slidev',
  // The last version that runs on Node 20.
  packages: { npm: { '@slidev/cli': '52.20.1', '@slidev/theme-default': '0.25.0' } },
  pictures: 'public',
  async build({ packages, notes, site }) {
    symlinkSync(path.join(packages, 'node_modules'), path.join(notes, 'node_modules'));
    writeFileSync(path.join(notes, 'package.json'), '{ "type": "module", "private": true }');
    const args = ['build', 'slides.md', '--base', '/', '--out', site, '--router-mode', 'hash'];
    await runProgram(npmProgram(packages, 'slidev'), args, { cwd: notes });
  },
  notes: [slidesAt('', (slide) => `#/${NUMBERS[slide]}`)],
};
