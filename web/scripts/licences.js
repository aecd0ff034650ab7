// Writes licences.txt: the licences of everything that a built site gives to its readers.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../', import.meta.url));
// What comes without a licence text of its own.
const TEXTS = 'web/licences';
const LINE = '='.repeat(80);
const INTRODUCTION = `Optimizer Playground is under the MIT licence, which comes first. What follows is the work of others
that is part of it, each with its licence: npm packages, what is compiled into the WebAssembly modules,
and data sets.`;
// Types, and what stands in for a document in Node.
const NOT_IN_PAGES = /^@types\/|^@lit-labs\/ssr-dom-shim$/;

/** @typedef {{ name: string, version: string, text: string }} PackageLicence */

/**
 * @param {string} folder of the built site
 */
export function writeLicences(folder) {
  writeFileSync(path.join(folder, 'licences.txt'), licencesText());
}

/** @returns {string} all licences, the project's own first */
export function licencesText() {
  const compiled = readdirSync(path.join(top, TEXTS))
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const sections = [
    read('LICENSE'),
    ...shippedPackages().map(({ name, version, text }) => `${name} ${version}\n\n${text}`),
    ...compiled.map((name) => read(`${TEXTS}/${name}`)),
    read('web/public/data/README.md'),
  ];
  return [INTRODUCTION, ...sections.map((text) => text.trim())].join(`\n\n${LINE}\n\n`) + '\n';
}

/**
 * What the page imports, with all that these packages import, and the bundler, which adds a few lines of its own.
 * @returns {PackageLicence[]} sorted by name
 */
export function shippedPackages() {
  const names = new Set(Object.keys(JSON.parse(read('package.json')).dependencies));
  for (const name of names) {
    const { dependencies = {} } = manifestOf(name);
    for (const one of Object.keys(dependencies)) if (!NOT_IN_PAGES.test(one)) names.add(one);
  }
  return [...names, 'vite'].sort().map((name) => ({
    name,
    version: manifestOf(name).version,
    text: licenceOf(name),
  }));
}

/** @param {string} name */
function manifestOf(name) {
  return JSON.parse(read(`node_modules/${name}/package.json`));
}

/**
 * @param {string} name
 * @returns {string}
 */
function licenceOf(name) {
  const folder = `node_modules/${name}`;
  const file = readdirSync(path.join(top, folder)).find((one) => /^licen[cs]e(\.|$)/i.test(one));
  // Some packages only name theirs.
  if (!file) return read(`${TEXTS}/packages/${name}.txt`);
  // The bundler's own, without those of what it is made of, none of which gets into a site.
  return read(`${folder}/${file}`).split('# Licenses of bundled dependencies')[0];
}

/** @param {string} file */
function read(file) {
  return readFileSync(path.join(top, file), 'utf8');
}
