// Texts with places for numbers: `{run2.peak}`, `{first-below(0.1)}`, `{run1.times-earlier(0.1, run2)}`.

import { quantityOf } from './quantities.js';

/** @typedef {import('./measured.js').Measured} Measured */
/** @typedef {import('./quantity.js').Found} Found */
/** @typedef {import('./quantity.js').Quantity} Quantity */

const PLACE = /\{(?:run(\d{1,2})\.)?([a-z][a-z\d]*(?:[-_][a-z\d]+)*)(?:\(([^(){}]{0,40})\))?\}/g;

/**
 * Puts what was measured into a text.
 * @param {string} text with places; without a run, the first one is meant
 * @param {(Measured | undefined)[]} runs in the order of the experiment; they count from 1 in texts
 * @param {(found: Found, quantity: Quantity) => string} write a number as text, also one that is not
 *   there
 * @returns {string} a place that names no run or quantity that there is stays as it is
 */
export function fillTemplate(text, runs, write) {
  return text.replace(PLACE, (place, number = '1', id, given = '') => {
    const quantity = quantityOf(id);
    const run = runs[Number(number) - 1];
    const { argument, other } = argumentsIn(given);
    const isWhole = !quantity?.needsOther || runs[other - 1];
    if (!quantity || !run || !isWhole) return place;
    return write(quantity.compute(run, argument, runs[other - 1]), quantity);
  });
}

/**
 * @param {string} text with places
 * @returns {string} with "…" where numbers would stand
 */
export function withoutNumbers(text) {
  return text.replace(PLACE, (place, _, id) => (quantityOf(id) ? '…' : place));
}

/**
 * @param {string} given such as "0.1, run2"
 * @returns {{ argument?: number, other: number }} other: number of a run; NaN: none
 */
export function argumentsIn(given) {
  const parts = given.split(',').map((part) => part.trim());
  const number = parts.find((part) => part && Number.isFinite(Number(part)));
  const run = parts.map((part) => /^run(\d{1,2})$/.exec(part)?.[1]).find(Boolean);
  return { argument: number === undefined ? undefined : Number(number), other: Number(run ?? NaN) };
}
