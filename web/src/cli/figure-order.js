// What the arguments of `figure` ask for.

import { parseArgs } from 'node:util';
import { messageOf } from '../engine/wasm/message-of.js';
import { SIZE } from '../figure/size.js';

/**
 * @typedef {object} Order what the command line asks for
 * @property {string} link
 * @property {string} file
 * @property {Format} format
 * @property {string[]} [show]
 * @property {import('../views/view.js').Size} size
 * @property {'light' | 'dark' | 'transparent'} theme
 * @property {number} scale
 * @property {string} [title]
 * @property {string} [note]
 * @property {boolean} narrates
 * @property {boolean} hasCode
 */

/** @typedef {typeof FORMATS[number]} Format */

/** Formats, which are endings of files too. */
export const FORMATS = /** @type {const} */ (['svg', 'png', 'pdf']);

const THEMES = /** @type {const} */ (['light', 'dark', 'transparent']);
const MOST_SCALE = 3;
const { width, height } = SIZE.usual;

/** What each argument means. */
export const OPTIONS = `  LINK            a link of the page, or what follows its #
  FILE            ends with .svg, .png or .pdf
  --show VIEWS    names with commas between them, such as loss,lr,boundary or sweep (default: as the page shows)
  --size WxH      in pixels of the page, ${SIZE.least} to ${SIZE.most} each (default: ${width}x${height})
  --theme T       light (default), dark or transparent
  --scale N       pixels of a .png for each of the page: 1, 2 (default) or 3
  --title T       default: the link's, or what is compared; "" leaves it out
  --note N        words below the title; default: the link's; "" leaves them out
  --narrate 0     without the sentences that say what there is to see
  --qr            with the link as a QR code, for paper; LINK must be a whole address`;

/**
 * @param {string[]} args
 * @returns {Order | string} a sentence about what is wrong with them
 */
export function readOrder(args) {
  const read = parse(args);
  if (typeof read === 'string') return read;
  const { positionals, values } = read;
  if (positionals.length !== 2) {
    return `One link and one file are needed; there are ${positionals.length} arguments.`;
  }
  const [link, file] = positionals;
  const ending = /\.([a-z]+)$/i.exec(file)?.[1].toLowerCase();
  const format = FORMATS.find((name) => name === ending);
  if (!format) return `The file must end with .${FORMATS.join(', .')}, not ${file}.`;
  const size = readSize(values.size);
  if (typeof size === 'string') return size;
  const theme = THEMES.find((name) => name === (values.theme ?? THEMES[0]));
  if (!theme) return `--theme must be ${THEMES.join(' or ')}, not ${values.theme}.`;
  const scale = Number(values.scale ?? 2);
  if (!(Number.isInteger(scale) && scale >= 1 && scale <= MOST_SCALE)) {
    return `--scale must be 1, 2 or ${MOST_SCALE}, not ${values.scale}.`;
  }
  const show = values.show?.split(/[,\s]+/).filter(Boolean);
  const { title, note, narrate = '1', qr: hasCode = false } = values;
  if (narrate !== '0' && narrate !== '1') return `--narrate must be 0 or 1, not ${narrate}.`;
  const narrates = narrate === '1';
  return { link, file, format, show, size, theme, scale, title, note, narrates, hasCode };
}

/** @param {string[]} args */
function parse(args) {
  const string = /** @type {const} */ ({ type: 'string' });
  const options = {
    show: string,
    size: string,
    theme: string,
    scale: string,
    title: string,
    note: string,
    narrate: string,
    qr: /** @type {const} */ ({ type: 'boolean' }),
  };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    return messageOf(error);
  }
}

/** @param {string} [text] */
function readSize(text = `${width}x${height}`) {
  const sides = /^(\d+)x(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
  if (sides.length !== 2 || sides.some((side) => side < SIZE.least || side > SIZE.most)) {
    return `--size must be such as 600x400, each side from ${SIZE.least} to ${SIZE.most}, not ${text}.`;
  }
  return { width: sides[0], height: sides[1] };
}
