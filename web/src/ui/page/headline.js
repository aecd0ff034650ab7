// The row between the top bar and the columns, whose place is kept before its words have come.

import { html } from 'lit';
import { said } from '../said.js';
import { ABOUT, QUESTION, showsLanding } from './landing.js';

/** @typedef {import('../model/store.js').Store} Store */

/**
 * Whether the page has a headline: known at once, so that nothing moves when it comes.
 * @param {Store} store
 */
export function hasHeadline(store) {
  const { config } = store;
  return showsLanding(store) || !!(config.title || config.note || config.goal);
}

/**
 * What stands there at the first look; the strip for first visitors goes on with the same words.
 * @param {Store} store
 */
export function firstHeadline(store) {
  const { title, note, goal } = store.config;
  if (title || note || goal) return said(store.config);
  return html`<div class="landing">
    <p class="landing-words"><b>${ABOUT}</b> <span>${QUESTION}</span></p>
  </div>`;
}
