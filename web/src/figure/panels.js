// The parts of a figure: charts with their axes, and pictures with the names of their runs.

import { drawChart } from '../drawing/chart-axes.js';
import { endLabelRoom } from '../drawing/end-labels.js';
import { LEFT } from '../drawing/plot-frame.js';
import { narrate } from '../narrator/narrate.js';
import { shownRuns } from '../views/curves/shown-runs.js';
import { divergenceReason } from '../views/loss/reason.js';
import { Kept } from '../views/picture/kept.js';
import { GAP } from '../views/picture/tile-layout.js';
import { sceneOf } from '../views/scene-of.js';
import { drawCaption, drawName, drawNarrowCaption, tilesOf, widthOfName } from './captions.js';
import { HEADING } from './layout.js';

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
 * @property {string} [words] sentences that say what one sees
 * @property {Pick<import('../drawing/chart-model.js').Curve, 'x' | 'y'>[]} [curves] of a chart, one for each run
 */

// Height of the legend of a picture of all runs.
const LEGEND = 20;
const LEGEND_GAP = 14;

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
  const { config } = scene;
  const shown = config.runs.flatMap(({ visible }, index) => (visible ? [index] : []));
  if (!shown.length) return;
  const { columns, side, head, caption } = tilesOf(context, scene, shown);
  shown.forEach((run, i) => {
    context.save();
    const down = Math.floor(i / columns) * (side + head + GAP);
    context.translate((i % columns) * (side + GAP), down);
    const tile = { ...scene, run };
    if (caption === 'beside' || caption === 'below') {
      drawCaption(context, tile, { width: side, isBelow: caption === 'below' });
    } else drawNarrowCaption(context, tile, { width: side, hasValue: caption === 'narrow' });
    context.translate(0, head);
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
