// Slides with Marp.

import path from 'node:path';
import { npmProgram } from '../install.js';
import { runProgram } from '../run-program.js';

/** @type {Record<string, number>} */
const SLIDES = { title: 1, 'iframe-small': 2, 'iframe-long': 4 };

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'marp',
  name: 'Marp',
  packages: { npm: { '@marp-team/marp-cli': '4.5.1' } },
  async build({ packages, notes, site }) {
    const output = path.join(site, 'slides.html');
    const args = ['--no-stdin', '--html', 'slides.md', '--output', output];
    await runProgram(npmProgram(packages, 'marp'), args, { cwd: notes });
  },
  notes: [
    {
      path: 'slides.html',
      forms: ['iframe'],
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
