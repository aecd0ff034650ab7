// Contour lines of a surface seen from above, on a field of colour, with their values.

/** @typedef {import('../picture/picture.js').Theme} Theme */
/** @typedef {import('./plane.js').Plot} Plot */
/** @typedef {import('d3-contour').ContourMultiPolygon} Level */
/** @typedef {(share: number) => number} Part the height that so many of the values stay below */
/** @typedef {(point: number[]) => [number, number]} ToPixel takes coordinates of the grid */
/** @typedef {{ x: number, y: number }} Mark on the picture, in pixels */
/** @typedef {Mark & { angle: number, width: number }} Place of words, in pixels */

/**
 * @typedef {object} Contours what is drawn
 * @property {Level[]} levels
 * @property {ToPixel} toPixel
 * @property {Mark[]} [marks] no words stand on them
 * @property {Theme} theme
 */

const LEVELS = 16;
// So many lines lie between two that are strong and carry their value.
const STRONG = 3;

// The grid meets a surface's minimum exactly, so its levels reach down to this part of its height.
const SURFACE_REACH = { from: () => 1e-4, to: () => 1 };
// A grid of losses hardly ever meets a minimum: levels lie where most losses are.
const LOSS_REACH = {
  from: (/** @type {Part} */ part) => part(0.01),
  to: (/** @type {Part} */ part) => part(0.97),
};

/**
 * Contours on levels that grow as powers above the lowest value: close to each other near a minimum,
 * and far away not more than a picture can bear. What is not finite counts as the highest value.
 * @param {typeof import('d3-contour').contours} contours
 * @param {Float32Array | Float64Array} values row by row from the top
 * @param {number} columns
 * @param {number} rows
 * @param {{ measured?: boolean, range?: Float32Array | Float64Array }} [options] measured: losses on a
 *   net, not a smooth function; range: the values between whose extremes levels lie, if not all
 * @returns {Level[]} multi-polygons of what lies above each level, from the lowest on
 */
export function contourLevels(contours, values, columns, rows, { measured, range = values } = {}) {
  const levels = heightsOf(range, measured ? LOSS_REACH : SURFACE_REACH);
  if (!levels.length) return [];
  const finite = Array.from(values).filter(Number.isFinite);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  const filled = Array.from(values, (value) => (Number.isFinite(value) ? value : high));
  return contours().size([columns, rows]).thresholds(levels)(filled);
}

/**
 * Heights of the lines. They have so few digits that their labels can have all of them.
 * @param {Float32Array | Float64Array} values
 * @param {{ from: (part: Part) => number, to: (part: Part) => number }} reach
 * @returns {number[]} growing
 */
function heightsOf(values, { from, to }) {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  if (!(high > low)) return [];
  /** @type {Part} */
  const part = (share) => (sorted[Math.floor(share * (sorted.length - 1))] - low) / (high - low);
  const [first, last] = [Math.max(1e-4, from(part)), Math.max(1e-3, to(part))];
  const heights = Array.from({ length: LEVELS }, (_, i) => {
    const above = (high - low) * first * (last / first) ** ((i + 0.5) / LEVELS);
    const unit = 10 ** (Math.floor(Math.log10(above)) - 1);
    return Number((Math.round((low + above) / unit) * unit).toPrecision(12));
  });
  return [...new Set(heights)].filter((height) => height > low);
}

/**
 * Contour lines on a field of colour: the lower, the more of it. Strong lines carry their values.
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Contours} contours
 */
export function drawContours(context, plot, { levels, toPixel, marks, theme }) {
  const { left, right, top, bottom } = plot;
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.fillStyle = theme.accent;
  context.globalAlpha = 0.5;
  context.fillRect(left, top, right - left, bottom - top);
  levels.forEach((level, index) => {
    trace(context, level, toPixel);
    // Each level lies on the last and lightens it.
    context.globalAlpha = 0.16;
    context.fillStyle = theme.paper;
    context.fill('evenodd');
    context.globalAlpha = index % STRONG ? 0.16 : 0.34;
    context.strokeStyle = theme.ink;
    context.lineWidth = 0.7;
    context.stroke();
  });
  context.globalAlpha = 1;
  drawHeights(context, plot, { levels, toPixel, marks, theme });
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Level} multiPolygon
 * @param {ToPixel} toPixel
 */
function trace(context, multiPolygon, toPixel) {
  context.beginPath();
  for (const polygon of multiPolygon.coordinates) {
    for (const ring of polygon) {
      ring.forEach((point, i) => {
        const [x, y] = toPixel(point);
        if (i) context.lineTo(x, y);
        else context.moveTo(x, y);
      });
      context.closePath();
    }
  }
}

// ---- Values ----

const FONT_SIZE = 10;
// Between the words and the border, and between two of them, in pixels.
const BORDER = 6;
const APART = 26;
const MARK = 12;
// A line that is shorter than so many times its label has none.
const LEAST_LENGTH = 2.2;

/**
 * The heights of strong lines, each once, along its line.
 * @param {CanvasRenderingContext2D} context
 * @param {Plot} plot
 * @param {Contours} contours
 */
function drawHeights(context, plot, { levels, toPixel, marks = [], theme }) {
  context.font = `${FONT_SIZE}px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  /** @type {Place[]} */
  const taken = marks.map((mark) => ({ ...mark, angle: 0, width: MARK }));
  levels.forEach((level, index) => {
    if (index % STRONG) return;
    const text = String(level.value).replace('-', '\u2212');
    const { width } = context.measureText(text);
    const place = bestPlace(level, { width, plot, toPixel, taken });
    if (!place) return;
    taken.push(place);
    context.save();
    context.translate(place.x, place.y);
    context.rotate(place.angle);
    context.strokeStyle = theme.paper;
    context.lineWidth = 3;
    context.globalAlpha = 0.8;
    context.strokeText(text, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = theme.ink2;
    context.fillText(text, 0, 0);
    context.restore();
  });
}

/**
 * Where a line is straightest and far from borders and other words.
 * @param {Level} level
 * @param {{ width: number, plot: Plot, toPixel: ToPixel, taken: Place[] }} options
 * @returns {Place | null} null: it has no such place
 */
function bestPlace(level, { width, plot, toPixel, taken }) {
  let best = null;
  let leastBend = Infinity;
  for (const ring of level.coordinates.flat()) {
    const line = ring.map(toPixel);
    for (let i = 0; i < line.length; i += 2) {
      const span = spanAround(line, i, width * LEAST_LENGTH);
      if (!span || !isFree(span.middle, { width, plot, taken })) continue;
      if (span.bend >= leastBend) continue;
      leastBend = span.bend;
      best = { x: span.middle[0], y: span.middle[1], angle: upright(span.angle), width };
    }
  }
  return best;
}

/**
 * A stretch of a closed line.
 * @param {[number, number][]} line
 * @param {number} from index
 * @param {number} length
 * @returns {{ middle: [number, number], angle: number, bend: number } | null} bend: how much longer it
 *   is than its chord, 0: straight; null: the line is too short
 */
function spanAround(line, from, length) {
  let gone = 0;
  let middle = line[from];
  for (let k = 1; k < line.length; k++) {
    const [before, at] = [line[(from + k - 1) % line.length], line[(from + k) % line.length]];
    gone += Math.hypot(at[0] - before[0], at[1] - before[1]);
    if (gone <= length / 2) middle = at;
    if (gone < length) continue;
    const [across, down] = [at[0] - line[from][0], at[1] - line[from][1]];
    const bend = gone / Math.max(1e-9, Math.hypot(across, down)) - 1;
    return { middle, angle: Math.atan2(down, across), bend };
  }
  return null;
}

/**
 * @param {[number, number]} point
 * @param {{ width: number, plot: Plot, taken: Place[] }} options
 */
function isFree([x, y], { width, plot, taken }) {
  const room = width / 2 + BORDER;
  const { left, right, top, bottom } = plot;
  if (x < left + room || x > right - room || y < top + room || y > bottom - room) return false;
  return taken.every((other) => Math.hypot(other.x - x, other.y - y) > APART + other.width / 2);
}

/** @param {number} angle */
function upright(angle) {
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle < -Math.PI / 2 ? angle + Math.PI : angle;
}
