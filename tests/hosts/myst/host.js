// MyST, which Jupyter Book 2 is made of. Its theme comes from its makers' server: what is checked is the document
// that the theme would show.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { figures } from '../figures.js';
import { npmProgram } from '../install.js';
import { runProgram } from '../run-program.js';

/** @typedef {import('../notes.js').Job} Job */

/**
 * @typedef {object} Part a part of the document
 * @property {string} type
 * @property {string} [src] of a frame
 * @property {string} [url] of a link, or of a picture
 * @property {string} [alt]
 * @property {string} [esm] of a widget
 * @property {Record<string, unknown>} [model]
 * @property {Part[]} [children]
 */

const { link, query, title, height } = figures.small;

/** @type {import('../hosts.js').Host} */
export const host = {
  id: 'myst',
  name: 'MyST, its document',
  packages: { npm: { mystmd: '1.8.3' } },
  async build({ packages, notes }) {
    const made = runProgram(npmProgram(packages, 'myst'), ['build', '--site'], { cwd: notes });
    // Without the theme it ends after the document.
    await made.catch((error) => {
      if (!existsSync(documentFile(notes))) throw error;
    });
  },
  files: [
    { name: 'the iframe has the address of the figure', run: checkFrame },
    { name: 'the widget has the experiment and its flags', run: checkWidget },
    { name: 'the picture says what it is, and leads to the experiment', run: checkPicture },
  ],
  notes: [],
};

/** @param {string} notes */
function documentFile(notes) {
  return path.join(notes, '_build/site/content/index.json');
}

/**
 * @param {Job} job
 * @param {string} type
 * @returns {Part} the first one of a type
 */
function partOf({ notes }, type) {
  /** @type {(part: Part) => Part[]} */
  const all = (part) => [part, ...(part.children ?? []).flatMap(all)];
  const { mdast } = JSON.parse(readFileSync(documentFile(notes), 'utf8'));
  const found = all(mdast).find((part) => part.type === type);
  assert.ok(found, `there is no ${type} in the document`);
  return found;
}

/** @param {Job} job */
function checkFrame(job) {
  const frame = partOf(job, 'iframe');
  assert.equal(frame.src, `${job.playground}${query}#${link}`);
  assert.ok(frame.children?.some(({ type }) => type === 'image'));
}

/** @param {Job} job */
function checkWidget(job) {
  const { model } = partOf(job, 'anywidget');
  assert.equal(model?.config, link);
  assert.equal(model?.show, 'loss,lr');
  assert.equal(model?.height, height);
}

/** @param {Job} job */
function checkPicture(job) {
  const around = partOf(job, 'link');
  assert.equal(around.url, `${job.playground}#${link}`);
  const [picture] = around.children ?? [];
  assert.equal(picture.type, 'image');
  assert.equal(picture.alt, title);
}
