// Slides with reveal.js, also as the pages that are printed.

import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { slidesAt } from '../slides.js';
import { until } from '../until.js';

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
      ...slidesAt('slides.html', (slide) => `#/${slide}`),
      more: [
        { name: 'the picture stands for the iframe and the element in print', run: isPrinted },
      ],
    },
  ],
};

/** @type {import('../checks.js').Check['run']} */
async function isPrinted(page, { job }) {
  await page.goto(`${job.address}slides.html?print-pdf`);
  await page.locator('.pdf-page').first().waitFor();
  const pictures = page.locator('.playground-still img');
  const seen = async () => (await pictures.evaluateAll(widthsOf)).filter((width) => width > 100);
  // Those of the iframe, the element and the long figure.
  await until('the pictures are there', seen, (widths) => widths.length === 3);
  assert.equal(await page.locator('.playground-live:visible').count(), 0);
}

/** @param {Element[]} images */
function widthsOf(images) {
  return images.map((image) => image.getBoundingClientRect().width);
}
