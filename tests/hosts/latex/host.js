// Paper: LaTeX, by hand and by pandoc.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../../cpp/scripts/system-tools.js';
import { drawPicture, figures } from '../figures.js';
import { pandoc } from '../../scripts/test-tools.js';
import { runProgram } from '../run-program.js';
import { pictureOf, snippetsOf } from '../snippets.js';

/** @typedef {import('../notes.js').Job} Job */

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'latex',
  name: 'LaTeX',
  packages: {
    system: [
      pandoc,
      {
        name: 'LaTeX',
        present: () => findProgram('pdflatex') !== undefined,
        apt: ['texlive-latex-extra', 'lmodern'],
        dnf: ['texlive-scheme-medium', 'texlive-qrcode'],
        brew: ['texlive'],
      },
    ],
  },
  async build({ notes, site }) {
    await drawPicture(path.join(notes, pictureOf(snippetsOf('pandoc'))));
    const options = ['-interaction=nonstopmode', '-halt-on-error', `-output-directory=${site}`];
    await runProgram('pdflatex', [...options, 'notes.tex'], { cwd: notes });
    const output = path.join(site, 'by-pandoc.pdf');
    await runProgram('pandoc', ['notes.md', '--output', output], { cwd: notes });
  },
  files: [
    { name: 'the picture leads to the experiment', run: (job) => leadsThere(job, 'notes.pdf') },
    {
      name: 'pandoc puts the picture of the iframe on paper',
      run: (job) => leadsThere(job, 'by-pandoc.pdf'),
    },
  ],
  notes: [],
};

/**
 * @param {Job} job
 * @param {string} name of a file
 */
function leadsThere({ site, playground }, name) {
  const text = readFileSync(path.join(site, name), 'latin1');
  const addresses = [...text.matchAll(/\/URI\s*\(((?:[^()\\]|\\.)*)\)/g)].map(([, address]) =>
    address.replace(/\\(.)/g, '$1'),
  );
  assert.ok(addresses.length > 0, 'there is no link in the file');
  for (const address of addresses) assert.equal(address, `${playground}#${figures.small.link}`);
}
