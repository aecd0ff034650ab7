// A folder that a host shows, with every version that was ever released: what an address once showed, it shows for
// good. `v1.2.3/` never changes, `v1/` is the newest of its major version, and the folder itself the newest of all.

import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../cpp/scripts/run.js';
import { PAGES, filesOf } from '../offline/site-files.js';
import { isNewest, parseVersion } from './version.js';

/**
 * @typedef {object} Release
 * @property {string} build folder of a built site
 * @property {string} host folder that the host shows
 * @property {string} version such as `1.2.3`
 * @property {string} [address] where the folder can be seen; it ends with a slash
 */

const PICTURE = 'screenshot.png';

/**
 * Puts a version beside those that are there.
 * @param {Release} release
 * @returns {string[]} the folders that show it now, relative to that of the host; "" is that itself
 * @throws {UserError} if another build is there under this version
 */
export function addRelease({ build, host, version: text, address = '' }) {
  const version = parseVersion(text);
  const others = versionsIn(host).filter((one) => one.text !== text);
  const [major] = version.numbers;
  const ofMajor = others.filter(({ numbers }) => numbers[0] === major);
  checkUnchanged(path.join(host, `v${text}`), build);
  const places = [`v${text}/`];
  if (isNewest(version, ofMajor)) places.push(`v${major}/`);
  if (isNewest(version, others)) places.push('');
  for (const place of places) replaceBuild(build, host, place, address);
  // GitHub would leave out what begins with an underscore.
  writeFileSync(path.join(host, '.nojekyll'), '');
  return places;
}

/**
 * @param {string} host
 * @returns {import('./version.js').Version[]}
 */
function versionsIn(host) {
  return readdirSync(host)
    .filter((name) => /^v\d+\.\d+\.\d+/.test(name))
    .map((name) => parseVersion(name.slice(1)));
}

/**
 * @param {string} folder of a version, perhaps there already
 * @param {string} build
 */
function checkUnchanged(folder, build) {
  if (!existsSync(folder) || buildIn(folder).id === buildIn(build).id) return;
  throw new UserError(`${path.basename(folder)} is there already, and a release never changes.`);
}

/**
 * What a service worker was told of its build.
 * @param {string} folder
 * @returns {import('../../src/offline/names.js').Build}
 */
function buildIn(folder) {
  const script = readFileSync(path.join(folder, 'service-worker.js'), 'utf8');
  return JSON.parse(script.slice(script.indexOf('{'), script.indexOf(';\n')));
}

/**
 * Pages of the build before may still be open: its parts stay until the next one comes.
 * @param {string} build
 * @param {string} host
 * @param {string} place in the host's folder
 * @param {string} address of the host's folder
 */
function replaceBuild(build, host, place, address) {
  const folder = path.join(host, place);
  const names = filesOf(build);
  const before = existsSync(path.join(folder, 'service-worker.js')) ? buildIn(folder).files : [];
  const kept = new Set([...names, ...before.map((file) => file.path)]);
  // Everything else in the host's folder is none of our business.
  const own = [
    ...new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0])),
  ];
  for (const part of own.filter((name) => existsSync(path.join(folder, name)))) {
    for (const name of filesOf(path.join(folder, part))) {
      if (!kept.has(`${part}/${name}`)) rmSync(path.join(folder, part, name));
    }
  }
  for (const name of names) cpSync(path.join(build, name), path.join(folder, name));
  for (const page of PAGES.filter((name) => names.includes(name))) {
    const file = path.join(folder, page);
    writeFileSync(file, addressed(readFileSync(file, 'utf8'), place, address));
  }
}

/**
 * @param {string} html of a page
 * @param {string} place
 * @param {string} address
 * @returns {string} for search engines, only the newest version of all counts; other sites ask for whole addresses
 *   of pictures
 */
function addressed(html, place, address) {
  const picture = address ? `${address}${place}${PICTURE}` : `./${PICTURE}`;
  const named = html.replaceAll(`content="./${PICTURE}"`, `content="${picture}"`);
  return place
    ? named.replace('</head>', '<meta name="robots" content="noindex" />\n  </head>')
    : named;
}
