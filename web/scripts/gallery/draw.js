// Draws all pictures that are missing or out of date, in a process of its own: the engine waits for work as
// long as its process lives.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { registerFont } from '../../src/cli/figure-files.js';
import { loadEngine } from '../../src/engine/package/index.js';
import { themeFromCss } from '../../src/figure/css-theme.js';
import { drawDataPictures } from './data-picture.js';
import { THEMES, allPictures, keptFile } from './kept.js';
import { drawPictures } from './picture.js';

const css = readFileSync(new URL('../../src/elements/styles/tokens.css', import.meta.url), 'utf8');
const themes = THEMES.map((name) => themeFromCss(css, name));
const pictures = allPictures();
const engine = await loadEngine();
registerFont();
for (const picture of pictures) {
  const names = THEMES.map((theme) => keptFile(picture, theme));
  if (names.every((name) => existsSync(name))) continue;
  const files = await draw(picture);
  mkdirSync(path.dirname(names[0]), { recursive: true });
  files.forEach((file, i) => writeFileSync(names[i], file));
}
removeOld();
process.exit(0);

/** @param {import('./kept.js').Picture} picture */
async function draw({ name, link, view }) {
  const { config, problems } = engine.parseLink(`v=1&${link}`);
  if (problems.length) throw new Error(`${name}: ${problems[0].message}`);
  return view
    ? drawPictures({ catalog: engine.catalog, config }, view, themes)
    : drawDataPictures(engine, String(config.settings.data), themes);
}

// What links and code of earlier times made.
function removeOld() {
  const current = new Set(pictures.flatMap((one) => THEMES.map((theme) => keptFile(one, theme))));
  const folder = path.dirname(keptFile(pictures[0], THEMES[0]));
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!current.has(file)) rmSync(file);
  }
}
