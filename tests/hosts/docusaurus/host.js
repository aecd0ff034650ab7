// Docusaurus, which renders pages on a server first and changes them without loading the site again.

import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npmProgram } from '../install.js';
import { runProgram } from '../run-program.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'docusaurus',
  name: 'Docusaurus',
  packages: {
    npm: {
      '@docusaurus/core': '3.10.2',
      '@docusaurus/preset-classic': '3.10.2',
      react: '19.2.0',
      'react-dom': '19.2.0',
    },
  },
  pictures: 'docs',
  async build({ packages, notes, site }) {
    symlinkSync(path.join(packages, 'node_modules'), path.join(notes, 'node_modules'));
    writeFileSync(path.join(notes, 'package.json'), '{ "private": true }');
    const args = ['build', '--no-minify', '--out-dir', site];
    // Half a minute on a quiet machine.
    await runProgram(npmProgram(packages, 'docusaurus'), args, { cwd: notes, minutes: 15 });
  },
  notes: [
    {
      path: 'docs/notes/',
      forms: ['iframe', 'element', 'picture'],
      away: {
        go: (page) => page.locator('.navbar__brand').click(),
        comeBack: (page) => page.locator('main a', { hasText: 'notes' }).click(),
      },
      async switchTheme(page, theme) {
        const isIt = () =>
          page.evaluate((name) => document.documentElement.dataset.theme === name, theme);
        // The button goes through the system's theme, light and dark.
        for (let presses = 0; presses < 3 && !(await isIt()); ++presses) {
          await page.locator('.navbar [class*=colorModeToggle] button').click();
        }
      },
    },
  ],
};
