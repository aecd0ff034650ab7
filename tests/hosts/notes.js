// From the example notes of a host to its site: snippets are pasted as somebody would, and the host's own
// program builds them.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPicture } from './figures.js';
import { hostsFolder, installPackages } from './install.js';
import { snippetOf } from './snippets.js';

/** @typedef {import('./hosts.js').Host} Host */
/** @typedef {import('./figures.js').Form} Form */

/**
 * @typedef {object} Job
 * @property {string} packages folder of what the host is made of
 * @property {string} notes folder of the notes, with snippets pasted
 * @property {string} site folder for what the host makes of them
 */

const here = path.dirname(fileURLToPath(import.meta.url));
// "@@iframe small@@", or "@@iframe small html@@" where it is the snippet of another host.
const PLACE = /@@(iframe|element|picture) (small|long)(?: ([a-z]+))?@@/g;
const TEXTS = ['.html', '.md', '.mdx', '.rst', '.js', '.py', '.ipynb', '.tex', '.yml'];

/**
 * Installs a host and lets it build its notes.
 * @param {Host} host
 * @param {string} site address of the playground
 * @returns {Promise<Job>}
 */
export async function buildNotes(host, site) {
  const packages = await installPackages(host.id, host.packages ?? {});
  const folder = path.join(hostsFolder, host.id);
  const job = { packages, notes: path.join(folder, 'notes'), site: path.join(folder, 'site') };
  for (const one of [job.notes, job.site]) {
    rmSync(one, { recursive: true, force: true });
    mkdirSync(one, { recursive: true });
  }
  await pasteSnippets(host, job.notes, site);
  await host.build(job);
  return job;
}

/**
 * @param {Host} host
 * @param {string} folder for the notes
 * @param {string} site
 */
async function pasteSnippets(host, folder, site) {
  const source = path.join(here, host.id);
  cpSync(source, folder, { recursive: true });
  rmSync(path.join(folder, 'host.js'));
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!TEXTS.includes(path.extname(name))) continue;
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, fillPlaces(text, host.snippet ?? host.id, site));
  }
  await drawPicture(path.join(folder, host.pictures ?? ''));
}

/**
 * @param {string} text with places
 * @param {string} snippet host whose snippets they are for
 * @param {string} site
 * @returns {string}
 */
function fillPlaces(text, snippet, site) {
  return text
    .replaceAll('@@site@@', site)
    .replace(PLACE, (_, form, name, other) =>
      snippetOf(other ?? snippet, /** @type {Form} */ (form), name, site),
    );
}
