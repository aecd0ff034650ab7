// MkDocs with the theme Material, which changes pages without loading the site again.

import { pythonProgram } from '../install.js';
import { runProgram } from '../run-program.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'mkdocs',
  name: 'MkDocs Material, navigation.instant',
  packages: { python: { 'mkdocs-material': '9.8.2' } },
  pictures: 'docs',
  async build({ packages, notes, site }) {
    const args = ['build', '--strict', '--site-dir', site];
    await runProgram(pythonProgram(packages, 'mkdocs'), args, { cwd: notes });
  },
  notes: [
    {
      path: 'notes/',
      forms: ['iframe', 'element', 'picture'],
      away: {
        go: (page) => page.locator('header .md-logo').click(),
        comeBack: (page) => page.locator('.md-content a', { hasText: 'notes' }).click(),
      },
      async switchTheme(page, theme) {
        const scheme = theme === 'dark' ? 'slate' : 'default';
        const isIt = await page.evaluate(
          (name) => document.body.dataset.mdColorScheme === name,
          scheme,
        );
        if (!isIt) await page.locator('form[data-md-component=palette] label:visible').click();
      },
    },
  ],
};
