// The parts of a figure: charts with their axes, and pictures with the names of their runs.

import { runNames } from '../config/run-names.js';
import { drawChart } from '../drawing/chart-axes.js';
import { colorSlot, dashOf } from '../drawing/palette.js';
import { endLabelRoom } from '../drawing/end-labels.js';
import { LEFT } from '../drawing/plot-frame.js';
import { narrate } from '../narrator/narrate.js';
import { shownRuns } from '../views/curves/shown-runs.js';
import { divergenceReason } from '../views/loss/reason.js';
import { Kept } from '../views/picture/kept.js';
import { runValue } from '../views/picture/run-value.js';
import { GAP, HEAD, tileLayout } from '../views/picture/tile-layout.js';
import { sceneOf } from '../views/scene-of.js';
import { HEADING } from './layout.js';
import { cutText } from './text.js';

/** @typedef {import('../drawing/chart-model.js').ChartModel} ChartModel */
/** @typedef {import('../drawing/palette.js').Theme} Theme */
/** @typedef {import('../views/picture/picture.js').Picture} Picture */
/** @typedef {import('../views/picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../views/view.js').Scene} Scene */
/** @typedef {import('../views/view.js').Size} Size */
/** @typedef {import('../views/view.js').ViewDescription} ViewDescription */
/** @typedef {import('./layout.js').Box} Box */
/** @typedef {import('./figure.js').Request} Request */

/**
 * @typedef {object} Shown what a figure shows of a playground
 * @property {{ runs: import('../engine/page/run-state.js').RunView[] }} frame what the trainer
 *   reported, with what the pictures need
 * @property {import('../views/scene-of.js').Pointed} ui what is selected and pointed at
 * @property {(model: ChartModel) => ChartModel} [zoomed] the part of a chart that is in view; default: all
 */

/** @typedef {import('../views/picture/picture.js').ResultSource & Shown} Source the experiment of a figure */

/**
 * @typedef {object} Panel
 * @property {string} id of its view
 * @property {Box} box
 * @property {string} name
 * @property {string} about
 * @property {number} indent of the heading
 * @property {(context: CanvasRenderingContext2D, theme: Theme) => void} draw with the upper left corner of
 *   the box at the origin
 */

/** @typedef {Pick<Scene['options'], 'reasons' | 'sentences'> & { hasSeed?: boolean }} Known */

/**
 * @typedef {object} Part a picture that draws itself, such as one of a study
 * @property {string} id
 * @property {string} name
 * @property {string} about
 * @property {(context: CanvasRenderingContext2D, theme: Theme, size: Size) => void} draw
 */

// Height of the legend of a picture of all runs.
const LEGEND = 20;
// Length of a piece of a run's line.
const SWATCH = 20;
const NAME_GAP = 6;
const LEGEND_GAP = 14;
// Names in narrow tiles are smaller, with the line of their run below them.
const NARROW = { points: 10, rise: 4, line: 6 };

/**
 * Charts under each other: their plots begin and end at the same place.
 * @param {Source} source
 * @param {ViewDescription[]} views
 * @param {Box[]} boxes of the same width
 * @param {Pick<Request, 'ruler' | 'theme'> & { known: Known }} look
 * @returns {Promise<Panel[]>}
 */
export async function chartPanels(source, views, boxes, { ruler, theme, known }) {
  if (!views.length) return [];
  /** @type {import('../views/view.js').ChartModule[]} */
  const modules = await Promise.all(views.map((view) => view.load()));
  const [{ width }] = boxes;
  const height = boxes.reduce((sum, box) => sum + box.height, 0);
  const scene = withKnown(sceneOf(source, { width, height }), known);
  const { zoomed = (/** @type {ChartModel} */ whole) => whole } = source;
  const models = modules.map((module) => zoomed(module.model(scene)));
  const right = endLabelRoom(ruler, models, theme, width);
  return models.map((model, i) => {
    const options = { xLabels: i === models.length - 1, right };
    const size = { width, height: boxes[i].height };
    return {
      ...{ id: views[i].id, box: boxes[i], name: model.title, about: model.subtitle, indent: LEFT },
      draw: (context, colours) => drawChart(context, { model, theme: colours, size }, options),
    };
  });
}

/**
 * @param {Scene} scene
 * @param {Partial<Known>} known
 * @returns {Scene}
 */
function withKnown(scene, known) {
  return { ...scene, options: { ...scene.options, ...known } };
}

/**
 * What has to be found out about the runs before a figure is laid out.
 * @param {Source} source
 * @param {Pick<Request, 'views' | 'narrates' | 'size'>} request
 * @returns {Promise<Known>}
 */
export async function knownOf(source, { views, narrates, size }) {
  if (!views.some(({ kind }) => kind === 'chart')) return {};
  const scene = sceneOf(source, size);
  const reasons = await reasonsOf(source, scene);
  if (!narrates || !views.some(({ id }) => id === 'loss')) return { reasons };
  const { sentences, hasSeed } = narrate(withKnown(scene, { reasons }));
  return { reasons, sentences, hasSeed };
}

/**
 * @param {Source} source
 * @param {Scene} scene
 * @returns {Promise<Map<string, string>>} why runs diverged
 */
async function reasonsOf(source, scene) {
  const diverged = shownRuns(scene).runs.filter(({ view }) => view.status === 'diverged');
  const words = await Promise.all(
    diverged.map((run) => divergenceReason((...task) => source.compute(...task), scene, run)),
  );
  return new Map(diverged.map(({ view }, i) => [view.key, words[i]]));
}

/**
 * @param {Source} source
 * @param {ViewDescription} view
 * @param {Box} box
 * @param {Request} request
 * @returns {Promise<Panel>}
 */
export async function picturePanel(source, view, box, { newCanvas }) {
  /** @type {Picture} */
  const picture = await view.load();
  const room = { width: box.width, height: box.height - HEADING };
  const { catalog, config, frame, ui } = source;
  const results = await (
    await view.results?.()
  )?.resultsOf(source, {
    selected: ui.selected,
    size: { ...room, height: room.height - LEGEND },
  });
  // Layers would be pixels, where lines can be scaled.
  const kept = new Kept(newCanvas, { hasLayers: false });
  const shared = { catalog, config, frame, kept, density: 1, results };
  const drawParts = view.isTiled ? drawTiles : drawWhole;
  return {
    ...{ id: view.id, box, name: view.name, indent: 0 },
    about: view.about === view.name ? '' : view.about,
    draw: (context, theme) => {
      context.translate(0, HEADING);
      drawParts(context, picture, { ...shared, theme, size: room });
    },
  };
}

/**
 * @param {Part} part
 * @param {Box} box
 * @returns {Panel}
 */
export function partPanel({ id, name, about, draw }, box) {
  const size = { width: box.width, height: box.height - HEADING };
  return {
    ...{ id, box, name, about, indent: 0 },
    draw: (context, theme) => {
      context.translate(0, HEADING);
      draw(context, theme, size);
    },
  };
}

/**
 * A square for each run.
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {PictureScene} scene whose size is that of all tiles
 */
function drawTiles(context, picture, scene) {
  const { config, size } = scene;
  const shown = config.runs.flatMap(({ visible }, index) => (visible ? [index] : []));
  if (!shown.length) return;
  const { columns, width, height } = tileLayout(shown.length, size);
  const side = Math.min(width, height);
  const isNarrow = shown.some((run) => widthOfName(context, scene, run) > side);
  shown.forEach((run, i) => {
    context.save();
    const down = Math.floor(i / columns) * (side + HEAD + GAP);
    context.translate((i % columns) * (side + GAP), down);
    if (isNarrow) drawNarrowName(context, scene, run, side);
    else drawCaption(context, { ...scene, run }, side);
    context.translate(0, HEAD);
    clipTo(context, side, side);
    picture.draw(context, { ...scene, run, size: { width: side, height: side } });
    if (!picture.isBare) frame(context, side, side, scene.theme);
    context.restore();
  });
}

/**
 * All runs in one picture, below their names.
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture
 * @param {PictureScene} scene
 */
function drawWhole(context, picture, scene) {
  const { width, height } = scene.size;
  const rows = drawLegend(context, scene);
  context.translate(0, rows * LEGEND);
  const size = { width, height: height - rows * LEGEND };
  clipTo(context, size.width, size.height);
  picture.draw(context, { ...scene, size });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 * @param {number} height
 */
function clipTo(context, width, height) {
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 * @param {number} height
 * @param {Theme} theme
 */
function frame(context, width, height, theme) {
  context.strokeStyle = theme.line;
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene & { run: number }} scene of a tile
 * @param {number} width
 */
function drawCaption(context, scene, width) {
  const { theme, run } = scene;
  const runs = /** @type {Source['frame']['runs']} */ (scene.frame.runs);
  const view = runs.find(({ index }) => index === run);
  const value = runValue(view, scene.config, scene.catalog);
  const name = widthOfName(context, scene, run);
  context.font = `11.5px ${theme.font}`;
  const room = value ? context.measureText(value).width + NAME_GAP : 0;
  context.textAlign = 'right';
  context.fillStyle = theme.ink2;
  // Names go before numbers, which the charts say as well.
  const isWide = name + room <= width;
  if (isWide) context.fillText(value, width, HEAD / 2);
  drawName(context, scene, run, { left: 0, middle: HEAD / 2, most: isWide ? width - room : width });
}

/**
 * A name above its run's line, for tiles in which both have no room beside each other.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {number} index of the run
 * @param {number} width
 */
function drawNarrowName(context, { config, catalog, theme }, index, width) {
  drawPiece(context, theme, { run: config.runs[index], index }, [0, width, HEAD - NARROW.line]);
  context.font = `600 ${NARROW.points}px ${theme.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink;
  const name = cutText(context, runNames(config, catalog)[index], width);
  context.fillText(name, 0, HEAD / 2 - NARROW.rise);
}

/**
 * A piece of a run's line.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {{ run: import('../config/config.js').RunConfig, index: number }} of
 * @param {[number, number, number]} place left, right, and height
 */
function drawPiece(context, theme, { run, index }, [left, right, middle]) {
  context.strokeStyle = theme.runs[colorSlot(run, index)];
  context.lineWidth = 2.5;
  context.setLineDash(dashOf(run, index));
  context.beginPath();
  context.moveTo(left, middle);
  context.lineTo(right, middle);
  context.stroke();
  context.setLineDash([]);
}

/**
 * The names of all runs, beside each other.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @returns {number} rows
 */
function drawLegend(context, scene) {
  let [left, row] = [0, 0];
  scene.config.runs.forEach(({ visible }, run) => {
    if (!visible) return;
    const place = { left, middle: row * LEGEND + LEGEND / 2 - 2, most: scene.size.width };
    const width = widthOfName(context, scene, run);
    if (left > 0 && left + width > scene.size.width) {
      row += 1;
      Object.assign(place, { left: 0, middle: place.middle + LEGEND });
    }
    left = place.left + drawName(context, scene, run, place) + LEGEND_GAP;
  });
  return row + 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {number} run
 */
function widthOfName(context, { config, catalog, theme }, run) {
  context.font = `600 11.5px ${theme.font}`;
  return SWATCH + NAME_GAP + context.measureText(runNames(config, catalog)[run]).width;
}

/**
 * A piece of a run's line, and its name.
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {number} index of the run
 * @param {{ left: number, middle: number, most: number }} place most: width
 * @returns {number} width
 */
function drawName(context, { config, catalog, theme }, index, { left, middle, most }) {
  drawPiece(context, theme, { run: config.runs[index], index }, [left, left + SWATCH, middle]);
  context.font = `600 11.5px ${theme.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillStyle = theme.ink;
  const start = SWATCH + NAME_GAP;
  const name = cutText(context, runNames(config, catalog)[index], most - start);
  context.fillText(name, left + start, middle);
  return start + context.measureText(name).width;
}
