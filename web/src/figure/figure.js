// A figure: all views of an experiment as one picture, with its title, what was trained, a note and its
// link. It is made of plain data, and drawn on any 2-D context: it needs no page and no screen.

import { drawCode } from '../drawing/link-code.js';
import { placeFiller } from '../narrator/fill-places.js';
import { MARGIN, layoutFigure } from './layout.js';
import { chartPanels, knownOf, partPanel, picturePanel } from './panels.js';
import { cutText, wrapText } from './text.js';
import { captionOf, saidIn, titleOf } from './words.js';

/** @typedef {import('../drawing/palette.js').Theme} Theme */
/** @typedef {import('../views/view.js').Size} Size */
/** @typedef {import('../views/view.js').ViewDescription} ViewDescription */
/** @typedef {import('./panels.js').Panel} Panel */
/** @typedef {import('./panels.js').Source} Source */
/** @typedef {import('../drawing/chart-model.js').Brush} Brush */

/**
 * @typedef {object} Request
 * @property {ViewDescription[]} views charts under each other, pictures beside them
 * @property {boolean} [chartsFirst] see layout.js
 * @property {import('./panels.js').Part[]} [parts] other pictures
 * @property {Size} size in CSS pixels, see size.js
 * @property {Theme} theme
 * @property {boolean} [isTransparent] without a ground
 * @property {string} [title] default: the experiment's, or what is compared; empty: none
 * @property {string} [note] below the title; default: the experiment's; empty: none
 * @property {boolean} [narrates] whether it says in words what there is to see, if there is a chart of the loss
 * @property {boolean} [isBare] whether a text beside it says what was trained, so that it does not
 * @property {string} [link] address of the experiment, for the small print
 * @property {boolean[][]} [code] the link as the squares of a QR code, see link-code.js
 * @property {Brush} ruler measures text
 * @property {(width: number, height: number) => HTMLCanvasElement} newCanvas in device pixels
 */

/**
 * @typedef {object} Line of words
 * @property {string} text
 * @property {number} left
 * @property {number} middle height
 * @property {string} font
 * @property {string} colour
 * @property {string} [address] where a click leads
 */

/**
 * @typedef {object} Figure
 * @property {Size} size
 * @property {string} ground colour; empty: none
 * @property {string} title in words, also of figures that do not show it
 * @property {string} caption what there is to see, and what was trained
 * @property {string} link
 * @property {Line[]} lines
 * @property {(import('../drawing/link-code.js').Place & { rows: boolean[][] }) | null} code
 * @property {Panel[]} panels
 * @property {Theme} theme
 */

const KINDS = {
  title: { size: 15, weight: 600, height: 22, most: 2, ink: /** @type {const} */ ('ink') },
  said: { size: 11.5, weight: 400, height: 15, most: 2, ink: /** @type {const} */ ('ink') },
  note: { size: 12, weight: 400, height: 17, most: 4, ink: /** @type {const} */ ('ink2') },
  caption: { size: 11, weight: 400, height: 15, most: 4, ink: /** @type {const} */ ('ink2') },
  link: { size: 8.5, weight: 400, height: 11, most: 3, ink: /** @type {const} */ ('ink3') },
};
const WORDS_GAP = 8;
// In CSS pixels; the squares of long links are small.
const CODE_SIDE = 116;

/**
 * @param {Source} source
 * @param {Request} request
 * @returns {Promise<Figure>}
 */
export async function makeFigure(source, request) {
  const theme = { ...request.theme, paper: request.theme.panel };
  const step = Math.max(0, ...source.frame.runs.map(({ state }) => state.step));
  const own = source.config.title ?? titleOf(source);
  const fill = placeFiller(source);
  const title = fill(request.title ?? own);
  const note = fill(request.note ?? source.config.note ?? '');
  const caption = captionOf(source, step);
  const link = request.link ?? '';
  const known = await knownOf(source, request);
  const said = saidIn(known.sentences ?? [], known.hasSeed);
  const width = request.size.width - 2 * MARGIN;
  const side = sideOf(request.code);
  const { ruler } = request;
  const above = linesOf(ruler, theme, { title, note }, { top: MARGIN, width });
  const small = request.isBare ? { said, link } : { said, caption, link };
  const below = linesOf(ruler, theme, small, { top: 0, width: width - side });
  const heights = { above: heightOf(above), below: Math.max(heightOf(below), side) };
  const foot = request.size.height - MARGIN - heights.below;
  const top = foot + (below.length ? WORDS_GAP : 0);
  const lines = [...above, ...below.map((line) => ({ ...line, middle: line.middle + top }))];
  return {
    ...{ size: request.size, ground: request.isTransparent ? '' : theme.paper },
    ...{ title: title || fill(own), link, theme },
    caption: [said.replaceAll('\n', ' '), caption].filter(Boolean).join(' '),
    lines: lines.map(({ height: _, ...line }) => line),
    code: request.code
      ? { left: MARGIN + width - side, top: foot, side, rows: request.code }
      : null,
    panels: await panelsOf(source, { ...request, theme, known }, heights),
  };
}

/**
 * Whole and half pixels, so that squares stay sharp.
 * @param {boolean[][]} [code]
 */
function sideOf(code) {
  return code ? (code.length * Math.max(2, Math.floor((2 * CODE_SIDE) / code.length))) / 2 : 0;
}

/**
 * @param {Source} source
 * @param {Request & { known: import('./panels.js').Known }} request
 * @param {{ above: number, below: number }} heights of words
 * @returns {Promise<Panel[]>}
 */
async function panelsOf(source, request, heights) {
  const charts = request.views.filter(({ kind }) => kind === 'chart');
  const pictures = request.views.filter(({ kind }) => kind === 'picture');
  const { parts = [] } = request;
  const hasTiles = pictures.length + parts.length === 1 && pictures[0]?.isTiled;
  const visible = source.config.runs.filter((run) => run.visible).length;
  const counts = {
    ...{ charts: charts.length, pictures: pictures.length + parts.length },
    tiles: hasTiles ? visible : 0,
    chartsFirst: request.chartsFirst,
  };
  const boxes = layoutFigure(request.size, heights, counts);
  const [own, drawn] = await Promise.all([
    Promise.all(pictures.map((view, i) => picturePanel(source, view, boxes.pictures[i], request))),
    chartPanels(source, charts, boxes.charts, request),
  ]);
  const others = parts.map((part, i) => partPanel(part, boxes.pictures[pictures.length + i]));
  return [...own, ...others, ...drawn];
}

/**
 * @param {Brush} ruler
 * @param {Theme} theme
 * @param {Partial<Record<keyof typeof KINDS, string>>} words
 * @param {{ top: number, width: number }} room
 * @returns {(Line & { height: number })[]}
 */
function linesOf(ruler, theme, words, { top, width }) {
  let at = top;
  return Object.entries(words).flatMap(([key, text]) => {
    const name = /** @type {keyof typeof KINDS} */ (key);
    const { size: points, weight, height, most, ink } = KINDS[name];
    const font = `${weight} ${points}px ${theme.font}`;
    const isLink = name === 'link';
    ruler.font = font;
    const parts = name === 'said' ? text.split('\n') : [text];
    const broken = parts.flatMap((part) =>
      wrapText(ruler, part, width, most, { anywhere: isLink }),
    );
    return broken.map((line) => {
      const middle = at + height / 2;
      at += height;
      const look = { font, colour: theme[ink], ...(isLink && { address: text }) };
      return { text: line, left: MARGIN, middle, height, ...look };
    });
  });
}

/** @param {{ height: number }[]} lines */
function heightOf(lines) {
  return lines.length ? lines.reduce((sum, { height }) => sum + height, WORDS_GAP) : 0;
}

/**
 * @param {CanvasRenderingContext2D} context in CSS pixels, empty
 * @param {Figure} figure
 * @param {(line: Line & { address: string }, width: number, draw: () => void) => void} [drawLink] draws
 *   words that lead somewhere, where the format knows links
 */
export function drawFigure(context, figure, drawLink = (_line, _width, draw) => draw()) {
  const { size, ground, lines, panels, theme, code } = figure;
  if (ground) {
    context.fillStyle = ground;
    context.fillRect(0, 0, size.width, size.height);
  }
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const line of lines) {
    const { text, left, middle, font, colour, address } = line;
    context.font = font;
    context.fillStyle = colour;
    const draw = () => context.fillText(text, left, middle);
    if (address) drawLink({ ...line, address }, context.measureText(text).width, draw);
    else draw();
  }
  if (code) drawCode(context, code.rows, code);
  for (const panel of panels) {
    context.save();
    context.translate(panel.box.left, panel.box.top);
    drawHeading(context, panel, theme);
    panel.draw(context, theme);
    context.restore();
  }
}

/**
 * What a panel shows: the name of its axis, and what is to be known about it.
 * @param {CanvasRenderingContext2D} context
 * @param {Panel} panel
 * @param {Theme} theme
 */
function drawHeading(context, { box, name, about, indent }, theme) {
  const middle = 10;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.font = `600 12px ${theme.font}`;
  context.fillStyle = theme.ink;
  const title = cutText(context, name, box.width - indent);
  context.fillText(title, indent, middle);
  const left = indent + context.measureText(title).width + 8;
  context.font = `11.5px ${theme.font}`;
  context.fillStyle = theme.ink2;
  const room = box.width - left;
  // Half a sentence says less than none; the scale of an axis must be told.
  const shown = indent ? cutText(context, about, room) : about;
  if (room > 40 && context.measureText(shown).width <= room) context.fillText(shown, left, middle);
}
