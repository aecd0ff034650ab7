// A notebook in JupyterLab, with the widget.

import { pythonProgram } from '../install.js';
import { startServer, widgetTrains } from '../notebook.js';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'jupyter',
  name: 'JupyterLab with the widget',
  packages: { python: { jupyterlab: '4.6.6', anywidget: '0.11.0' } },
  build: () => {},
  start: ({ packages, notes }) =>
    startServer(pythonProgram(packages, 'jupyter'), (port) => argumentsFor(port, notes), notes),
  notes: [
    {
      path: 'lab/tree/notes.ipynb?reset',
      forms: ['iframe', 'picture'],
      long: [],
      hasColumn: false,
      open: runAllCells,
      show: showOutput,
      more: [widgetTrains],
    },
  ],
};

/**
 * @param {number} port
 * @param {string} folder
 */
function argumentsFor(port, folder) {
  return [
    ...['lab', '--no-browser', '--allow-root', `--ServerApp.port=${port}`],
    ...[`--ServerApp.root_dir=${folder}`, '--IdentityProvider.token='],
    // News would come from another server.
    '--LabApp.news_url=None',
  ];
}

/** @param {Page} page */
async function runAllCells(page) {
  // Asked before its kernel is there, JupyterLab asks back.
  await page.locator('#jp-main-statusbar', { hasText: '| Idle' }).waitFor();
  await page.locator('.lm-MenuBar-item', { hasText: 'Run' }).click();
  await page.locator('[data-command="runmenu:run-all"]').click();
}

/**
 * @param {Page} page
 * @param {import('../snippets.js').Form} form
 */
async function showOutput(page, form) {
  const wanted = form === 'picture' ? '.jp-RenderedMarkdown img' : '.jp-OutputArea iframe';
  await page.locator(`.jp-Notebook ${wanted}`).first().scrollIntoViewIfNeeded();
}
