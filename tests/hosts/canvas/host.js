// A course in Canvas. The program itself cannot be had here: its published rules are applied to what a teacher pastes.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CANVAS } from './rules.js';

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'canvas',
  name: 'Canvas, its rules',
  packages: { npm: { 'sanitize-html': '2.18.1' } },
  snippets: 'moodle',
  build({ packages, notes, site }) {
    const require = createRequire(path.join(packages, 'package.json'));
    /** @type {(html: string, rules: typeof CANVAS) => string} */
    const sanitize = require('sanitize-html');
    const html = sanitize(readFileSync(path.join(notes, 'notes.html'), 'utf8'), CANVAS);
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>${html}</html>`;
    cpSync(notes, site, { recursive: true });
    writeFileSync(path.join(site, 'notes.html'), page);
  },
  notes: [{ path: 'notes.html', forms: ['iframe', 'picture'] }],
};
