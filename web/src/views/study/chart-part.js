// The chart of a study as a part of a figure, and what its drawing needs wherever it is drawn. Needs no page.

import { drawChart } from '../../drawing/chart-axes.js';
import { endLabelRoom } from '../../drawing/end-labels.js';
import { LEFT } from '../../drawing/plot-frame.js';
import { deepTheme } from './deep-colours.js';
import { drawStudy } from './draw-study.js';
import { headingOf } from './study-words.js';

/** @typedef {import('../../drawing/chart-model.js').Axis} Axis */
/** @typedef {import('../../drawing/chart-model.js').Brush} Brush */
/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('./draw-study.js').StudyModel} StudyModel */
/** @typedef {import('../../figure/panels.js').Part} Part */

const ROOM = { named: 122, few: 78, none: 18 };
const NARROW = 440;
// Narrower charts have no room for ranges behind names.
const ROOMY = 640;
const NUMBER_WIDTH = 46;

/**
 * @param {StudyModel} model
 * @param {string} name
 * @param {string} about what its lines, bands and dots are
 * @returns {Part}
 */
export function chartPart(model, name, about) {
  return {
    ...{ id: 'study', name: headingOf(name), about, curves: model.curves },
    draw: (context, theme, size) => {
      const fitting = withEnds(model, size.width);
      const right = rightMargin(context, fitting, theme, size.width);
      const shown = { ...fitting, x: numbered(model.x, size.width - right - LEFT) };
      const options = { xLabels: true, right, draw: drawStudy };
      drawChart(context, { model: shown, theme: deepTheme(theme), size }, options);
    },
  };
}

/**
 * Room for the names at the ends of the curves.
 * @param {Brush} context measures; its font is set
 * @param {StudyModel} model
 * @param {Theme} theme
 * @param {number} width of the canvas
 */
export function rightMargin(context, model, theme, width) {
  if (!model.endLabels) return ROOM.none;
  if (model.curves.some(({ endText }) => endText)) {
    return endLabelRoom(context, [model], theme, width);
  }
  return width < NARROW ? ROOM.few : ROOM.named;
}

/**
 * With the words at the ends of curves that have room.
 * @param {StudyModel} model
 * @param {number} width of the canvas
 * @returns {StudyModel}
 */
export function withEnds(model, width) {
  if (width >= ROOMY) return model;
  const curves = model.curves.map((curve) => ({
    ...curve,
    endText: curve.fewEndText ?? curve.endText,
  }));
  return { ...model, curves };
}

/**
 * As many numbers as have room beside each other.
 * @param {Axis} axis
 * @param {number} room width of the plot
 */
export function numbered(axis, room) {
  const every = Math.max(1, Math.ceil((axis.ticks.length * NUMBER_WIDTH) / room));
  return { ...axis, ticks: axis.ticks.filter((_, i) => i % every === 0) };
}
