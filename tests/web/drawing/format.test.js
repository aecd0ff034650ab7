// Numbers as people read and type them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatLoss,
  formatNumber,
  formatPercent,
} from '../../../web/src/drawing/format.js';
import { formatValue, labelOf, parseTypedNumber } from '../../../web/src/drawing/typed-values.js';

describe('numbers', () => {
  it('are short', () => {
    expect(formatCount(1234567)).toBe('1\u202f234\u202f567');
    expect(formatCount(999)).toBe('999');
    expect(formatNumber(0.012345)).toBe('0.0123');
    expect(formatNumber(3.2e-8)).toBe('3.2e-8');
    expect(formatLoss(0.01234)).toBe('0.0123');
    expect(formatLoss(1.5e30)).toBe('1.5e30');
    expect(formatPercent(0.9876)).toBe('98.8\u202f%');
  });

  it('say what is no number', () => {
    expect(formatNumber(NaN)).toBe('–');
    expect(formatNumber(undefined)).toBe('–');
    expect(formatNumber(Infinity)).toBe('∞');
    expect(formatLoss(undefined)).toBe('–');
    expect(formatPercent(NaN)).toBe('–');
    expect(formatCount(NaN)).toBe('–');
  });

  it('can be typed back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (any) => {
        const value = Number(any.toPrecision(6));
        expect(parseTypedNumber(formatValue(value))).toBeCloseTo(value, 12);
        expect(Object.is(parseTypedNumber(formatValue(value)), NaN)).toBe(false);
      }),
    );
  });

  it('may be typed in several ways', () => {
    expect(parseTypedNumber(' 1 000 ')).toBe(1000);
    expect(parseTypedNumber('0,5')).toBe(0.5);
    expect(parseTypedNumber('10^-3')).toBeCloseTo(0.001, 15);
    expect(parseTypedNumber('2·10^3')).toBe(2000);
    expect(parseTypedNumber('5 %')).toBe(0.05);
    expect(parseTypedNumber('abc')).toBeNaN();
    expect(parseTypedNumber('')).toBeNaN();
  });
});

describe('labels', () => {
  it('are the words before the colon, else made of the id', () => {
    expect(labelOf({ id: 'lr', summary: 'Learning rate: the size of a step' })).toBe(
      'Learning rate',
    );
    expect(labelOf({ id: 'scale_mismatch', summary: 'Factor on one feature' })).toBe(
      'Scale mismatch',
    );
  });
});
