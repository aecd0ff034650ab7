// The lower edge of a chart, which makes it higher or lower.

import { html } from 'lit';
import '../page/split-bar.js';

const LEAST = 90;

/**
 * @param {string} id of the chart
 * @param {string} [title]
 */
export const lowerEdge = (id, title = id) =>
  html`<split-bar class="at-chart" .divider=${dividerOf(id, title)}></split-bar>`;

/**
 * @param {string} id
 * @param {string} title
 * @returns {import('../page/split-bar.js').Divider}
 */
function dividerOf(id, title) {
  return {
    id: `chart-${id}`,
    label: `Height of the chart ${title}`,
    isUpright: false,
    keys: ['ArrowUp', 'ArrowDown'],
    unit: 'pixels',
    stride: 16,
    least: () => LEAST,
    most: () => 0.7 * innerHeight,
    size: (chart) => chart.offsetHeight,
    sizeAt: (chart, { y }) => y - chart.getBoundingClientRect().top,
  };
}
