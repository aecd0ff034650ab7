// Sphinx with its own markup and with Markdown by the MyST parser.

import { pythonProgram } from '../install.js';
import { runProgram } from '../run-program.js';

/**
 * @param {import('playwright-core').Page} page
 * @param {'light' | 'dark'} theme
 */
async function switchTheme(page, theme) {
  const isIt = () => page.evaluate((name) => document.body.dataset.theme === name, theme);
  // The button goes through automatic, light and dark.
  for (let presses = 0; presses < 3 && !(await isIt()); ++presses) {
    await page.locator('.theme-toggle:visible').first().click();
  }
}

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'sphinx',
  name: 'Sphinx, MyST parser, Furo',
  packages: { python: { sphinx: '9.0.4', 'myst-parser': '5.2.0', furo: '2025.12.19' } },
  async build({ packages, notes, site }) {
    const args = ['-W', '-q', '-b', 'html', notes, site];
    await runProgram(pythonProgram(packages, 'sphinx-build'), args);
  },
  notes: [
    { path: 'restructured.html', forms: ['iframe', 'element', 'picture'], switchTheme },
    { path: 'markdown.html', forms: ['iframe', 'element', 'picture'], switchTheme },
  ],
};
