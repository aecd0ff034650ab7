// What can be done with a run, as pictograms.

import { svg } from 'lit';
import { icon } from '../../elements/icons.js';

export const copy = icon(
  svg`<rect x="5.5" y="5.5" width="7.5" height="7.5" rx="1.5" /><path d="M3 10.5V4.2C3 3.5 3.5 3 4.2 3h6.3" />`,
);
export const solo = icon(
  svg`<circle cx="8" cy="8" r="5.3" /><circle cx="8" cy="8" r="2" fill="currentColor" />`,
);
export const tune = icon(
  svg`<path d="M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6" /><circle cx="10" cy="5" r="1.5" /><circle cx="6" cy="11" r="1.5" />`,
);
