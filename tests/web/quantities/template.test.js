// Texts with places for numbers.

import { expect, it } from 'vitest';
import { foundText } from '../../../web/src/narrator/phrases.js';
import { fillTemplate } from '../../../web/src/quantities/template.js';
import { measured } from './measured.js';

const runs = [
  measured([8, 4, 2, 1], { every: 10, accuracy: [0.5, 0.9, 0.95, 0.988] }),
  measured([8, 12.3456, 4, 3], { every: 10 }),
];
const fill = (text) => fillTemplate(text, runs, foundText);

it.each([
  ['Its peak is {run2.peak}.', 'Its peak is 12.35.'],
  ['{first} to {last}', '8 to 1'],
  ['below 3 {first-below(3)}', 'below 3 between 10 and 20'],
  ['{run1.times-earlier(5, run2)} times', '1.1 times'],
  ['{accuracy} right', '98.8\u202f% right'],
  ['at {run2.first-below(0.1)}', 'at –'],
  ['step {run2.peak-step}', 'step 10'],
])('%s', (text, filled) => {
  expect(fill(text)).toBe(filled);
});

it.each([
  '{run9.peak}',
  '{nothing}',
  '{run1.times-earlier(5)}',
  '{run0.peak}',
  '{}',
  '{a b}',
  '$&',
])('leaves %s as it is', (text) => {
  expect(fill(text)).toBe(text);
});
