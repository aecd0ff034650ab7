// Builds the static site into dist/.

import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildElement } from './element.js';
import { UserError, messageOf, progress } from '../../cpp/scripts/run.js';
import { writeLicences } from './licences.js';
import { finishSite } from './offline/finish.js';
import { buildSingleFiles } from './single-file.js';
import { buildWidget } from './widget.js';

const web = fileURLToPath(new URL('../', import.meta.url));
const top = path.join(web, '..');
const configFile = path.join(web, 'vite.config.js');
const sitePage = path.join(top, 'dist/index.html');

/**
 * Packages, module and catalog must be there (see setup.js).
 * @throws {UserError} if the build fails
 */
export async function buildSite() {
  // Imported late: packages and catalog may just have come.
  const { build } = await import('vite');
  const { buildLessons } = await import('./lessons/build.js');
  const began = new Date();
  try {
    await build({ configFile, logLevel: 'warn' });
    const folder = path.dirname(sitePage);
    await buildSingleFiles(folder);
    await buildWidget(folder);
    await buildElement(folder);
    await buildLessons(folder);
    writeLicences(folder);
    // Last: it lists everything else.
    await finishSite(folder);
    // What changes while it is built is newer than the site.
    utimesSync(sitePage, began, began);
  } catch (error) {
    throw new UserError(`The site does not build: ${messageOf(error)}`);
  }
}

/**
 * Builds the site if a source is newer than it; else that takes a moment.
 * @throws {UserError} if the build fails
 */
export async function ensureSite() {
  if (isCurrent()) return;
  progress('Building the site');
  await buildSite();
}

// Everything below web/ is a source, and the packages are one by their list. Folders count as well:
// their time is that of the last file that came or went.
function isCurrent() {
  if (!existsSync(sitePage)) return false;
  const built = statSync(sitePage).mtimeMs;
  const names = readdirSync(web, { recursive: true, encoding: 'utf8' });
  const sources = [web, ...names.map((name) => path.join(web, name))];
  sources.push(...['package.json', 'package-lock.json'].map((name) => path.join(top, name)));
  return sources.every((file) => statSync(file).mtimeMs <= built);
}
