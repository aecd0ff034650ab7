// Slides with Marp.

import { cpSync } from 'node:fs';
import path from 'node:path';
import { npmProgram } from '../install.js';
import { runProgram } from '../run-program.js';

/** @type {Record<string, number>} */
const SLIDES = {
  title: 1,
  'iframe-small': 2,
  'element-small': 3,
  'picture-small': 4,
  'iframe-long': 6,
};

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
  notes: [
    {
      path: 'slides.html',
      forms: ['iframe', 'element', 'picture'],
      hasColumn: false,
      show: (page, form, name) => goTo(page, `${form}-${name}`),
      hide: (page) => goTo(page, 'title'),
    },
  ],
};

/**
 * @param {import('playwright-core').Page} page
 * @param {string} slide
 */
async function goTo(page, slide) {
  await page.evaluate((number) => (location.hash = `#${number}`), SLIDES[slide]);
}
