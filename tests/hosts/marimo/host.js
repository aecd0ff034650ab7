// A notebook of marimo as its readers see it, with the widget.

import { pythonProgram } from '../install.js';
import { startServer, widgetTrains } from '../notebook.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'marimo',
  name: 'marimo with the widget',
  packages: { python: { marimo: '0.25.2', anywidget: '0.11.0' } },
  snippets: 'jupyter',
  build: () => {},
  start: ({ packages, notes }) =>
    startServer(
      pythonProgram(packages, 'marimo'),
      (port) => ['run', 'notes.py', '--headless', '--no-token', '--port', String(port)],
      notes,
    ),
  notes: [
    {
      path: '',
      forms: ['iframe'],
      long: [],
      hasColumn: false,
      show: (page) => page.locator('iframe').first().scrollIntoViewIfNeeded(),
      more: [widgetTrains],
    },
  ],
};
