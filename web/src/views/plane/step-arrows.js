// The step to come as arrows on a plane, from where each run is: downhill, what it remembers, and where it goes.

import { colorSlot } from '../../drawing/palette.js';
import { looksOf } from '../microscope/looks.js';
import { stepVectors } from '../microscope/step-vectors.js';

/** @typedef {import('../microscope/step-vectors.js').StepVector} StepVector */
/** @typedef {import('../picture/picture.js').PictureScene} PictureScene */
/** @typedef {import('../picture/run-pictures.js').RunPictures} RunPictures */
/** @typedef {import('../picture/run-pictures.js').Way} Way */
/** @typedef {import('./plane.js').Plot} Plot */
/** @typedef {{ x: number, y: number }} Point */

// In pixels.
const LONGEST = 64;
const HEAD = 8;
const SHORTEST = 3;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PictureScene} scene
 * @param {Plot} plot
 * @param {object} plane
 * @param {(run: RunPictures) => Way | null | undefined} plane.wayOf
 * @param {(values: Float64Array) => Point | null} plane.project a vector of all weights; null: it is of other weights
 */
export function drawStepArrows(context, scene, plot, { wayOf, project }) {
  const { frame, config, theme } = scene;
  for (const pictures of frame.runs) {
    const run = config.runs[pictures.index];
    const way = wayOf(pictures);
    const look = looksOf(pictures, scene, 0).at(-1);
    if (!run?.visible || !way?.x.length || !look) continue;
    const report = /** @type {import('../../engine/wasm/bindings.js').StepReport} */ (
      pictures.steps?.at(-1)
    );
    const arrows = stepVectors(report, look).flatMap(({ kind, values }) => {
      const to = project(values);
      return to ? [{ kind, x: pixels(plot, to.x, 'x'), y: pixels(plot, to.y, 'y') }] : [];
    });
    const at = pointOf(way, plot);
    // A run that is over shows its last step, which ends where it is.
    const made = look.t <= pictures.state.step ? arrows.at(-1) : undefined;
    const from = { x: at.x - (made?.x ?? 0), y: at.y - (made?.y ?? 0) };
    const colour = theme.runs[colorSlot(run, pictures.index)];
    drawArrows(context, from, arrows, {
      ...{ gradient: theme.ink, memory: theme.ink, step: colour },
      paper: theme.paper,
    });
  }
}

/**
 * @param {Way} way
 * @param {Plot} plot
 * @returns {Point} where it ends, in pixels
 */
function pointOf({ x, y }, { toX, toY }) {
  return { x: toX(x[x.length - 1]), y: toY(y[y.length - 1]) };
}

/**
 * @param {Plot} plot
 * @param {number} length
 * @param {'x' | 'y'} axis
 */
function pixels({ toX, toY }, length, axis) {
  return axis === 'x' ? toX(length) - toX(0) : toY(length) - toY(0);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Point} from
 * @param {(Point & { kind: StepVector['kind'] })[]} arrows
 * @param {Record<StepVector['kind'] | 'paper', string>} colours
 */
function drawArrows(context, from, arrows, colours) {
  const longest = Math.max(...arrows.map(({ x, y }) => Math.hypot(x, y)));
  if (!(longest > 0 && Number.isFinite(longest))) return;
  const scale = LONGEST / longest;
  // The thick one lies below the others, so that all are seen where they go the same way.
  for (const { kind, x, y } of [...arrows].reverse()) {
    const to = { x: from.x + scale * x, y: from.y + scale * y };
    if (Math.hypot(to.x - from.x, to.y - from.y) < SHORTEST) continue;
    const isStep = kind === 'step';
    if (isStep) strokeArrow(context, from, to, { colour: colours.paper, width: 9, dash: [] });
    strokeArrow(context, from, to, {
      colour: colours[kind],
      width: isStep ? 6 : 1.5,
      dash: kind === 'memory' ? [5, 3] : [],
    });
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Point} from
 * @param {Point} to
 * @param {{ colour: string, width: number, dash: number[] }} pen
 */
function strokeArrow(context, from, to, { colour, width, dash }) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  for (const turn of [-0.5, 0.5]) {
    context.moveTo(to.x - HEAD * Math.cos(angle + turn), to.y - HEAD * Math.sin(angle + turn));
    context.lineTo(to.x, to.y);
  }
  context.stroke();
}
