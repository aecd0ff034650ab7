// What optimizers keep and need, in words.

import { describe, expect, it } from 'vitest';
import { memoryWords, needsWords } from '../../../../../web/src/ui/panels/optimizers/demands.js';
import { catalog } from '../../../catalog/catalog.js';

const entry = (id) => catalog.optimizers.find((one) => one.id === id);

describe('the words', () => {
  it.each([
    ['sgd', 'keeps nothing'],
    ['momentum', 'keeps 1 number per weight'],
    ['adam', 'keeps 2 numbers per weight'],
    ['rmsprop', 'keeps 1–3 numbers per weight'],
    ['kfac', 'keeps A, S and their inverses per dense layer'],
    ['newton', 'keeps nothing (the Hessian while stepping)'],
  ])('of the memory of %s: %s', (id, words) => {
    expect(memoryWords(entry(id))).toBe(words);
  });

  it.each([
    ['adam', []],
    ['nesterov-classic', ['2 gradients per step']],
    ['lbfgs', ['1–25 gradients per step', 'made for full batches']],
    ['kfac', ['dense layers only']],
    ['gauss-newton', ['1 Jacobian per step', 'squared errors only', 'made for full batches']],
    ['sophia', ['1 + 1/k gradients per step', 'second derivatives']],
  ])('of the needs of %s: %s', (id, words) => {
    expect(needsWords(entry(id))).toEqual(words);
  });
});
