// Pictograms of goals.

import { svg } from 'lit';
import { icon } from './first-icons.js';

export const target = icon(
  svg`<circle cx="8" cy="8" r="5.6" /><circle cx="8" cy="8" r="2.6" /><circle cx="8" cy="8" r=".5" fill="currentColor" />`,
);
export const reached = icon(svg`<circle cx="8" cy="8" r="5.9" /><path d="M5.2 8.2l2 2 3.7-4.2" />`);
export const check = icon(svg`<path d="M3.2 8.4l3.2 3.2 6.4-7" />`);
export const cross = icon(svg`<path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />`);
export const open = icon(svg`<circle cx="8" cy="8" r="3.6" />`);
