// The lines between the parts of the page: problem | pictures | curves, and above the runs.

import { html } from 'lit';
import './split-bar.js';

/** @typedef {import('./split-bar.js').Divider} Divider */

/**
 * @param {HTMLElement} page
 * @param {string} part
 */
function boxOf(page, part) {
  const element = page.querySelector(`:scope > .${part}`) ?? page;
  return element.getBoundingClientRect();
}

/** @param {HTMLElement} page */
function shared(page) {
  const { left, width } = boxOf(page, 'stage');
  return { left, width: width + boxOf(page, 'curves').width };
}

/** @type {Divider[]} */
const DIVIDERS = [
  {
    id: 'problem',
    label: 'Width of the controls',
    isUpright: true,
    keys: ['ArrowLeft', 'ArrowRight'],
    unit: 'pixels',
    stride: 16,
    least: () => 240,
    most: (page) => Math.min(420, 0.32 * page.clientWidth),
    size: (page) => boxOf(page, 'problem').width,
    sizeAt: (page, { x }) => x - boxOf(page, 'problem').left,
  },
  {
    id: 'stage',
    label: 'Width of the pictures',
    isUpright: true,
    keys: ['ArrowLeft', 'ArrowRight'],
    unit: 'percent of what pictures and curves share',
    stride: 2,
    least: () => 25,
    most: () => 65,
    size: (page) => (100 * boxOf(page, 'stage').width) / shared(page).width,
    sizeAt: (page, { x }) => (100 * (x - shared(page).left)) / shared(page).width,
  },
  {
    id: 'runs',
    label: 'Height of the runs',
    isUpright: false,
    keys: ['ArrowDown', 'ArrowUp'],
    unit: 'pixels',
    stride: 16,
    least: () => 96,
    most: (page) => 0.6 * page.clientHeight,
    size: (page) => boxOf(page, 'runs').height,
    sizeAt: (page, { y }) => boxOf(page, 'runs').bottom - y,
  },
];

/** The dividers of a page. They fire "resize-part", see split-bar.js. */
export const dividers = () =>
  DIVIDERS.map(
    (divider) => html`<split-bar class="at-${divider.id}" .divider=${divider}></split-bar>`,
  );
