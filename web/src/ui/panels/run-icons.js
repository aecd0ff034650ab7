// What can be done with a run, as pictograms.

import { svg } from 'lit';
import { icon } from '../../elements/first-icons.js';

export const copy = icon(
  svg`<rect x="5.5" y="5.5" width="7.5" height="7.5" rx="1.5" /><path d="M3 10.5V4.2C3 3.5 3.5 3 4.2 3h6.3" />`,
);
export const solo = icon(
  svg`<circle cx="8" cy="8" r="5.3" /><circle cx="8" cy="8" r="2" fill="currentColor" />`,
);
export const tune = icon(
  svg`<path d="M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6" /><circle cx="10" cy="5" r="1.5" /><circle cx="6" cy="11" r="1.5" />`,
);
export const down = icon(svg`<path d="M3 5.5L8 10.5 13 5.5" stroke-width="2" />`);
export const ramp = icon(svg`<path d="M2 13L8 5h6" />`);
export const rising = icon(svg`<path d="M8 13V3.5M4.5 7L8 3.5 11.5 7" />`);
export const falling = icon(svg`<path d="M8 3v9.5M4.5 9L8 12.5 11.5 9" />`);
