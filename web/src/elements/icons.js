// The few pictograms that come after the first curve.

import { svg } from 'lit';
import { icon } from './first-icons.js';

export const theme = icon(
  svg`<circle cx="8" cy="8" r="5.3" /><path d="M8 2.7a5.3 5.3 0 0 1 0 10.6z" fill="currentColor" />`,
);
export const help = icon(
  svg`<path d="M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.7" /><circle cx="8" cy="12.3" r=".6" fill="currentColor" />`,
);
export const plus = icon(svg`<path d="M8 3.5v9M3.5 8h9" />`);
export const close = icon(svg`<path d="M4 4l8 8M12 4l-8 8" />`);
export const eye = icon(
  svg`<path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" /><circle cx="8" cy="8" r="1.9" />`,
);
export const table = icon(
  svg`<rect x="2.5" y="3" width="11" height="10" rx="1.2" /><path d="M2.5 6.5h11M6.3 6.5V13" />`,
);
export const share = icon(svg`<path d="M8 9.5V2.2M5.2 4.8L8 2l2.8 2.8M3.5 8v5.5h9V8" />`);
export const download = icon(svg`<path d="M8 2.2v7.6M5.2 7L8 9.8 10.8 7M3 12.8h10" />`);
export const lessons = icon(
  svg`<path d="M8 4.2C6.4 3 4.2 2.8 2 3v9.4c2.2-.2 4.4 0 6 1.2 1.6-1.2 3.8-1.4 6-1.2V3c-2.2-.2-4.4 0-6 1.2zM8 4.2v9.4" />`,
);
export const examples = icon(
  svg`<rect x="2.5" y="2.5" width="4.5" height="4.5" rx="1" /><rect x="9" y="2.5" width="4.5" height="4.5" rx="1" /><rect x="2.5" y="9" width="4.5" height="4.5" rx="1" /><rect x="9" y="9" width="4.5" height="4.5" rx="1" />`,
);
