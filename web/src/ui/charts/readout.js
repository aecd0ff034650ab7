// The box that says what is under the pointer or the crosshair of a picture.

const BESIDE = 12;

/**
 * @typedef {object} ReadoutRow of a curve
 * @property {string} name
 * @property {number} slot colour
 * @property {number[]} dash
 * @property {string} text its value
 * @property {string} [place] where that is, if not where the heading says
 */

/**
 * @param {HTMLElement} box
 * @param {string} heading
 * @param {Array<ReadoutRow | string>} rows
 */
export function fillReadout(box, heading, rows) {
  const head = document.createElement('b');
  head.textContent = heading;
  box.replaceChildren(head, ...rows.map((row) => lineOf(row)));
}

/**
 * Puts it beside what it is about, on the side with more room; never cut off.
 * @param {HTMLElement} box shown
 * @param {number} width of the picture
 * @param {number} left border of what it is about
 * @param {number} [right] border
 */
export function placeReadout(box, width, left, right = left) {
  const room = box.offsetWidth;
  const isLeft = left + right > width;
  const wished = isLeft ? left - BESIDE - room : right + BESIDE;
  box.style.left = `${Math.max(0, Math.min(width - room, wished))}px`;
}

/** @param {ReadoutRow | string} row */
function lineOf(row) {
  const line = document.createElement('span');
  line.className = 'readout-line';
  if (typeof row === 'string') line.textContent = row;
  else line.append(...partsOf(row));
  return line;
}

/**
 * @param {ReadoutRow} row
 */
function partsOf({ name, slot, dash, text, place }) {
  const swatch = document.createElement('i');
  swatch.className = dash.length ? 'swatch-line dashed' : 'swatch-line';
  swatch.style.setProperty('--run', `var(--r${slot + 1})`);
  /** @type {(words: string, className: string) => HTMLElement} */
  const part = (words, className) => {
    const element = document.createElement('span');
    element.textContent = words;
    element.className = className;
    return element;
  };
  const parts = [swatch, part(name, 'name'), part(text, 'value')];
  return place ? [...parts, part(`at ${place}`, 'place')] : parts;
}
