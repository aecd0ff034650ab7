// One Markdown file as a page of HTML.

import path from 'node:path';
import { cpSync } from 'node:fs';
import { pandoc } from '../../scripts/test-tools.js';
import { runProgram } from '../run-program.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'pandoc',
  name: 'pandoc',
  packages: { system: [pandoc] },
  async build({ notes, site }) {
    cpSync(notes, site, { recursive: true });
    const output = path.join(site, 'notes.html');
    await runProgram('pandoc', ['--standalone', 'notes.md', '--output', output], { cwd: notes });
  },
  notes: [{ path: 'notes.html', forms: ['iframe', 'element', 'picture'] }],
};
