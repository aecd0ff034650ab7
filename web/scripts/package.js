// Builds the npm package: the files that its entries import, as they are, with declarations made from their comments,
// and the built site.

import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { UserError, root } from '../../cpp/scripts/run.js';
import { commands } from '../src/cli/commands.js';
import { licencesText } from './licences.js';
import { declarationOf, writeDeclarations } from './package/declarations.js';
import { Graph } from './package/graph.js';

const source = path.join(root, 'web/src');
const site = path.join(root, 'dist');
// In the folder of the site, and no part of it.
const PACKAGE = 'package';
const ENGINE = 'engine/package/index.js';
const WIDGET = 'widget/index.js';
const programOf = (/** @type {string} */ command) => `cli/${command}.js`;
const COMMAND = programOf('optimizer-playground');
// What is written beside the sources here is below lib/ there, so that addresses relative to the
// sources stay what they are: public/ is where the real data sets are looked for. They are part of the site.
const LIBRARY = 'lib';
const SITE = 'public';

/**
 * npm packages, the WebAssembly module, the catalog and the site must be there (see setup.js and site.js).
 * @param {string} [target] the folder
 * @returns {Promise<string>} the folder
 * @throws {UserError} if it does not build
 */
export async function buildPackage(target = path.join(site, PACKAGE)) {
  /** @type {(from: string, to: string) => void} */
  const copy = (from, to) => cpSync(from, path.join(target, to), { recursive: true });
  /** @type {(file: string, text: string) => void} */
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    writeFileSync(path.join(target, file), text);
  };
  if (!existsSync(path.join(site, 'index.html'))) throw new UserError('The site is not built.');
  const graph = await Graph.create();
  const entries = [ENGINE, COMMAND, ...commands.map(({ name }) => programOf(name))];
  const files = new Set(entries.flatMap((entry) => [...graph.from(entry).files]));
  rmSync(target, { recursive: true, force: true });
  for (const file of files) copy(path.join(source, file), path.join(LIBRARY, file));
  for (const name of readdirSync(site)) {
    if (name !== PACKAGE) copy(path.join(site, name), path.join(SITE, name));
  }
  copy(path.join(root, 'LICENSE'), 'LICENSE');
  write('licences.txt', licencesText());
  copy(path.join(source, path.dirname(ENGINE), 'README.md'), 'README.md');
  await writeDeclarations([ENGINE, WIDGET], (file, text) => write(path.join(LIBRARY, file), text));
  write('package.json', `${JSON.stringify(manifest(graph), null, 2)}\n`);
  return target;
}

/**
 * @param {Graph} graph
 * @returns {object} the package's package.json
 * @throws {UserError} if what is imported is no dependency
 */
function manifest(graph) {
  const about = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { name, version, description, license, type, engines } = about;
  const { needed, optional } = packagesOf(graph);
  return {
    ...{ name, version, description, license, type, engines },
    exports: {
      '.': entry(`${LIBRARY}/${declarationOf(ENGINE)}`, `${LIBRARY}/${ENGINE}`),
      './element': entry(`${SITE}/element.d.ts`, `${SITE}/element.js`),
      './widget': entry(`${LIBRARY}/${declarationOf(WIDGET)}`, `${SITE}/widget.mjs`),
      './package.json': './package.json',
    },
    bin: { [name]: `${LIBRARY}/${COMMAND}` },
    dependencies: versionsOf(needed, about.dependencies),
    peerDependencies: versionsOf(optional, { ...about.dependencies, ...about.devDependencies }),
    peerDependenciesMeta: Object.fromEntries(optional.map((one) => [one, { optional: true }])),
  };
}

/**
 * @param {string} types
 * @param {string} script
 */
const entry = (types, script) => ({ types: `./${types}`, default: `./${script}` });

/**
 * @param {Graph} graph
 * @returns {{ needed: string[], optional: string[] }} packages; optional: that only some commands need, and say so
 * @throws {UserError} if a command needs one of these and does not say so
 */
function packagesOf(graph) {
  const optional = new Set(commands.flatMap(({ needs = [] }) => needs));
  const needed = new Set(graph.from(ENGINE).packages);
  for (const { name, needs = [] } of commands) {
    for (const one of graph.from(programOf(name)).packages) {
      if (!optional.has(one)) needed.add(one);
      else if (!needs.includes(one)) {
        throw new UserError(`${name} imports ${one}; commands.js does not say so.`);
      }
    }
  }
  return { needed: [...needed], optional: [...optional] };
}

/**
 * @param {string[]} names
 * @param {Record<string, string>} versions
 * @returns {Record<string, string>}
 * @throws {UserError} if one of them is no dependency
 */
function versionsOf(names, versions) {
  const missing = names.find((one) => !Object.hasOwn(versions, one));
  if (missing) throw new UserError(`The package imports ${missing}, which is no dependency.`);
  return Object.fromEntries([...names].sort().map((one) => [one, versions[one]]));
}
