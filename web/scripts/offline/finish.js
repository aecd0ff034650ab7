// The last step of building the site: gives the build a name, and writes what its pages and its service worker have
// to know about it.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { partsFile } from '../../src/offline/names.js';
import { PAGES, buildId, buildOf, filesOf, partsOf } from './site-files.js';

const source = fileURLToPath(new URL('../../src/offline/service-worker.js', import.meta.url));
const WORKER = 'service-worker.js';

/**
 * @param {string} folder of the built site, with everything in it that belongs to the build
 * @returns {Promise<string>} the name of the build
 */
export async function finishSite(folder) {
  const names = filesOf(folder);
  const program = await bundleWorker();
  const id = buildId(folder, names, program);
  for (const page of PAGES) if (names.includes(page)) sign(path.join(folder, page), id);
  const list = partsFile(id);
  writeFileSync(path.join(folder, list), JSON.stringify(partsOf(buildOf(folder, names, id))));
  const build = buildOf(folder, [...names, list], id);
  writeFileSync(path.join(folder, WORKER), `const BUILD=${JSON.stringify(build)};\n${program}`);
  return id;
}

/**
 * @param {string} file a page
 * @param {string} id of the build
 */
function sign(file, id) {
  const html = readFileSync(file, 'utf8');
  const end = '</head>';
  if (html.split(end).length !== 2) throw new Error(`${file} has no one head`);
  writeFileSync(file, html.replace(end, `<meta name="build" content="${id}" />\n  ${end}`));
}

/** A classic script: not every browser starts a module as a service worker. */
async function bundleWorker() {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      write: false,
      lib: { entry: source, formats: ['iife'], name: 'serviceWorker', fileName: 'service-worker' },
    },
  });
  const [{ output }] = [result].flat().filter((one) => 'output' in one);
  return output[0].code;
}
