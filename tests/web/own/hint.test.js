// What is probably not meant in a rule.

import { describe, expect, it, test } from 'vitest';
import { compile } from '../../../web/src/own/compile.js';
import { EXAMPLES } from '../../../web/src/own/examples.js';
import { hintOf } from '../../../web/src/own/hint.js';

const hint = (text, language = 'rule') => hintOf(compile(text, language), language);

describe('a name one letter away from a known one', () => {
  test.each([
    ['w = w - lr*q', 'q', 'g'],
    ['m = mu*m + g; w = w - lrr*m', 'lrr', 'lr'],
    ['grad = g; w = w - lr*grda', 'grda', 'grad'],
    ['speed = g; w = w - lr*sped', 'sped', 'speed'],
  ])('%s', (text, name, meant) => {
    expect(hint(text)).toBe(`“${name}” is a new name and gets a slider. Did you mean “${meant}”?`);
  });

  it('is meant where it is what such a number is called, or differs by a number', () => {
    expect(hint('m = mu*m + g; w = w - lr*m')).toBe('');
    expect(hint('m = b1*m + k*g; w = w - lr*m^p')).toBe('');
    expect(hint('b1x = g; w = w - lr0*lr*b1x*b2x')).toBe('');
  });
});

it('a rule without the gradient does not learn', () => {
  expect(hint('w = w - lr*w')).toBe('The gradient g is not used, so this rule does not learn.');
});

it('examples have nothing to ask about', () => {
  for (const [language, examples] of Object.entries(EXAMPLES)) {
    for (const { text } of examples) expect(hint(text, language), text).toBe('');
  }
});
