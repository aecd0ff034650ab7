// How the pictograms of the page are drawn, and those of the first look: inline SVG in the colour of the text.

import { svg, html } from 'lit';

/**
 * @param {import('lit').SVGTemplateResult | import('lit').SVGTemplateResult[]} shape in a box of 16 x 16
 * @returns {unknown} template
 */
export const icon = (shape) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shape}</svg>`;

export const play = icon(svg`<path d="M4 2.5v11l9-5.5z" fill="currentColor" />`);
export const pause = icon(svg`<path d="M4 3h2.8v10H4zM9.2 3H12v10H9.2z" fill="currentColor" />`);
export const step = icon(
  svg`<path d="M3 3.5v9L9.5 8z" fill="currentColor" /><path d="M12 3.5v9" />`,
);
export const reset = icon(svg`<path d="M3.2 8a4.8 4.8 0 1 0 1.6-3.6M3 2.2v3h3" />`);
export const external = icon(svg`<path d="M9 3h4v4M13 3L7.5 8.5M7 4H4v8h8V9" />`);
