// From the example notes of a host to its site: snippets are pasted as somebody would, and the host's own
// program builds them.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPicture } from './figures.js';
import { hostsFolder, installPackages } from './install.js';
import { pasteSnippets, pictureOf, snippetsOf } from './snippets.js';

/** @typedef {import('./hosts.js').Host} Host */

/**
 * @typedef {object} Job
 * @property {string} playground address of the playground; it ends with a slash
 * @property {string} address at which the notes will be
 * @property {string} packages folder of what the host is made of
 * @property {string} notes folder of the notes, with snippets pasted
 * @property {string} site folder for what the host makes of them
 */

const here = path.dirname(fileURLToPath(import.meta.url));
const TEXTS = ['.html', '.md', '.mdx', '.rst', '.js', '.py', '.ipynb', '.tex', '.yml'];

/**
 * The empty folder for the site of a host.
 * @param {Host} host
 * @returns {string}
 */
export function emptySite(host) {
  return emptyFolder(path.join(hostsFolder, host.id, 'site'));
}

/**
 * Installs a host and lets it build its notes.
 * @param {Host} host
 * @param {Pick<Job, 'playground' | 'address' | 'site'>} places
 * @returns {Promise<Job>}
 */
export async function buildNotes(host, places) {
  const packages = await installPackages(host.id, host.packages ?? {});
  const notes = emptyFolder(path.join(hostsFolder, host.id, 'notes'));
  const job = { ...places, packages, notes };
  await writeNotes(host, job);
  await host.build(job);
  return job;
}

/** @param {string} folder */
function emptyFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * @param {Host} host
 * @param {Job} job
 */
async function writeNotes(host, { notes, playground, address }) {
  const snippets = host.snippets ?? host.id;
  cpSync(path.join(here, host.id), notes, { recursive: true });
  rmSync(path.join(notes, 'host.js'));
  for (const name of readdirSync(notes, { recursive: true, encoding: 'utf8' })) {
    if (!TEXTS.includes(path.extname(name))) continue;
    const file = path.join(notes, name);
    const text = readFileSync(file, 'utf8').replaceAll('@@address@@', address);
    const write = file.endsWith('.ipynb') ? inJson : undefined;
    writeFileSync(file, pasteSnippets(text, { host: snippets, playground, write }));
  }
  const pictures = path.join(notes, host.pictures ?? '');
  mkdirSync(pictures, { recursive: true });
  await drawPicture(path.join(pictures, pictureOf(snippetsOf(snippets))));
}

/** @param {string} text that stands between quotes in a notebook's file */
function inJson(text) {
  return JSON.stringify(text).slice(1, -1);
}
