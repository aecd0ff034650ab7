// What is drawn on a 2-D canvas context, as SVG with real lines and real text. Needs no document, so that
// browsers and Node write the same file.

import { pathRound } from 'd3-path';

/** @typedef {[a: number, b: number, c: number, d: number, e: number, f: number]} Matrix */
/** @typedef {ReturnType<typeof pathRound>} Path */
/** @typedef {Pick<CanvasRenderingContext2D, 'font' | 'textBaseline' | 'measureText'>} Ruler measures
 *   text as the fonts of this machine have it */

/**
 * @typedef {object} Hidden what save() and restore() keep beside the properties of the context
 * @property {number[]} dash
 * @property {Matrix} matrix
 * @property {number} groups that clip() has opened
 */

// Of a pixel.
const DIGITS = 2;
/** @type {Matrix} */
const IDENTITY = [1, 0, 0, 1, 0, 0];
/** @type {Partial<Record<CanvasTextAlign, string>>} */
const ANCHORS = { center: 'middle', right: 'end', end: 'end' };

/**
 * The part of CanvasRenderingContext2D that figures use: paths, text, images, clipping and moves of
 * the origin. Paths are taken as they are when a move happens between their points.
 */
export class SvgContext {
  fillStyle = '#000';
  strokeStyle = '#000';
  globalAlpha = 1;
  lineWidth = 1;
  /** @type {CanvasLineJoin} */
  lineJoin = 'miter';
  /** @type {CanvasLineCap} */
  lineCap = 'butt';
  font = '10px sans-serif';
  /** @type {CanvasTextAlign} */
  textAlign = 'start';
  /** @type {CanvasTextBaseline} */
  textBaseline = 'alphabetic';
  imageSmoothingEnabled = true;

  /** @type {string[]} */
  #parts = [];
  /** @type {Hidden} */
  #hidden = { dash: [], matrix: IDENTITY, groups: 0 };
  /** @type {{ properties: object, hidden: Hidden }[]} */
  #kept = [];
  /** @type {Path} */
  #path = pathRound(DIGITS);
  #clips = 0;
  #ruler;
  #prefix;

  /**
   * @param {Ruler} ruler
   * @param {string} [prefix] of the names in the file, where it may stand beside others on a page
   */
  constructor(ruler, prefix = '') {
    this.#ruler = ruler;
    this.#prefix = prefix;
  }

  /**
   * @param {{ width: number, height: number, title?: string, description?: string }} document
   * @returns {string} an SVG document of what was drawn so far
   */
  document({ width, height, title = '', description = '' }) {
    const names = [
      title && `<title>${escape(title)}</title>`,
      description && `<desc>${escape(description)}</desc>`,
    ];
    const groups = [this.#hidden, ...this.#kept.map(({ hidden }) => hidden)].map(
      (one) => one.groups,
    );
    const open = '</g>'.repeat(groups.reduce((sum, count) => sum + count, 0));
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" role="img">\n` +
      `${[...names, ...this.#parts, open].filter(Boolean).join('\n')}\n</svg>\n`
    );
  }

  /**
   * From here to closeLink() everything leads to an address.
   * @param {string} address
   */
  openLink(address) {
    this.#parts.push(`<a href="${escape(address)}">`);
  }

  closeLink() {
    this.#parts.push('</a>');
  }

  // ---- State ----

  save() {
    this.#kept.push({ properties: { ...this }, hidden: this.#hidden });
    this.#hidden = { ...this.#hidden, groups: 0 };
  }

  restore() {
    const before = this.#kept.pop();
    if (!before) return;
    if (this.#hidden.groups) this.#parts.push('</g>'.repeat(this.#hidden.groups));
    this.#hidden = before.hidden;
    Object.assign(this, before.properties);
  }

  /** @param {Iterable<number>} dash */
  setLineDash(dash) {
    this.#hidden.dash = [...dash];
  }

  getLineDash() {
    return [...this.#hidden.dash];
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  translate(x, y) {
    this.#multiply([1, 0, 0, 1, x, y]);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  scale(x, y) {
    this.#multiply([x, 0, 0, y, 0, 0]);
  }

  /** @param {number} angle in radians, clockwise */
  rotate(angle) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#multiply([cos, sin, -sin, cos, 0, 0]);
  }

  /** @param {Matrix} other */
  #multiply([a, b, c, d, e, f]) {
    const [A, B, C, D, E, F] = this.#hidden.matrix;
    this.#hidden.matrix = [
      A * a + C * b,
      B * a + D * b,
      A * c + C * d,
      B * c + D * d,
      A * e + C * f + E,
      B * e + D * f + F,
    ];
  }

  // ---- Paths ----

  beginPath() {
    this.#path = pathRound(DIGITS);
  }

  closePath() {
    this.#path.closePath();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.#path.moveTo(x + this.#left, y + this.#top);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    const [px, py] = [x + this.#left, y + this.#top];
    // As on a canvas, a path may begin with a line.
    if (String(this.#path)) this.#path.lineTo(px, py);
    else this.#path.moveTo(px, py);
  }

  /**
   * @param {number} x1 first control point
   * @param {number} y1
   * @param {number} x2 second control point
   * @param {number} y2
   * @param {number} x
   * @param {number} y
   */
  bezierCurveTo(x1, y1, x2, y2, x, y) {
    const [left, top] = [this.#left, this.#top];
    this.#path.bezierCurveTo(x1 + left, y1 + top, x2 + left, y2 + top, x + left, y + top);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  rect(x, y, width, height) {
    this.#path.rect(x + this.#left, y + this.#top, width, height);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {number} from
   * @param {number} to
   * @param {boolean} [isBack]
   */
  arc(x, y, radius, from, to, isBack) {
    this.#path.arc(x + this.#left, y + this.#top, radius, from, to, isBack);
  }

  /** @param {CanvasFillRule} [rule] */
  clip(rule) {
    const id = `${this.#prefix}clip${++this.#clips}`;
    const even = rule === 'evenodd' ? ' clip-rule="evenodd"' : '';
    this.#parts.push(
      `<clipPath id="${id}"><path d="${this.#path}"${even}${this.#turn}/></clipPath>`,
    );
    this.#parts.push(`<g clip-path="url(#${id})">`);
    this.#hidden.groups++;
  }

  stroke() {
    if (String(this.#path)) this.#add('path', `d="${this.#path}" fill="none"${this.#strokeLook}`);
  }

  /** @param {CanvasFillRule} [rule] */
  fill(rule) {
    if (!String(this.#path)) return;
    const even = rule === 'evenodd' ? ' fill-rule="evenodd"' : '';
    this.#add('path', `d="${this.#path}"${even}${this.#fillLook}`);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  fillRect(x, y, width, height) {
    this.#add('rect', this.#box(x, y, width, height) + this.#fillLook);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  strokeRect(x, y, width, height) {
    this.#add('rect', `${this.#box(x, y, width, height)} fill="none"${this.#strokeLook}`);
  }

  // ---- Text and images ----

  /** @param {string} text */
  measureText(text) {
    this.#ruler.font = this.font;
    this.#ruler.textBaseline = this.textBaseline;
    return this.#ruler.measureText(text);
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    this.#write(text, x, y, this.#fillLook);
  }

  /**
   * What is behind the letters, so that they can be read on lines; not read out.
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  strokeText(text, x, y) {
    this.#write(text, x, y, ` fill="none"${this.#strokeLook} aria-hidden="true"`);
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  drawImage(canvas, x, y, width, height) {
    const sharp = this.imageSmoothingEnabled ? '' : ' image-rendering="pixelated"';
    const opacity = this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : '';
    const box = this.#box(x, y, width, height);
    const data = canvas.toDataURL('image/png');
    this.#add('image', `${box} preserveAspectRatio="none"${sharp}${opacity} href="${data}"`);
  }

  // ---- Writing ----

  // Moves are part of the numbers, turns and scales stand beside them.
  get #isTurned() {
    const [a, b, c, d] = this.#hidden.matrix;
    return a !== 1 || b !== 0 || c !== 0 || d !== 1;
  }

  get #left() {
    return this.#isTurned ? 0 : this.#hidden.matrix[4];
  }

  get #top() {
    return this.#isTurned ? 0 : this.#hidden.matrix[5];
  }

  get #turn() {
    return this.#isTurned ? ` transform="matrix(${this.#hidden.matrix.map(fine).join(' ')})"` : '';
  }

  /**
   * @param {string} tag
   * @param {string} attributes
   */
  #add(tag, attributes) {
    this.#parts.push(`<${tag} ${attributes}${this.#turn}/>`);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  #box(x, y, width, height) {
    const [left, top] = [round(x + this.#left), round(y + this.#top)];
    return `x="${left}" y="${top}" width="${round(width)}" height="${round(height)}"`;
  }

  get #fillLook() {
    return paint('fill', this.fillStyle, this.globalAlpha);
  }

  get #strokeLook() {
    const { lineWidth, lineJoin, lineCap } = this;
    const { dash } = this.#hidden;
    const extras = [
      ` stroke-width="${round(lineWidth)}"`,
      lineJoin === 'miter' ? '' : ` stroke-linejoin="${lineJoin}"`,
      lineCap === 'butt' ? '' : ` stroke-linecap="${lineCap}"`,
      dash.length ? ` stroke-dasharray="${dash.join(' ')}"` : '',
    ];
    return paint('stroke', this.strokeStyle, this.globalAlpha) + extras.join('');
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {string} look attributes
   */
  #write(text, x, y, look) {
    const { style, weight, size, family } = fontParts(this.font);
    const anchor = ANCHORS[this.textAlign];
    const attributes = [
      `x="${round(x + this.#left)}" y="${round(y + this.#top + this.#drop(text))}"`,
      `font-family="${escape(family)}" font-size="${size}"`,
      style === 'normal' ? '' : `font-style="${style}"`,
      weight === '400' ? '' : `font-weight="${weight}"`,
      anchor ? `text-anchor="${anchor}"` : '',
    ];
    const all = `${attributes.filter(Boolean).join(' ')}${look}${this.#turn}`;
    this.#parts.push(`<text ${all} xml:space="preserve">${escape(text)}</text>`);
  }

  // How far below the given height the letters stand: not every program knows SVG's baselines.
  /** @param {string} text */
  #drop(text) {
    if (this.textBaseline === 'alphabetic') return 0;
    const here = this.measureText(text).actualBoundingBoxDescent;
    this.#ruler.textBaseline = 'alphabetic';
    return here - this.#ruler.measureText(text).actualBoundingBoxDescent;
  }
}

/**
 * A colour as SVG 1.1 knows it: its alpha is an attribute of its own.
 * @param {'fill' | 'stroke'} name
 * @param {string} style a CSS colour; of functions, only rgb with numbers
 * @param {number} alpha
 */
function paint(name, style, alpha) {
  const parts =
    /^rgba?\(([^)]*)\)$/
      .exec(style)?.[1]
      .match(/[\d.]+/g)
      ?.map(Number) ?? [];
  const [r, g, b, a = 1] = parts;
  const colour = parts.length >= 3 ? `rgb(${r},${g},${b})` : style;
  const opacity = round(a * alpha * 10) / 10;
  return ` ${name}="${escape(colour)}"${opacity < 1 ? ` ${name}-opacity="${opacity}"` : ''}`;
}

/**
 * @param {string} font as canvases take it: style, weight, size in px, families
 */
function fontParts(font) {
  const [, style, weight, size, family] =
    /^(?:(italic|oblique|normal) )?(?:(\d+|bold|normal) )?([\d.]+)px(?:\/\S+)? (.*)$/.exec(font) ??
    [];
  return {
    style: style ?? 'normal',
    weight: (weight ?? '400').replace('normal', '400').replace('bold', '700'),
    size: size ?? '10',
    family: family ?? 'sans-serif',
  };
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}

/** @param {number} value of a matrix */
function fine(value) {
  return Math.round(value * 1e6) / 1e6;
}

// XML has no place for them, and a file that holds one cannot be opened.
const NOT_IN_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** @param {string} text */
function escape(text) {
  return text
    .replace(NOT_IN_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
