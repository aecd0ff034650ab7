// Numbers as people type them.

import { describe, expect, it } from 'vitest';
import { parseTypedNumber } from '../../../web/src/drawing/typed-values.js';

describe('a typed number', () => {
  it.each([
    ['0.01', 0.01],
    ['.5', 0.5],
    ['5.', 5],
    ['-3', -3],
    ['−3', -3],
    ['+2', 2],
    ['1e-3', 1e-3],
    ['1E3', 1000],
    ['1,5e-3', 1.5e-3],
    ['0,5', 0.5],
    [',5', 0.5],
    ['-0,5', -0.5],
    ['0,5 %', 0.005],
    ['5 %', 0.05],
    ['12.5%', 0.125],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234.567', 1234567],
    ['1,234,567.8', 1234567.8],
    ['1 234,5', 1234.5],
    ['1\u202f234.5', 1234.5],
    ["1'234.5", 1234.5],
    ['1’234’567', 1234567],
    ['10^-3', 1e-3],
    ['2·10^3', 2000],
    ['1,5·10⁻³', 1.5e-3],
    ['10⁶', 1e6],
    ['-10^2', -100],
    ['∞', Infinity],
    ['1.234', 1.234],
    ['1,234', 1.234],
    ['1234,567', 1234.567],
    ['4.35e2', 435],
  ])('%s', (text, value) => {
    expect(parseTypedNumber(text)).toBe(value);
  });

  it.each([
    ['1,000', 1000],
    ['20.000', 20000],
    ['2,5', 2.5],
    ['1.234,0', 1234],
    ['100', 100],
  ])('%s where a whole number is expected', (text, value) => {
    expect(parseTypedNumber(text, { isWhole: true })).toBe(value);
  });

  it.each([
    '',
    ' ',
    'abc',
    '%',
    ',',
    '.',
    '-',
    '1.2.3',
    '1,2,3',
    '12.34,567.8',
    '1.2345.678',
    '1e',
    'e3',
  ])('is not "%s"', (text) => expect(parseTypedNumber(text)).toBeNaN());
});
