// Slides with Slidev, which are components of Vue.

import { symlinkSync, writeFileSync } from 'node:fs';
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
  notes: [
    {
      path: '',
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
  await page.evaluate((number) => (location.hash = `#/${number}`), SLIDES[slide]);
}
