// The QR code of a link, as something that is drawn.

/** @typedef {{ left: number, top: number, side: number }} Place of the code, with the white border around it */

/** Cameras do not read codes of longer links from paper. */
export const MAX_CODE_LENGTH = 1200;
/** White squares that cameras need around a code. */
export const QUIET_ZONE = 4;

/**
 * @param {string} link
 * @returns {string} why it has no code; empty: it has one
 */
export function codeProblem(link) {
  if (!/^[a-z]+:/i.test(link)) return 'only the whole address of a page can be a QR code';
  if (link.length <= MAX_CODE_LENGTH) return '';
  return `the link is too long for a QR code: ${link.length} characters, at most ${MAX_CODE_LENGTH}`;
}

/**
 * Black on white, whatever the theme: many cameras read nothing else.
 * @param {CanvasRenderingContext2D} context
 * @param {boolean[][]} rows squares, those of the border too
 * @param {Place} place
 */
export function drawCode(context, rows, { left, top, side }) {
  const square = side / rows.length;
  context.fillStyle = '#ffffff';
  context.fillRect(left, top, side, side);
  context.beginPath();
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x++;
      context.rect(left + start * square, top + y * square, (x + 1 - start) * square, square);
    }
  });
  context.fillStyle = '#000000';
  context.fill();
}

/**
 * @param {boolean[][]} rows
 * @returns {string} the same as a path of an SVG whose unit is a square
 */
export function codePath(rows) {
  return rows
    .map((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')).join(''))
    .join('');
}
