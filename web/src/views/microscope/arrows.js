// A step on a surface as arrows from where the run is.

import { html, svg } from 'lit';
import { formatNumber } from '../../drawing/format.js';
import { stepVectors } from './step-vectors.js';

/** @typedef {import('../../steps/look.js').Look} Look */

/**
 * @typedef {object} Arrow
 * @property {'gradient' | 'memory' | 'step'} kind
 * @property {string} words
 * @property {[number, number]} to in the units of the surface
 */

// Of the square, and of the longest arrow in it.
const SIDE = 160;
const LONGEST = 66;
const HEAD = 7;

/**
 * @param {import('../../engine/wasm/bindings.js').StepReport} report of both coordinates
 * @param {Look} look at one of them
 * @returns {Arrow[]} the last one is the step
 */
export function arrowsOf(report, look) {
  return stepVectors(report, look).map(({ kind, words, values: [x, y] }) => ({
    kind,
    words,
    to: [x, y],
  }));
}

/** @param {Arrow[]} arrows */
export function arrowsPicture(arrows) {
  const longest = Math.max(...arrows.map(({ to }) => Math.hypot(...to)));
  const scale = longest > 0 ? LONGEST / longest : 0;
  const words = arrows.map(
    ({ words: what, to }) => `${what}: ${formatNumber(to[0])} in x, ${formatNumber(to[1])} in y`,
  );
  const middle = SIDE / 2;
  return html`<figure class="microscope-arrows">
    <svg viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label=${words.join('; ')}>
      ${[...arrows].reverse().map(({ kind, to: [x, y] }) => arrow(kind, middle, middle, middle + scale * x, middle - scale * y))}
      <circle cx=${middle} cy=${middle} r="3"></circle>
    </svg>
    <figcaption>
      ${arrows.map(
        ({ kind, words: what, to }) =>
          html`<span class=${kind}
            ><i aria-hidden="true"></i>${what}, ${formatNumber(Math.hypot(...to))}</span
          >`,
      )}
    </figcaption>
  </figure>`;
}

/**
 * @param {string} kind
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 */
function arrow(kind, x1, y1, x2, y2) {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const wing = (/** @type {number} */ turn) =>
    `${x2 - HEAD * Math.cos(angle + turn)} ${y2 - HEAD * Math.sin(angle + turn)}`;
  const isLong = Math.hypot(x2 - x1, y2 - y1) > HEAD;
  const head = isLong ? `M${wing(0.5)} L${x2} ${y2} L${wing(-0.5)}` : '';
  return svg`<path class=${kind} d="M${x1} ${y1} L${x2} ${y2}"></path><path class="head ${kind}" d=${head}></path>`;
}
