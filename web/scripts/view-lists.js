// The lists of all views, made from their folders; see lists.js.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeModule } from './lists.js';

/** @typedef {import('../src/views/view.js').ViewDescription} ViewDescription */
/** @typedef {{ name: string, description: ViewDescription }} ViewFolder */

const views = fileURLToPath(new URL('../src/views/', import.meta.url));

/** Writes the lists that are missing or out of date into web/src/wasm. */
export async function ensureViewLists() {
  const folders = await viewFolders();
  writeModule('views', textOf(allViews(folders)));
  writeModule('first-views', textOf(firstViews(folders)));
  writeModule('view-settings', textOf(viewSettings(folders)));
}

/** @returns {Promise<ViewFolder[]>} in the order of lists */
async function viewFolders() {
  const names = readdirSync(views).filter((name) => existsSync(path.join(views, name, 'view.js')));
  const folders = await Promise.all(
    names.map(async (name) => {
      const file = pathToFileURL(path.join(views, name, 'view.js')).href;
      return { name, description: /** @type {ViewDescription} */ ((await import(file)).default) };
    }),
  );
  return folders.sort((a, b) => a.description.order - b.description.order);
}

/** @param {ViewFolder[]} folders */
function allViews(folders) {
  const imports = folders.map(({ name }, i) => `import view${i} from '../views/${name}/view.js';`);
  return [...imports, `export const views = [${folders.map((_, i) => `view${i}`).join(', ')}];`];
}

/**
 * What is drawn of charts before the code of all of them has come, and what must be known of others by
 * then.
 * @param {ViewFolder[]} folders
 */
function firstViews(folders) {
  const first = folders.filter(({ name }) => existsSync(path.join(views, name, 'first.js')));
  const imports = first.map(
    ({ name }, i) => `import { model as model${i} } from '../views/${name}/first.js';`,
  );
  const charts = first.map(({ description }, i) => `${quote(description.id)}: model${i}`);
  const onSurface = folders
    .filter(({ description }) => description.onSurface)
    .map(({ description: { id, onSurface: other } }) => [id, other]);
  // The title of a chart that suits every problem is its name.
  const names = folders
    .filter(({ description: { isFirst, onSurface: other } }) => isFirst && !other)
    .filter((folder) => !first.includes(folder))
    .map(({ description: { id, name } }) => [id, name]);
  const studies = folders
    .map(({ description }) => description)
    .filter(({ kind }) => kind === 'study')
    .map(({ id }) => id);
  const roomy = folders
    .map(({ description }) => description)
    .filter(({ kind, isRoomy }) => kind === 'study' || isRoomy)
    .map(({ id }) => id);
  return [
    ...imports,
    `export const firstCharts = { ${charts.join(', ')} };`,
    `export const firstNames = ${quote(Object.fromEntries(names))};`,
    `export const onSurface = ${quote(Object.fromEntries(onSurface))};`,
    `export const studies = ${quote(studies)};`,
    `export const roomy = ${quote(roomy)};`,
  ];
}

/**
 * What the catalog needs to know of views.
 * @param {ViewFolder[]} folders
 */
function viewSettings(folders) {
  const all = folders.map(({ description }) => description);
  const charts = all.filter(({ kind }) => kind === 'chart');
  const ids = {
    charts: charts.map(({ id }) => id),
    firstCharts: charts.filter(({ isFirst }) => isFirst).map(({ id }) => id),
    // Pictures for different problems may share a name.
    pictures: [
      ...new Set(
        all.filter(({ kind }) => kind !== 'chart').map(({ id, picture }) => picture ?? id),
      ),
    ],
  };
  const adding = folders.filter(({ name }) => existsSync(path.join(views, name, 'settings.js')));
  const items = adding.map(
    ({ description: { kind } }, i) => `{ kind: ${quote(kind)}, settings: settings${i} }`,
  );
  return [
    "import shared from '../views/settings.js';",
    ...adding.map(({ name }, i) => `import settings${i} from '../views/${name}/settings.js';`),
    // What is no view has no name among them, but a setting. It comes with those of studies, late.
    "import ribbon from '../views/ribbon/settings.js';",
    `export const viewIds = ${quote(ids)};`,
    `export const viewSettings = [{ settings: shared }, ${items.join(', ')}, { kind: 'study', settings: ribbon }];`,
  ];
}

/** @param {unknown} data */
function quote(data) {
  return JSON.stringify(data);
}

/** @param {string[]} lines */
function textOf(lines) {
  return `${lines.join('\n')}\n`;
}
