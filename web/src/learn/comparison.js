// A guess and what happened, in one small picture.

import { pathOf } from './drawing-board.js';

const SIZE = { width: 300, height: 160 };
const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {object} lines
 * @param {[number, number][]} lines.guess points in 0..1, with the origin at the lower left
 * @param {[number, number][]} lines.real
 * @param {{ guess: string, real: string }} lines.words
 * @returns {HTMLElement}
 */
export function comparison({ guess, real, words }) {
  const { width, height } = SIZE;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `-6 -6 ${width + 12} ${height + 12}`);
  svg.setAttribute('aria-hidden', 'true');
  const paths = { axes: `M0 0V${height}H${width}`, guess: pathOf(guess, width, height) };
  for (const [name, d] of Object.entries({ ...paths, real: pathOf(real, width, height) })) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', d);
    svg.append(path);
  }
  const legend = document.createElement('figcaption');
  for (const name of /** @type {const} */ (['guess', 'real'])) {
    const label = document.createElement('span');
    label.className = name;
    label.textContent = words[name];
    legend.append(label);
  }
  const figure = document.createElement('figure');
  figure.className = 'comparison';
  figure.append(svg, legend);
  return figure;
}
