// The numbers in the cells of a map have the same decimals everywhere, and say their scale.

import { expect, it } from 'vitest';
import { cellNumbers } from '../../../../web/src/views/sweep/cell-numbers.js';

it.each([
  ['usual losses', [0.7, 0.0247, 0.6931, NaN], ['0.700', '0.025', '0.693'], ''],
  ['heights', [23.6, 0.433, 4.2], ['23.60', '0.43', '4.20'], ''],
  ['what exploded', [0.5, 7630, Infinity], ['0.50', '≥100'], ''],
  ['small losses', [0.0123, 0.004], ['12.3', '4.0'], 'in units of 10⁻³'],
  ['large ones', [52_000, 12_000], ['52', '12'], 'in units of 10³'],
  ['losses of many sizes', [1e-8, 0.5], ['-8.0', '-0.3'], 'log₁₀ of the loss'],
  ['values on both sides of 0', [-1.25, 0.5, 0], ['-1.25', '0.50', '0.00'], ''],
  ['zeros only', [0, 0], ['0', '0'], ''],
])('of %s', (_, losses, texts, scale) => {
  const numbers = cellNumbers(losses);
  expect(losses.filter(Number.isFinite).map(numbers.text)).toEqual(texts);
  expect(numbers.scale).toBe(scale);
});
