// Pictures as files: PNG of any canvas; SVG of curves, with real lines and text.

import { drawCurves } from '../../drawing/draw-curves.js';

/** @typedef {import('../../drawing/chart-model.js').Picture} Picture */

/** @type {Record<string, string>} */
const ANCHORS = { left: 'start', center: 'middle', right: 'end' };

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} paper colour behind it
 * @returns {Promise<Blob | null>} null: it is too large for the browser
 */
export function canvasToPng(canvas, paper) {
  return new Promise((resolve) => onPaper(canvas, paper).toBlob(resolve, 'image/png'));
}

/**
 * A canvas as an image inside an SVG document: for pictures that are pixels by nature.
 * @param {HTMLCanvasElement} canvas
 * @param {string} paper
 * @returns {string}
 */
export function canvasToSvg(canvas, paper) {
  const { width, height } = canvas;
  const image = onPaper(canvas, paper).toDataURL('image/png');
  return svgDocument(width, height, `<image width="${width}" height="${height}" href="${image}"/>`);
}

/**
 * A chart of curves.
 * @param {Picture} picture
 * @returns {string}
 */
export function curvesToSvg(picture) {
  const writer = new SvgWriter(picture.theme.font);
  const { width, height, theme } = picture;
  writer.fillStyle = theme.paper;
  writer.fillRect(0, 0, width, height);
  drawAxes(writer, picture);
  drawCurves(writer, picture);
  return svgDocument(width, height, writer.text);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} paper colour behind it
 */
function onPaper(canvas, paper) {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d'));
  context.fillStyle = paper;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  return copy;
}

/**
 * @param {SvgWriter} writer
 * @param {Picture} picture
 */
function drawAxes(writer, { model, theme, area, toX, toY }) {
  writer.font = `11.5px ${theme.font}`;
  writer.textBaseline = 'middle';
  writer.lineWidth = 1;
  writer.textAlign = 'right';
  for (const value of model.y.ticks) {
    writer.strokeStyle = theme.grid;
    writer.line(area.left, toY(value), area.right, toY(value));
    writer.fillStyle = theme.ink3;
    writer.fillText(model.y.format(value), area.left - 8, toY(value));
  }
  writer.textAlign = 'center';
  for (const value of model.x.ticks) {
    writer.strokeStyle = theme.ink3;
    writer.line(toX(value), area.bottom, toX(value), area.bottom + 5);
    writer.fillText(model.x.format(value), toX(value), area.bottom + 14);
  }
  writer.textAlign = 'left';
  writer.fillStyle = theme.ink2;
  writer.font = `600 12px ${theme.font}`;
  writer.fillText(`${model.title} ${model.subtitle}`.trim(), area.left + 4, 10);
}

/**
 * @param {number} width
 * @param {number} height
 * @param {string} body
 */
function svgDocument(width, height, body) {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}">\n${body}\n</svg>\n`
  );
}

// The part of a 2-D canvas context that the curves use, as SVG elements.
class SvgWriter {
  /** @type {string[]} */
  #parts = [];
  #path = '';
  /** @type {number[]} */
  #dash = [];
  #clips = 0;
  #open = 0;

  /** @param {string} fontFamily */
  constructor(fontFamily) {
    this.fontFamily = fontFamily;
    this.globalAlpha = 1;
    this.lineWidth = 1;
    this.font = '10px sans-serif';
    /** @type {string | CanvasGradient | CanvasPattern} */
    this.fillStyle = '';
    /** @type {string | CanvasGradient | CanvasPattern} */
    this.strokeStyle = '';
    /** @type {CanvasLineJoin} */
    this.lineJoin = 'round';
    /** @type {CanvasTextAlign} */
    this.textAlign = 'left';
    /** @type {CanvasTextBaseline} */
    this.textBaseline = 'middle';
  }

  get text() {
    return this.#parts.join('\n');
  }

  save() {}

  restore() {
    for (; this.#open > 0; this.#open--) this.#parts.push('</g>');
  }

  beginPath() {
    this.#path = '';
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.#path += `M${round(x)} ${round(y)}`;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.#path += `L${round(x)} ${round(y)}`;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  rect(x, y, width, height) {
    this.#path += `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
  }

  /**
   * Only whole circles are drawn.
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   */
  arc(x, y, radius) {
    const r = round(radius);
    this.#path += `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }

  clip() {
    const id = `clip${++this.#clips}`;
    this.#parts.push(`<clipPath id="${id}"><path d="${this.#path}"/></clipPath>`);
    this.#parts.push(`<g clip-path="url(#${id})">`);
    this.#open++;
  }

  /** @param {Iterable<number>} dash */
  setLineDash(dash) {
    this.#dash = [...dash];
  }

  stroke() {
    if (!this.#path) return;
    const dash = this.#dash.length ? ` stroke-dasharray="${this.#dash.join(' ')}"` : '';
    this.#parts.push(
      `<path d="${this.#path}" fill="none" stroke="${this.strokeStyle}" ` +
        `stroke-width="${this.lineWidth}" stroke-linejoin="round"${dash}${this.#opacity()}/>`,
    );
  }

  fill() {
    this.#parts.push(`<path d="${this.#path}" fill="${this.fillStyle}"${this.#opacity()}/>`);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  fillRect(x, y, width, height) {
    this.#parts.push(
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${this.fillStyle}"/>`,
    );
  }

  /**
   * @param {number} x1
   * @param {number} y1
   * @param {number} x2
   * @param {number} y2
   */
  line(x1, y1, x2, y2) {
    this.beginPath();
    this.moveTo(x1, y1);
    this.lineTo(x2, y2);
    this.stroke();
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  strokeText(text, x, y) {
    this.#write(
      text,
      x,
      y,
      `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"`,
    );
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    this.#write(text, x, y, `fill="${this.fillStyle}"`);
  }

  /**
   * Near enough to leave room for a label.
   * @param {string} text
   */
  measureText(text) {
    return { width: 6.4 * text.length };
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {string} paint attributes
   */
  #write(text, x, y, paint) {
    const [, weight, size] = /^(?:(\d+) )?([\d.]+)px/.exec(this.font) ?? [];
    const anchor = ANCHORS[this.textAlign] ?? 'start';
    this.#parts.push(
      `<text x="${round(x)}" y="${round(y)}" font-family="${escape(this.fontFamily)}" ` +
        `font-size="${size}" font-weight="${weight ?? 400}" text-anchor="${anchor}" ` +
        `dominant-baseline="central" ${paint}${this.#opacity()}>${escape(text)}</text>`,
    );
  }

  #opacity() {
    return this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : '';
  }
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}

/** @param {string} text */
function escape(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
