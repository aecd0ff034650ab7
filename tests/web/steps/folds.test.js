// Sums in the lines of own rules, with numbers by hand.

import { describe, expect, it } from 'vitest';
import { foldsIn, foldsOf } from '../../../web/src/steps/folds.js';
import { linesOf } from '../../../web/src/steps/lines.js';

const G = [3, 4, 5, 12];
/** Two tensors of two weights; g is 3, 4 and 5, 12. */
const sums = (text, tensor, kept = () => undefined) => {
  const lines = linesOf(text, {});
  const lookUp = (name, weight) => (name === 'g' ? G[weight] : NaN);
  const folds = foldsOf(lines, { lookUp, kept, sizes: [2, 2] }, tensor);
  return lines.flatMap(({ value }) => foldsIn(value).map((fold) => folds.get(fold)));
};

describe('sums', () => {
  it('are over the layer of the weight', () => {
    expect(sums('u=norm(g)', 0)).toEqual([5]);
    expect(sums('u=norm(g)', 1)).toEqual([13]);
    expect(sums('u=sum(g)+mean(g)*max(g)-min(g)', 1)).toEqual([17, 8.5, 12, 5]);
    expect(sums('u=dot(g,2*g)', 0)).toEqual([50]);
  });

  it('or over all weights', () => {
    expect(sums('u=norm_all(g)', 0)).toEqual([Math.sqrt(194)]);
    expect(sums('u=max_all(g)', 0)).toEqual([12]);
  });

  it('are taken of what earlier lines made, or of what the engine has', () => {
    expect(sums('u=g/norm(g);v=norm_all(u)', 0)).toEqual([5, Math.SQRT2]);
    const kept = (target, weight) => (target === 'u' ? weight : undefined);
    expect(sums('u=2*g;v=sum(u)', 1, kept)).toEqual([5]);
  });

  it('stand within one another', () => {
    expect(sums('u=sum_all(g/max(g))', 0)).toEqual([4, 3 / 4 + 1 + 5 / 12 + 1]);
  });

  it('are not min and max of two numbers', () => {
    expect(sums('u=min(g,1)', 0)).toEqual([]);
  });
});
