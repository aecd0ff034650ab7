// A data set in a small picture.

/** @typedef {import('../../catalog/catalog-index.js').Entry} Entry */
/** @typedef {import('../../drawing/palette.js').Theme} Theme */

/**
 * @typedef {object} Points
 * @property {ArrayLike<number>} inputs one point after the other
 * @property {ArrayLike<number>} targets
 */

/** What is drawn is so wide and high, however large it is shown. */
export const SIDE = 80;
const INSET = 11;

/**
 * Data of one or two dimensions.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {Points} points
 * @param {Pick<Entry, 'features' | 'task'>} entry of a data set
 */
export function drawPoints(context, theme, { inputs, targets }, entry) {
  const dimensions = entry.features ?? 1;
  const count = targets.length;
  const column = (/** @type {number} */ k) =>
    Array.from({ length: count }, (_, i) => inputs[i * dimensions + k]);
  const across = fit(column(0), INSET, SIDE - INSET);
  const up = fit(dimensions > 1 ? column(1) : Array.from(targets), SIDE - INSET, INSET);
  const shade = entry.task === 'regression' ? fit(Array.from(targets), 0, 1) : null;
  for (let i = 0; i < count; i++) {
    context.beginPath();
    context.arc(across[i], up[i], 2.3, 0, 7);
    context.fillStyle = shade
      ? theme.classes[shade[i] > 0.5 || dimensions === 1 ? 1 : 0]
      : theme.classes[targets[i] % theme.classes.length];
    context.globalAlpha = shade && dimensions > 1 ? 0.25 + Math.abs(shade[i] - 0.5) * 1.5 : 1;
    context.fill();
  }
  context.globalAlpha = 1;
}

// Maps values onto [from, to].
/**
 * @param {number[]} values
 * @param {number} from
 * @param {number} to
 */
function fit(values, from, to) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return values.map((value) => from + ((value - low) / (high - low || 1)) * (to - from));
}

/**
 * Images, in rows of three.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 * @param {ArrayLike<number>[]} images nine of them, row by row, 1 is full ink
 */
export function drawImages(context, theme, images) {
  const inset = 4;
  const room = (SIDE - 2 * inset) / 3;
  context.fillStyle = theme.ink;
  images.slice(0, 9).forEach((pixels, i) => {
    const width = Math.sqrt(pixels.length);
    const size = (room - 2) / width;
    const [left, top] = [inset + (i % 3) * room + 1, inset + Math.floor(i / 3) * room + 1];
    for (let k = 0; k < pixels.length; k++) {
      context.globalAlpha = Math.max(0, Math.min(1, pixels[k]));
      const [column, row] = [k % width, Math.floor(k / width)];
      context.fillRect(left + column * size, top + row * size, size, size);
    }
  });
  context.globalAlpha = 1;
}

/**
 * The sign for data that one brings.
 * @param {CanvasRenderingContext2D} context
 * @param {Theme} theme
 */
export function drawOwn(context, theme) {
  context.strokeStyle = theme.ink2;
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(SIDE / 2, 26);
  context.lineTo(SIDE / 2, 54);
  context.moveTo(26, SIDE / 2);
  context.lineTo(54, SIDE / 2);
  context.stroke();
}
