// Slides with Marp.

import { cpSync } from 'node:fs';
import path from 'node:path';
import { npmProgram } from '../install.js';
import { runProgram } from '../run-program.js';
import { NUMBERS, slidesAt } from '../slides.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'marp',
  name: 'Marp',
  packages: { npm: { '@marp-team/marp-cli': '4.5.1' } },
  async build({ packages, notes, site }) {
    cpSync(notes, site, { recursive: true });
    const output = path.join(site, 'slides.html');
    const args = ['--no-stdin', '--html', 'slides.md', '--output', output];
    await runProgram(npmProgram(packages, 'marp'), args, { cwd: notes });
  },
  notes: [slidesAt('slides.html', (slide) => `#${NUMBERS[slide]}`)],
};
