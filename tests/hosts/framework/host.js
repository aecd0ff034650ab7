// Observable Framework, whose pages are Markdown with JavaScript.

import { npmProgram } from '../install.js';
import { runProgram } from '../run-program.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'framework',
  name: 'Observable Framework',
  packages: { npm: { '@observablehq/framework': '1.13.4' } },
  snippets: 'observable',
  pictures: 'src',
  async build({ packages, notes }) {
    const program = npmProgram(packages, 'observable');
    await runProgram(program, ['build'], {
      cwd: notes,
      env: { OBSERVABLE_TELEMETRY_DISABLE: '1' },
    });
  },
  notes: [{ path: 'notes.html', forms: ['iframe', 'element', 'picture'] }],
};
