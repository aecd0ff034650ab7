// What is really drawn: the calls that reach the canvas of a chart, and the values that they stand for
// by the numbers on its axes. Nothing of the chart's own model is used.

/**
 * @typedef {object} Stroke one path that was stroked, in CSS pixels of the canvas
 * @property {string} color as the context has it
 * @property {number} width
 * @property {number} alpha
 * @property {number[]} dash
 * @property {[number, number][][]} pieces connected points
 */

/**
 * @typedef {object} Drawn one picture of one chart
 * @property {Stroke[]} strokes
 * @property {{ color: string, alpha: number, pieces: [number, number][][] }[]} fills
 * @property {{ text: string, x: number, y: number, color: string, align: string }[]} texts
 * @property {{ x: number, y: number, radius: number }[]} arcs
 * @property {{ left: number, top: number, right: number, bottom: number }} clip of the curves
 * @property {number} width
 * @property {number} height
 */

/**
 * Lets a chart of the page be drawn once more and writes down what is drawn.
 * @param {object} page of Playwright
 * @param {string} id of the chart, such as "lr"
 * @returns {Promise<Drawn>}
 */
export function drawnChart(page, id) {
  return page.evaluate((chart) => {
    const view = document.querySelector('curves-view');
    const canvas = view.querySelector(`[data-chart="${chart}"] canvas`);
    const context = canvas.getContext('2d');
    const ratio = canvas.width / canvas.clientWidth;
    const found = { strokes: [], fills: [], texts: [], arcs: [], clip: null };
    let pieces = [];
    let rect = null;
    const place = (x, y) => {
      const point = context.getTransform().transformPoint({ x, y });
      return [point.x / ratio, point.y / ratio];
    };
    const look = () => ({ alpha: context.globalAlpha, dash: context.getLineDash() });
    const copy = () => pieces.filter(({ length }) => length > 1).map((piece) => [...piece]);
    const hooks = {
      beginPath: () => (pieces = []),
      moveTo: (x, y) => pieces.push([place(x, y)]),
      lineTo: (x, y) =>
        pieces.length ? pieces.at(-1).push(place(x, y)) : pieces.push([place(x, y)]),
      rect: (x, y, width, height) => (rect = [...place(x, y), ...place(x + width, y + height)]),
      clip: () => {
        if (rect) found.clip = { left: rect[0], top: rect[1], right: rect[2], bottom: rect[3] };
      },
      arc: (x, y, radius) => {
        const [left, top] = place(x, y);
        found.arcs.push({ x: left, y: top, radius });
      },
      stroke: () =>
        found.strokes.push({
          ...look(),
          color: context.strokeStyle,
          width: context.lineWidth,
          pieces: copy(),
        }),
      fill: () => found.fills.push({ ...look(), color: context.fillStyle, pieces: copy() }),
      fillText: (text, x, y) => {
        const [left, top] = place(x, y);
        const { fillStyle: color, textAlign: align } = context;
        found.texts.push({ text: String(text), x: left, y: top, color, align });
      },
    };
    for (const [name, hook] of Object.entries(hooks)) {
      context[name] = (...args) => {
        hook(...args);
        return CanvasRenderingContext2D.prototype[name].apply(context, args);
      };
    }
    view.drawFrame();
    for (const name of Object.keys(hooks)) delete context[name];
    return { ...found, width: canvas.clientWidth, height: canvas.clientHeight };
  }, id);
}

/**
 * @typedef {object} ReadAxis an axis as its numbers say it is
 * @property {boolean} log
 * @property {{ value: number, pixel: number }[]} ticks
 * @property {(pixel: number) => number} toValue
 * @property {(value: number) => number} toPixel
 */

/**
 * The y axis by its numbers, which stand left of the plot.
 * @param {Drawn} drawn
 * @param {{ log?: boolean }} [known] what the heading says; without, two numbers count as a linear axis
 * @returns {ReadAxis}
 */
export function yAxisOf({ texts, clip }, { log } = {}) {
  return axisThrough(
    texts
      .filter(({ x, align }) => align === 'right' && x < clip.left)
      .map(({ text, y }) => ({ value: numberOf(text), pixel: y })),
    log,
  );
}

/**
 * The x axis by its numbers, which stand below the plot.
 * @param {Drawn} drawn
 * @returns {ReadAxis}
 */
export function xAxisOf({ texts, clip }) {
  return axisThrough(
    texts
      .filter(({ y, align }) => align === 'center' && y >= clip.bottom - 4)
      .map(({ text, x }) => ({ value: numberOf(text), pixel: x })),
  );
}

/** @param {string} text of a tick: "12 500", "2e-5", "400 steps" */
function numberOf(text) {
  return Number(/^[-−]?[\d.\s\u202f]+(e[-+]?\d+)?/.exec(text)?.[0].replace(/[\s\u202f]/g, ''));
}

/**
 * Whether an axis is linear or logarithmic is seen by where its numbers stand.
 * @param {{ value: number, pixel: number }[]} all
 * @param {boolean} [isLog] if it is known
 * @returns {ReadAxis}
 */
function axisThrough(all, isLog) {
  const ticks = all.filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.value - b.value);
  const positive = ticks.filter(({ value }) => value > 0);
  const linear = lineThrough(ticks, (value) => value);
  const logarithmic = lineThrough(positive, Math.log);
  // Through two numbers goes every line: then it is the simpler one.
  const log = isLog ?? (linear.error > 0.5 && logarithmic.error < linear.error);
  const { slope, start } = log ? logarithmic : linear;
  return {
    log,
    ticks: log ? positive : ticks,
    toPixel: (value) => start + slope * (log ? Math.log(value) : value),
    toValue: (pixel) => (log ? Math.exp((pixel - start) / slope) : (pixel - start) / slope),
  };
}

/**
 * The line through the first and the last number, and how far the others are from it.
 * @param {{ value: number, pixel: number }[]} ticks
 * @param {(value: number) => number} scale
 */
function lineThrough(ticks, scale) {
  if (ticks.length < 2) return { slope: NaN, start: NaN, error: Infinity };
  const [first, last] = [ticks[0], ticks.at(-1)];
  const slope = (last.pixel - first.pixel) / (scale(last.value) - scale(first.value));
  const start = first.pixel - slope * scale(first.value);
  const errors = ticks.map(({ value, pixel }) => Math.abs(start + slope * scale(value) - pixel));
  return { slope, start, error: Math.max(...errors) };
}

/**
 * The strokes of one run: by colour, the lines of curves only.
 * @param {Drawn} drawn
 * @param {string} color "#rrggbb"
 * @returns {Stroke[]} in the order in which they were drawn
 */
export function strokesOf({ strokes }, color) {
  return strokes.filter((one) => one.color === color && one.pieces.length > 0);
}

/**
 * The colours of all runs of the page.
 * @param {object} page of Playwright
 * @returns {Promise<string[]>} "#rrggbb" by place in the palette
 */
export function runColors(page) {
  return page.evaluate(() => {
    const style = getComputedStyle(document.querySelector('curves-view'));
    const context = document.createElement('canvas').getContext('2d');
    return Array.from({ length: 8 }, (_, slot) => {
      context.fillStyle = style.getPropertyValue(`--r${slot + 1}`).trim();
      return context.fillStyle;
    });
  });
}

/**
 * The lowest and the highest point of some lines in a column of pixels, ends of pieces between two
 * columns included.
 * @param {[number, number][][]} pieces
 * @param {number} from x
 * @param {number} to x
 * @returns {{ top: number, bottom: number } | null} pixels; null: nothing is there
 */
export function extentIn(pieces, from, to) {
  let [top, bottom] = [Infinity, -Infinity];
  const see = (y) => {
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  };
  for (const piece of pieces) {
    for (let i = 1; i < piece.length; i++) {
      const [[x1, y1], [x2, y2]] = [piece[i - 1], piece[i]];
      if (x2 < from || x1 > to) continue;
      const at = (x) => (x2 === x1 ? y1 : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1));
      see(x1 < from ? at(from) : y1);
      see(x2 > to ? at(to) : y2);
    }
  }
  return top <= bottom ? { top, bottom } : null;
}

/** How far a line may be from where it should be, in pixels. */
const PIXEL = 1;

/**
 * Where drawn lines differ from a line through known points: something is drawn that is not there, or
 * something that is there is not drawn, within a pixel.
 * @param {Drawn} drawn
 * @param {[number, number][][]} pieces drawn, in pixels
 * @param {[number, number][]} truth points of the axes' values, x growing
 * @param {{ x: ReadAxis, y: ReadAxis }} axes
 * @param {number} [tolerance] pixels
 * @returns {string[]} words about a few columns of pixels; empty: there is no difference
 */
export function mistakesIn({ clip }, pieces, truth, { x, y }, tolerance = PIXEL) {
  const top = clip.top + 2;
  const bottom = clip.bottom - 2;
  const inside = (pixel) => Math.min(bottom, Math.max(top, pixel));
  // A logarithmic axis has its 0 at the edge.
  const height = (value) => (y.log && value <= 0 ? bottom : inside(y.toPixel(value)));
  const points = truth
    .filter(([, value]) => !Number.isNaN(value))
    .map(([at, value]) => [x.toPixel(at), height(value)]);
  const wanted = columnsOf([points]);
  const found = columnsOf(pieces.map((piece) => piece.map(([at, place]) => [at, inside(place)])));
  const mistakes = [];
  const end = Math.floor(Math.min(clip.right, points.at(-1)[0])) - 1;
  for (let column = Math.ceil(clip.left); column < end; column++) {
    const [here, near] = [found.get(column), around(found, column)];
    const [truthHere, truthNear] = [wanted.get(column), around(wanted, column)];
    if (!truthHere) continue;
    const isInvented =
      here && (here.top < truthNear.top - tolerance || here.bottom > truthNear.bottom + tolerance);
    const isLost =
      !near || near.top > truthHere.top + tolerance || near.bottom < truthHere.bottom - tolerance;
    if (isInvented || isLost) {
      const what = { here, near, truthHere, truthNear };
      mistakes.push(`x ${x.toValue(column)}: ${JSON.stringify(what)}`);
    }
  }
  return mistakes.slice(0, 3);
}

/**
 * The highest and the lowest point of lines in every column of pixels.
 * @param {[number, number][][]} pieces x growing
 * @returns {Map<number, { top: number, bottom: number }>} by the left edge of the column
 */
function columnsOf(pieces) {
  const columns = new Map();
  const see = (column, y) => {
    const one = columns.get(column) ?? { top: Infinity, bottom: -Infinity };
    one.top = Math.min(one.top, y);
    one.bottom = Math.max(one.bottom, y);
    columns.set(column, one);
  };
  for (const piece of pieces) {
    piece.forEach(([x2, y2], i) => {
      see(Math.floor(x2), y2);
      const [x1, y1] = piece[i - 1] ?? [x2, y2];
      // Where it crosses from one column to the next, it is in both.
      for (let x = Math.floor(x1) + 1; x <= x2; x++) {
        const y = y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
        see(x - 1, y);
        see(x, y);
      }
    });
  }
  return columns;
}

/**
 * @param {Map<number, { top: number, bottom: number }>} columns
 * @param {number} column
 * @returns {{ top: number, bottom: number } | null} of it and its neighbours
 */
function around(columns, column) {
  const all = [-1, 0, 1].map((i) => columns.get(column + i)).filter(Boolean);
  if (!all.length) return null;
  return {
    top: Math.min(...all.map(({ top }) => top)),
    bottom: Math.max(...all.map(({ bottom }) => bottom)),
  };
}
