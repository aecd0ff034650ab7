// All quantities. A test compares this list with the folder.

import accuracy from './kinds/accuracy.js';
import allRight from './kinds/all-right.js';
import area from './kinds/area.js';
import best from './kinds/best.js';
import bestStep from './kinds/best-step.js';
import divergedStep from './kinds/diverged-step.js';
import evaluations from './kinds/evaluations.js';
import fallDone from './kinds/fall-done.js';
import first from './kinds/first.js';
import firstBelow from './kinds/first-below.js';
import gap from './kinds/gap.js';
import jumpStep from './kinds/jump-step.js';
import largestGradient from './kinds/largest-gradient.js';
import largestRate from './kinds/largest-rate.js';
import largestUpdate from './kinds/largest-update.js';
import last from './kinds/last.js';
import limitStep from './kinds/limit-step.js';
import peak from './kinds/peak.js';
import peakStep from './kinds/peak-step.js';
import rate from './kinds/rate.js';
import rateDrop from './kinds/rate-drop.js';
import rateZero from './kinds/rate-zero.js';
import riseEnd from './kinds/rise-end.js';
import rises from './kinds/rises.js';
import spikes from './kinds/spikes.js';
import stillSince from './kinds/still-since.js';
import timesEarlier from './kinds/times-earlier.js';
import timesLower from './kinds/times-lower.js';
import trainAccuracy from './kinds/train-accuracy.js';
import trainLoss from './kinds/train-loss.js';
import trainR2 from './kinds/train-r2.js';
import valAccuracy from './kinds/val-accuracy.js';
import valLoss from './kinds/val-loss.js';
import valR2 from './kinds/val-r2.js';
import value from './kinds/value.js';

/** @typedef {import('./quantity.js').Quantity} Quantity */

/** @type {Quantity[]} */
export const quantities = [
  accuracy,
  allRight,
  area,
  best,
  bestStep,
  divergedStep,
  evaluations,
  fallDone,
  first,
  firstBelow,
  gap,
  jumpStep,
  largestGradient,
  largestRate,
  largestUpdate,
  last,
  limitStep,
  peak,
  peakStep,
  rate,
  rateDrop,
  rateZero,
  riseEnd,
  rises,
  spikes,
  stillSince,
  timesEarlier,
  timesLower,
  trainAccuracy,
  trainLoss,
  trainR2,
  valAccuracy,
  valLoss,
  valR2,
  value,
];

const byId = new Map(quantities.map((quantity) => [quantity.id, quantity]));

/**
 * @param {string} id also with "_" for "-", as links write it
 * @returns {Quantity | undefined} undefined: there is none of this name
 */
export function quantityOf(id) {
  return byId.get(id.replaceAll('_', '-'));
}
