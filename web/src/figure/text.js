// Words in figures: broken into lines, as wide as the fonts make them.

/** @typedef {{ font: string, measureText: (text: string) => { width: number } }} Ruler */

/**
 * @param {Ruler} ruler its font is set
 * @param {string} text broken at blanks, not at the narrow spaces within numbers
 * @param {number} width of a line
 * @param {number} most lines; what does not fit ends with "…"
 * @param {{ anywhere?: boolean }} [options] anywhere: an address, which has no blanks to break at
 * @returns {string[]}
 */
export function wrapText(ruler, text, width, most, { anywhere = false } = {}) {
  const pieces = anywhere ? [...text] : text.split(/[ \n]+/).filter(Boolean);
  const joint = anywhere ? '' : ' ';
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const [i, piece] of pieces.entries()) {
    const longer = line ? line + joint + piece : piece;
    if (!line || ruler.measureText(longer).width <= width) {
      line = longer;
      continue;
    }
    if (lines.length + 1 === most) {
      const rest = pieces.slice(i).join(joint);
      return [...lines, cutText(ruler, line + joint + rest, width)];
    }
    lines.push(line);
    line = piece;
  }
  return line ? [...lines, cutText(ruler, line, width)] : lines;
}

/**
 * @param {Ruler} ruler its font is set
 * @param {string} text
 * @param {number} width
 * @returns {string} the text, or its beginning and "…"
 */
export function cutText(ruler, text, width) {
  if (ruler.measureText(text).width <= width) return text;
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (ruler.measureText(`${text.slice(0, middle)}…`).width <= width) fits = middle;
    else tooLong = middle;
  }
  return `${text.slice(0, fits).trimEnd()}…`;
}
