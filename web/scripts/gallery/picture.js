// The small picture of an experiment: one view of its figure, without headings and words.

import { createCanvas } from '@napi-rs/canvas';
import { newCanvas, newRuler } from '../../src/cli/figure-files.js';
import { trainedSource } from '../../src/cli/trained.js';
import { HEADING } from '../../src/figure/layout.js';
import { chartPanels, picturePanel } from '../../src/figure/panels.js';
import { shownViews } from '../../src/figure/shown-views.js';

/** @typedef {import('../../src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../src/config/config.js').Config} Config */
/** @typedef {import('../../src/drawing/palette.js').Theme} Theme */
/** @typedef {import('../../src/figure/panels.js').Panel} Panel */
/** @typedef {import('../../src/figure/panels.js').Source} Source */
/** @typedef {import('../../src/views/view.js').ViewDescription} ViewDescription */

/** What a picture's sides are, in pixels of the page. */
export const PICTURE = { width: 330, height: 188 };
const MARGIN = 10;
// Shown at four fifths of their size, on screens with two pixels for one of the page.
const SCALE = 1.6;
const QUALITY = 65;

/**
 * Trains an experiment and draws one of its views.
 * @param {{ catalog: Catalog, config: Config }} experiment
 * @param {string} word of the view, as in show=
 * @param {Theme[]} themes
 * @returns {Promise<Uint8Array[]>} WebP files, one per theme
 * @throws {Error} if there is no such view
 */
export async function drawPictures(experiment, word, themes) {
  const { shown, problems } = shownViews(experiment, [word]);
  if (problems.length) throw new Error(`${word}: ${problems[0].message}`);
  const source = withoutEvents(await trainedSource(experiment, { views: shown }));
  const files = [];
  for (const theme of themes) {
    const panel = await panelOf(source, shown[0], theme);
    files.push(toWebp(panel, theme));
  }
  return files;
}

// What happened on the way takes more words than there is room for.
/**
 * @param {Source} source
 * @returns {Source}
 */
function withoutEvents(source) {
  const runs = source.frame.runs.map((run) => ({
    ...run,
    state: { ...run.state, eventKind: /** @type {const} */ ('') },
  }));
  return { ...source, frame: { ...source.frame, runs } };
}

/**
 * @param {Source} source
 * @param {ViewDescription} view
 * @param {Theme} theme
 * @returns {Promise<Panel>}
 */
async function panelOf(source, view, theme) {
  const box = {
    ...{ left: MARGIN, top: MARGIN },
    ...{ width: PICTURE.width - 2 * MARGIN, height: PICTURE.height - 2 * MARGIN },
  };
  if (view.kind === 'chart') {
    // Small pictures say nothing in words.
    const look = { ruler: newRuler(), theme, known: {} };
    const [chart] = await chartPanels(source, [view], [box], look);
    return chart;
  }
  // The room of its heading, which is not drawn, is the picture's.
  const higher = { ...box, top: box.top - HEADING, height: box.height + HEADING };
  const request = { views: [view], size: PICTURE, theme, ruler: newRuler(), newCanvas };
  return picturePanel(source, view, higher, request);
}

/**
 * @param {Panel} panel
 * @param {Theme} theme
 */
function toWebp({ box, draw }, theme) {
  const canvas = createCanvas(
    Math.round(PICTURE.width * SCALE),
    Math.round(PICTURE.height * SCALE),
  );
  const context = canvas.getContext('2d');
  context.scale(SCALE, SCALE);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, PICTURE.width, PICTURE.height);
  context.translate(box.left, box.top);
  // Skia has what figures use of a browser's context.
  draw(/** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (context)), theme);
  return canvas.toBuffer('image/webp', QUALITY);
}
