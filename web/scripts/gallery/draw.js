// Draws the pictures of all presets that are missing or out of date, in a process of its own: the engine
// waits for work as long as its process lives.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { registerFont } from '../../src/cli/figure-files.js';
import { loadEngine } from '../../src/engine/package/index.js';
import { themeFromCss } from '../../src/figure/css-theme.js';
import { PRESETS } from '../../src/ui/model/gallery.js';
import { THEMES, keptFile } from './kept.js';
import { drawPictures } from './picture.js';

const css = readFileSync(new URL('../../src/elements/styles/tokens.css', import.meta.url), 'utf8');
const themes = THEMES.map((name) => themeFromCss(css, name));
const missing = PRESETS.filter((preset) =>
  THEMES.some((theme) => !existsSync(keptFile(preset, theme))),
);
const engine = await loadEngine();
registerFont();
for (const preset of missing) {
  const { config, problems } = engine.parseLink(`v=1&${preset.link}`);
  if (problems.length) throw new Error(`${preset.id}: ${problems[0].message}`);
  const files = await drawPictures({ catalog: engine.catalog, config }, preset.picture, themes);
  files.forEach((file, i) => {
    const name = keptFile(preset, THEMES[i]);
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, file);
  });
}
removeOld();
process.exit(0);

// What links and code of earlier times made.
function removeOld() {
  const current = PRESETS.flatMap((preset) => THEMES.map((theme) => keptFile(preset, theme)));
  const folder = path.dirname(current[0]);
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (!current.includes(file)) rmSync(file);
  }
}
