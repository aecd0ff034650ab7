// Numbers as people write them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessDecimal, isAmbiguous, readDecimal } from '../../../web/src/config/decimal.js';

describe('readDecimal', () => {
  it.each([
    // text, with a point, with a comma
    ['1.5', 1.5, NaN],
    ['1,5', NaN, 1.5],
    ['1.200', 1.2, 1200],
    ['1,200', 1200, 1.2],
    ['1.234.567', NaN, 1234567],
    ['1,234,567.5', 1234567.5, NaN],
    ['1.234,5', NaN, 1234.5],
    ["1'200", 1200, 1200],
    ['12’345.25', 12345.25, NaN],
    ['1 200', 1200, 1200],
    ['1\u202f200,5', NaN, 1200.5],
    ['1\u00a0200\u00a0300', 1200300, 1200300],
    ['0.125', 0.125, NaN],
    ['0,125', NaN, 0.125],
    ['1234.567', 1234.567, NaN],
    ['12.34.567', NaN, NaN],
    ["1'200 300", NaN, NaN],
    ['1,20,000', NaN, NaN],
    ['.5', 0.5, NaN],
    ['5.', 5, NaN],
    [',5', NaN, 0.5],
    ['−2', -2, -2],
    ['–2.5', -2.5, NaN],
    ['+3', 3, 3],
    ['1,5e-3', NaN, 0.0015],
    ['1.5E+3', 1500, NaN],
    ['1e400', NaN, NaN],
    [' 7 ', 7, 7],
    ['', NaN, NaN],
    ['.', NaN, NaN],
    ['-', NaN, NaN],
    ['nan', NaN, NaN],
    ['Infinity', NaN, NaN],
    ['0x10', NaN, NaN],
    ['1 2', NaN, NaN],
    ['2020-01-01', NaN, NaN],
    ['5 %', NaN, NaN],
  ])('%j', (text, point, comma) => {
    expect(readDecimal(text, '.')).toBe(point);
    expect(readDecimal(text, ',')).toBe(comma);
  });

  it('reads what JavaScript writes, and what locales write', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(numbers, (number) => {
        expect(readDecimal(String(number), '.')).toBe(number === 0 ? 0 : number);
      }),
    );
    const money = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100);
    const places = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
    fc.assert(
      fc.property(money, (number) => {
        for (const [locale, decimal] of [
          ['en', '.'],
          ['de', ','],
          ['fr', ','],
          ['de-CH', '.'],
        ]) {
          expect(readDecimal(number.toLocaleString(locale, places), decimal)).toBe(number || 0);
        }
      }),
    );
  });
});

describe('the decimal sign of a table', () => {
  it.each([
    ['a comma decides', [['1,5', '2']], ',', ''],
    ['a point decides', [['1.5', '2']], '.', ''],
    [
      'another column decides',
      [
        ['1.200', '2.450'],
        ['80,5', '99,5'],
      ],
      ',',
      '',
    ],
    [
      'the English mirror',
      [
        ['1,200', '2,450'],
        ['80.5', '99.5'],
      ],
      '.',
      '',
    ],
    ['most cells decide', [['1,5', '2,5', '2.5']], ',', ''],
    ['several groups decide', [['1.234.567']], ',', ''],
    ['nothing decides: three decimals', [['1.234', '2.345']], '.', '1.234'],
    ['nothing decides: three decimals with a comma', [['1,234', '2,345']], ',', '1,234'],
    ['short whole numbers beside it: thousands', [['850', '1.200']], ',', '1.200'],
    ['the same in English', [['850', '1,200']], '.', '1,200'],
    ['whole numbers and words', [['1', 'a']], '.', ''],
  ])('%s', (_, columns, decimal, example) => {
    expect(guessDecimal(columns)).toEqual({ decimal, example });
  });

  it('is a point where points stand between commas', () => {
    const columns = [['850', '1.234']];
    expect(guessDecimal(columns, ',')).toEqual({ decimal: '.', example: '' });
    expect(guessDecimal(columns, ';').decimal).toBe(',');
  });

  it('is open only where both readings are numbers that differ', () => {
    expect(['1.200', '1,200', '12,000'].every(isAmbiguous)).toBe(true);
    expect(['1.5', '0.125', "1'200", '1 200', '7', 'a'].some(isAmbiguous)).toBe(false);
  });
});
