// Trains the figures of a list of jobs, in a process of its own: the engine waits for work as long as its process lives.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { registerFont } from '../../src/cli/figure-files.js';
import { loadEngine } from '../../src/engine/package/index.js';
import { messageOf } from '../../src/engine/wasm/message-of.js';
import { themeFromCss } from '../../src/figure/css-theme.js';
import { drawLessonFigure } from './draw-figure.js';
import { isKept, keptFolder, keptPath } from './kept.js';

/** @type {(import('./kept.js').Job & { name: string })[]} */
const jobs = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const css = readFileSync(new URL('../../src/elements/styles/tokens.css', import.meta.url), 'utf8');
const themes = { light: themeFromCss(css, 'light'), dark: themeFromCss(css, 'dark') };
const engine = await loadEngine();
registerFont();
mkdirSync(keptFolder, { recursive: true });
let failed = 0;
for (const { name, ...job } of jobs) {
  if (isKept(job)) continue;
  try {
    const { known, files } = await drawLessonFigure(engine, job, themes);
    for (const [end, data] of Object.entries(files)) writeFileSync(`${keptPath(job)}-${end}`, data);
    // Last: where it is, everything is.
    writeFileSync(`${keptPath(job)}.json`, JSON.stringify(known, asPlain));
  } catch (error) {
    failed += 1;
    console.error(`${name}: ${messageOf(error)}`);
  }
}
process.exit(failed ? 1 : 0);

/**
 * JSON has no arrays of numbers but plain ones, and no numbers that are not finite.
 * @param {string} _
 * @param {unknown} value
 */
function asPlain(_, value) {
  if (ArrayBuffer.isView(value)) return Array.from(/** @type {Float32Array} */ (value));
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'inf' : '-inf';
}
