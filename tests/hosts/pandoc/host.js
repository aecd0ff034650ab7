// One Markdown file as a page of HTML.

import path from 'node:path';
import { cpSync } from 'node:fs';
import { findProgram } from '../../../cpp/scripts/system-tools.js';
import { PICTURE } from '../figures.js';
import { runProgram } from '../run-program.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'pandoc',
  name: 'pandoc',
  packages: {
    system: [
      {
        name: 'pandoc',
        present: () => findProgram('pandoc') !== undefined,
        apt: ['pandoc'],
        dnf: ['pandoc'],
        brew: ['pandoc'],
      },
    ],
  },
  async build({ notes, site }) {
    cpSync(path.join(notes, PICTURE), path.join(site, PICTURE));
    const output = path.join(site, 'notes.html');
    await runProgram('pandoc', ['--standalone', 'notes.md', '--output', output], { cwd: notes });
  },
  notes: [{ path: 'notes.html', forms: ['iframe'] }],
};
