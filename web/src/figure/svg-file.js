// A figure as the text of an SVG file.

import { SvgContext } from '../drawing/svg-context.js';
import { drawFigure } from './figure.js';

/**
 * @param {import('./figure.js').Figure} figure
 * @param {import('../drawing/svg-context.js').Ruler} ruler
 * @returns {string}
 */
export function figureToSvg(figure, ruler) {
  const svg = new SvgContext(ruler);
  // It takes every call that figures make.
  const context = /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (svg));
  drawFigure(context, figure, ({ address }, _width, draw) => {
    svg.openLink(address);
    draw();
    svg.closeLink();
  });
  const { size, title, caption, link } = figure;
  return svg.document({ ...size, title, description: [caption, link].filter(Boolean).join(' ') });
}
