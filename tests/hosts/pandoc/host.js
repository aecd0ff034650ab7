// Markdown files as pages of HTML. One of them has Quarto's snippets: Quarto reads its files with pandoc.

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
    for (const name of ['notes', 'quarto']) {
      const output = path.join(site, `${name}.html`);
      const args = ['--standalone', `${name}.md`, '--output', output];
      await runProgram('pandoc', args, { cwd: notes });
    }
  },
  notes: [
    { path: 'notes.html', forms: ['iframe', 'element', 'picture'] },
    { path: 'quarto.html', forms: ['iframe', 'element', 'picture'] },
  ],
};
