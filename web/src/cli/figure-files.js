// Figures as files without a browser: Skia draws pixels and PDF, and measures text.

import { fileURLToPath } from 'node:url';
import { GlobalFonts, PDFDocument, createCanvas } from '@napi-rs/canvas';
import { drawFigure } from '../figure/figure.js';
import { figureToSvg } from '../figure/svg-file.js';

/** @typedef {import('../figure/figure.js').Figure} Figure */

/** @typedef {import('./figure-order.js').Format} Format */

const FONT_FILES = 'dejavu-fonts-ttf/ttf/';

/** A font that every machine has after registerFont(). */
export const FONT = 'DejaVu Sans';

/** Makes FONT known: of servers, many have no fonts at all. */
export function registerFont() {
  for (const name of ['DejaVuSans', 'DejaVuSans-Bold']) {
    const file = import.meta.resolve(`${FONT_FILES}${name}.ttf`);
    GlobalFonts.registerFromPath(fileURLToPath(file), FONT);
  }
}

/**
 * @param {number} width
 * @param {number} height
 * @returns {HTMLCanvasElement} as far as figures use one
 */
export function newCanvas(width, height) {
  return /** @type {HTMLCanvasElement} */ (/** @type {unknown} */ (createCanvas(width, height)));
}

/** @returns {CanvasRenderingContext2D} for measuring text */
export function newRuler() {
  return /** @type {CanvasRenderingContext2D} */ (newCanvas(1, 1).getContext('2d'));
}

/**
 * @param {Figure} figure
 * @param {Format} format
 * @param {number} scale pixels for each of the page, in a PNG
 * @returns {string | Uint8Array}
 */
export function writeFigure(figure, format, scale) {
  if (format === 'svg') return figureToSvg(figure, newRuler());
  return format === 'png' ? toPng(figure, scale) : toPdf(figure);
}

/**
 * @param {Figure} figure
 * @param {number} scale
 */
function toPng(figure, scale) {
  const { width, height } = figure.size;
  const canvas = createCanvas(width * scale, height * scale);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  drawFigure(asContext(context), figure);
  return canvas.toBuffer('image/png');
}

/** @param {Figure} figure */
function toPdf(figure) {
  const { title, caption, size } = figure;
  const pdf = new PDFDocument({ title, subject: caption, creator: 'Optimizer Playground' });
  // A point is a pixel of the page.
  const page = pdf.beginPage(size.width, size.height);
  drawFigure(asContext(page), figure, ({ left, middle, address }, width, draw) => {
    draw();
    page.annotateLinkUrl(left, middle - 6, left + width, middle + 6, address);
  });
  pdf.endPage();
  return pdf.close();
}

/**
 * @param {import('@napi-rs/canvas').SKRSContext2D | ReturnType<PDFDocument['beginPage']>} context
 * @returns {CanvasRenderingContext2D} as far as figures use one
 */
function asContext(context) {
  return /** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (context));
}
