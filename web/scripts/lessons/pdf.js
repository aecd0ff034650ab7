// `npm run lessons:pdf`: the lessons on paper, one PDF for each and one of all, into build/pdf/.

import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../../cpp/scripts/system-tools.js';
import { UserError, main, progress } from '../../../cpp/scripts/run.js';
import { serve } from '../serve.js';
import { setUpWeb } from '../setup.js';
import { ensureSite } from '../site.js';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const book = fileURLToPath(new URL('../../../dist/learn/', import.meta.url));
const NOT_LESSONS = ['index.html', 'glossary.html'];

await main(async () => {
  await setUpWeb();
  await ensureSite();
  await printLessons(fileURLToPath(new URL('../../../build/pdf/', import.meta.url)));
});

/** @param {string} folder where the files go */
async function printLessons(folder) {
  const executablePath = findProgram(...BROWSERS);
  if (!executablePath) throw new UserError(`PDFs need one of ${BROWSERS.join(', ')}.`);
  const { chromium } = await import('playwright-core');
  const names = readdirSync(book).filter((name) => /\.html$/.test(name));
  mkdirSync(folder, { recursive: true });
  const site = await serve();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    for (const name of names.filter((one) => !NOT_LESSONS.includes(one))) {
      // Without scripts: on paper, figures are their pictures.
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(`${site.url}learn/${name}`, { waitUntil: 'networkidle' });
      await printPage(page, path.join(folder, name.replace(/\.html$/, '.pdf')));
      await page.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
  console.log(`The PDFs are in ${folder}`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} file
 */
async function printPage(page, file) {
  await page.emulateMedia({ media: 'print' });
  const margin = { top: '18mm', bottom: '18mm', left: '16mm', right: '16mm' };
  const footerTemplate =
    '<div style="width:100%;font:8px sans-serif;text-align:center"><span class="pageNumber"></span></div>';
  await page.pdf({
    ...{ path: file, format: 'A4', margin, printBackground: true, tagged: true, outline: true },
    ...{ displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate },
  });
  progress(path.basename(file));
}
