// The Vite plugin that fills ../../reference.html, when it is served and when the site is built.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGoldenTable } from './golden-errors.js';
import { referencePage } from './page.js';

const catalogFile = fileURLToPath(new URL('../../src/wasm/catalog.json', import.meta.url));
const PLACE = '<!-- reference -->';

/**
 * @returns {import('vite').Plugin}
 */
export function referencePlugin() {
  return {
    name: 'reference-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename }) {
        return path.basename(filename) === 'reference.html' ? fillReference(html) : html;
      },
    },
  };
}

/**
 * Puts the reference into its page.
 * @param {string} html the page with the place for it
 * @returns {string}
 */
export function fillReference(html) {
  const catalog = JSON.parse(readFileSync(catalogFile, 'utf8'));
  const [before, after, ...more] = html.split(PLACE);
  if (after === undefined || more.length > 0) throw new Error(`No one ${PLACE} in the page`);
  return before + referencePage(catalog, readGoldenTable()) + after;
}
