// Slides with reveal.js, also as the pages that are printed.

import { cpSync } from 'node:fs';
import path from 'node:path';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'reveal',
  name: 'reveal.js',
  packages: { npm: { 'reveal.js': '6.0.2' } },
  build({ packages, notes, site }) {
    cpSync(notes, site, { recursive: true });
    const program = path.join(packages, 'node_modules/reveal.js/dist');
    cpSync(program, path.join(site, 'reveal'), { recursive: true });
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
  await page.evaluate((id) => (location.hash = `#/${id}`), slide);
}
