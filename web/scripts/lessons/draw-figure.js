// Trains a figure of a lesson, measures it and draws its pictures.

import { createCanvas } from '@napi-rs/canvas';
import { newCanvas, newRuler, writeFigure } from '../../src/cli/figure-files.js';
import { studyParts } from '../../src/cli/study-parts.js';
import { trainedSource } from '../../src/cli/trained.js';
import { runNames } from '../../src/config/run-names.js';
import { problemOf } from '../../src/config/problem.js';
import { drawFigure, makeFigure } from '../../src/figure/figure.js';
import { HEADING } from '../../src/figure/layout.js';
import { chartPanels, knownOf, partPanel, picturePanel } from '../../src/figure/panels.js';
import { beginsWithChart, shownStudies, shownViews } from '../../src/figure/shown-views.js';
import { captionOf, titleOf } from '../../src/figure/words.js';
import { measuredOf } from '../../src/quantities/measured.js';
import { sceneOf } from '../../src/views/scene-of.js';
import { views as allViews } from '../../src/wasm/views.js';
import { PICTURES, THUMBNAILS, WIDTHS } from './kept.js';
import { slimSvg } from './slim-svg.js';

/** @typedef {import('../../src/drawing/palette.js').Theme} Theme */
/** @typedef {import('../../src/figure/panels.js').Part} Part */
/** @typedef {import('../../src/figure/panels.js').Source} Source */
/** @typedef {import('../../src/quantities/measured.js').Measured} Measured */
/** @typedef {import('../../src/views/view.js').ViewDescription} ViewDescription */
/** @typedef {import('./kept.js').Job} Job */

/**
 * @typedef {object} Drawn a curve of one run as a chart shows it
 * @property {number[]} x
 * @property {number[]} y
 */

/**
 * @typedef {object} Known what lessons say about a figure
 * @property {string[]} names of its runs
 * @property {Measured[]} measured
 * @property {Record<string, Drawn[][]>} charts curves by view (or "study") and run: one, or one for each layer
 * @property {string} alt what there is to see, in words
 */

/**
 * @typedef {object} Shown the views of a figure
 * @property {ViewDescription[]} views
 * @property {Part[]} parts
 * @property {boolean} chartsFirst
 */

// A card of a lesson and a link in a chat show it in these sizes, in CSS pixels.
const SMALL = { width: 330, height: 188, margin: 10, scale: 2 };
const SHARED = { width: 1200, height: 630, scale: 1.6 };
const QUALITY = 75;

/**
 * @param {import('../../src/engine/package/index.js').Engine} engine
 * @param {Job} job
 * @param {{ light: Theme, dark: Theme }} themes
 * @returns {Promise<{ known: Known, files: Record<string, string | Uint8Array> }>} files by the end of their names
 * @throws {Error} if the link is wrong or cannot be trained
 */
export async function drawLessonFigure(engine, job, themes) {
  const { config, problems } = engine.parseLink(job.link);
  if (problems.length) throw new Error(`${problems[0].key}: ${problems[0].message}`);
  const experiment = { catalog: engine.catalog, config };
  const { studies, others } = shownStudies(experiment, job.show);
  const { shown, problems: unknown } = shownViews(experiment, others);
  if (unknown.length) throw new Error(`show ${unknown[0].value}: ${unknown[0].message}`);
  const source = await trainedSource(experiment, { views: shown, steps: job.at });
  const parts = await studyParts(source, studies);
  const what = { views: shown, parts, chartsFirst: beginsWithChart(experiment, job.show) };
  return {
    known: await knownAbout(source, shown, parts),
    files: await filesOf(source, what, job, themes),
  };
}

/**
 * @param {Source} source
 * @param {ViewDescription[]} shown
 * @param {Part[]} parts
 * @returns {Promise<Known>}
 */
async function knownAbout(source, shown, parts) {
  const { catalog, config, frame } = source;
  const { surface } = problemOf(config, catalog);
  const measured = config.runs.map((_, index) => {
    const view = frame.runs.find((one) => one.index === index);
    if (!view) throw new Error(`run ${index + 1} was not trained`);
    return measuredOf(view, surface);
  });
  return {
    names: runNames(config, catalog),
    measured,
    charts: { ...(await chartsOf(source, shown)), ...curvesOfStudies(parts) },
    alt: await alternativeOf(source, shown, parts),
  };
}

/**
 * @param {Source} source
 * @param {ViewDescription[]} shown
 */
async function chartsOf(source, shown) {
  /** @type {Known['charts']} */
  const charts = {};
  const size = { width: WIDTHS.wide, height: WIDTHS.wide };
  for (const view of shown.filter(({ kind }) => kind === 'chart')) {
    /** @type {import('../../src/views/view.js').ChartModule} */
    const module = await view.load();
    charts[view.id] = source.config.runs.map((_, run) => {
      // A chart of layers has those of the selected run.
      const shows = { ...source, ui: { ...source.ui, selected: run } };
      const { curves } = module.model(sceneOf(shows, size));
      const own = curves.filter(({ index, isSecond }) => index === run && !isSecond);
      return own.map(({ x, y, values = y }) => ({ x: Array.from(x), y: Array.from(values) }));
    });
  }
  return charts;
}

/**
 * What the chart of a study shows of each run.
 * @param {Part[]} parts
 * @returns {Known['charts']}
 */
function curvesOfStudies(parts) {
  return Object.fromEntries(
    parts.flatMap(({ id, curves }) => {
      const drawn = curves?.map(({ x, y }) => [{ x: Array.from(x), y: Array.from(y) }]);
      return drawn ? [[id, drawn]] : [];
    }),
  );
}

/**
 * What a reader who does not see the picture is told.
 * @param {Source} source
 * @param {ViewDescription[]} shown
 * @param {Part[]} parts
 */
async function alternativeOf(source, shown, parts) {
  const loss = allViews.filter(({ id }) => id === 'loss');
  const size = { width: WIDTHS.wide, height: WIDTHS.wide };
  const { sentences = [] } = await knownOf(source, { views: loss, narrates: true, size });
  const step = Math.max(0, ...source.frame.runs.map(({ state }) => state.step));
  const names = [...shown, ...parts].map(({ name }) => name).join(', ');
  const said = [
    ...sentences.map(({ text }) => `${text}.`),
    ...(await pictureWords(source, shown)),
    ...parts.flatMap(({ words = '' }) => words || []),
  ];
  const title = source.config.title ?? titleOf(source);
  return [`${title}: ${names}.`, ...said, captionOf(source, step)].join(' ');
}

/**
 * @param {Source} source
 * @param {ViewDescription[]} shown
 * @returns {Promise<string[]>} sentences of the pictures that have some
 */
async function pictureWords(source, shown) {
  const pictures = shown.filter(({ kind }) => kind === 'picture');
  /** @type {import('../../src/views/picture/picture.js').Picture[]} */
  const loaded = await Promise.all(pictures.map(({ load }) => load()));
  return loaded.flatMap((picture) => picture.words?.(source) ?? []);
}

/**
 * @param {Source} source
 * @param {Shown} what
 * @param {Job} job
 * @param {{ light: Theme, dark: Theme }} themes
 */
async function filesOf(source, what, job, themes) {
  /** @type {Record<string, string | Uint8Array>} */
  const files = {};
  for (const name of PICTURES) {
    const [place, colours] = /** @type {['wide' | 'phone', 'light' | 'dark']} */ (name.split('-'));
    const size = { width: WIDTHS[place], height: place === 'wide' ? job.height : job.phone };
    files[`${name}.svg`] = await svgOf(source, what, size, themes[colours]);
  }
  if (!job.isCover) return files;
  for (const name of THUMBNAILS) {
    const colours = /** @type {'light' | 'dark'} */ (name.split('-')[1]);
    files[`${name}.webp`] = await smallPicture(source, what, themes[colours]);
  }
  files['shared.jpg'] = await sharedPicture(source, what, themes.light);
  return files;
}

/**
 * @param {Source} source
 * @param {Shown} what
 * @param {{ width: number, height: number }} size
 * @param {Theme} theme
 */
async function svgOf(source, what, size, theme) {
  const look = { isBare: true, isTransparent: true, title: '', note: '' };
  const figure = await makeFigure(source, {
    ...{ ...what, ...look, size, theme },
    ...{ ruler: newRuler(), newCanvas },
  });
  return slimSvg(String(writeFigure(figure, 'svg', 1)));
}

/**
 * For links in chats and mails.
 * @param {Source} source
 * @param {Shown} what
 * @param {Theme} theme
 */
async function sharedPicture(source, what, theme) {
  const { scale, ...whole } = SHARED;
  const size = { width: whole.width / scale, height: Math.round(whole.height / scale) };
  const figure = await makeFigure(source, {
    ...{ ...what, size, theme, isBare: true },
    ...{ ruler: newRuler(), newCanvas },
  });
  const canvas = createCanvas(whole.width, whole.height);
  const context = asContext(canvas);
  context.scale(scale, scale);
  drawFigure(context, figure);
  return canvas.toBuffer('image/jpeg', QUALITY);
}

/**
 * The first view, without words.
 * @param {Source} source
 * @param {Shown} what
 * @param {Theme} theme
 */
async function smallPicture(source, { views, parts }, theme) {
  const { width, height, margin, scale } = SMALL;
  const box = {
    ...{ left: margin, top: margin },
    ...{ width: width - 2 * margin, height: height - 2 * margin },
  };
  const higher = { ...box, top: box.top - HEADING, height: box.height + HEADING };
  const request = { views, size: SMALL, theme, ruler: newRuler(), newCanvas };
  const [view] = views;
  const panel = !view
    ? partPanel(parts[0], higher)
    : view.kind === 'chart'
      ? (await chartPanels(source, [view], [box], { ruler: newRuler(), theme, known: {} }))[0]
      : await picturePanel(source, view, higher, request);
  const canvas = createCanvas(width * scale, height * scale);
  const context = asContext(canvas);
  context.scale(scale, scale);
  context.fillStyle = theme.panel;
  context.fillRect(0, 0, width, height);
  context.translate(panel.box.left, panel.box.top);
  panel.draw(context, theme);
  return canvas.toBuffer('image/webp', QUALITY);
}

/** @param {import('@napi-rs/canvas').Canvas} canvas */
function asContext(canvas) {
  // Skia has what figures use of a browser's context.
  return /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (canvas.getContext('2d')));
}
