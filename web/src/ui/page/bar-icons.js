// What the bar at the bottom edge opens, as pictograms.

import { svg } from 'lit';
import { icon } from '../../elements/first-icons.js';

/** @type {Record<import('./sheets.js').SheetId, unknown>} */
export const barIcons = {
  problem: icon(
    svg`<path d="M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6" /><circle cx="10" cy="5" r="1.5" /><circle cx="6" cy="11" r="1.5" />`,
  ),
  runs: icon(svg`<path d="M2.5 4h2M7 4h6.5M2.5 8h2M7 8h6.5M2.5 12h2M7 12h6.5" />`),
  charts: icon(svg`<path d="M2.5 2.5v11h11M5 5.5c1 4 3.5 5 8 5.3" />`),
  more: icon(
    svg`<circle cx="3.5" cy="8" r=".8" /><circle cx="8" cy="8" r=".8" /><circle cx="12.5" cy="8" r=".8" />`,
  ),
};
