// Numbers as people read and type them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSeconds } from '../../../web/src/drawing/durations.js';
import { formatPercent } from '../../../web/src/drawing/format-percent.js';
import { formatCount, formatNumber, formatValue } from '../../../web/src/drawing/format.js';
import { formatSetting, labelOf, parseTypedNumber } from '../../../web/src/drawing/typed-values.js';

describe('numbers', () => {
  it('are short', () => {
    expect(formatCount(1234567)).toBe('1\u202f234\u202f567');
    expect(formatCount(999)).toBe('999');
    expect(formatNumber(0.012345)).toBe('0.0123');
    expect(formatNumber(3.2e-8)).toBe('3.2e-8');
    expect(formatPercent(0.9876)).toBe('98.8\u202f%');
  });

  it('of measurements have four significant digits, whatever their size', () => {
    const texts = /** @type {[number, string][]} */ ([
      [0.0118312, '0.01183'],
      [12.3456, '12.35'],
      [1.18312e-5, '1.183e-5'],
      [12350, '12\u202f350'],
      [12347.2, '12\u202f350'],
      [123456, '123\u202f500'],
      [1234567, '1.235e6'],
      [-64.19632, '-64.20'],
      [-1e-7, '-1e-7'],
      [4.4e-28, '4.4e-28'],
      [Infinity, '∞'],
      [-Infinity, '-∞'],
      [NaN, '–'],
    ]);
    for (const [value, text] of texts) expect(formatValue(value), String(value)).toBe(text);
    expect(formatValue(null)).toBe('–');
  });

  it('of measurements lose zeros at the end only where nothing was rounded', () => {
    expect(formatValue(0.5)).toBe('0.5');
    expect(formatValue(Math.fround(0.1))).toBe('0.1');
    expect(formatValue(100)).toBe('100');
    expect(formatValue(1)).toBe('1');
    expect(formatValue(0)).toBe('0');
    expect(formatValue(-0)).toBe('0');
    expect(formatValue(0.50004)).toBe('0.5000');
    expect(formatValue(99.999)).toBe('100.0');
  });

  it('are right where rounding carries into the next power of ten', () => {
    expect(formatNumber(999.96)).toBe('1\u202f000');
    expect(formatNumber(0.000099996)).toBe('0.000100');
    expect(formatValue(9999.6)).toBe('10\u202f000');
    expect(formatValue(999960)).toBe('1e6');
    expect(formatValue(0.000099996)).toBe('0.0001000');
  });

  it('as text differ from the number by half of their last digit at most', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-300, max: 1e300 }),
        (value) => {
          const read = parseTypedNumber(formatValue(value));
          expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5001e-3 * Math.abs(value));
        },
      ),
    );
  });

  it('of shares never round to all or nothing', () => {
    expect(formatPercent(1)).toBe('100\u202f%');
    expect(formatPercent(0)).toBe('0\u202f%');
    expect(formatPercent(0.9996)).toBe('99.96\u202f%');
    expect(formatPercent(0.0004)).toBe('0.04\u202f%');
    expect(formatPercent(0.5)).toBe('50.0\u202f%');
  });

  it('of seconds have units that fit', () => {
    const texts = /** @type {[number, string][]} */ ([
      [350e-9, '350 ns'],
      [0.9996e-6, '1 µs'],
      [35e-6, '35 µs'],
      [4.2e-3, '4.2 ms'],
      [1.7, '1.7 s'],
      [9.96, '10 s'],
      [0.9996, '1 s'],
      [59.4, '59 s'],
      [59.6, '1 min'],
      [192, '3 min 12 s'],
      [7500, '2 h 5 min'],
      [3599.7, '1 h'],
      [0, '0 s'],
      [NaN, '–'],
    ]);
    for (const [seconds, text] of texts) expect(formatSeconds(seconds)).toBe(text);
  });

  it('say what is no number', () => {
    expect(formatNumber(NaN)).toBe('–');
    expect(formatNumber(undefined)).toBe('–');
    expect(formatNumber(Infinity)).toBe('∞');
    expect(formatValue(undefined)).toBe('–');
    expect(formatPercent(NaN)).toBe('–');
    expect(formatCount(NaN)).toBe('–');
  });

  it('can be typed back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (any) => {
        const value = Number(any.toPrecision(6));
        expect(parseTypedNumber(formatSetting(value))).toBeCloseTo(value, 12);
        expect(Object.is(parseTypedNumber(formatSetting(value)), NaN)).toBe(false);
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
    expect(labelOf({ id: 't_max', summary: 'Updates of the decay' })).toBe('T_max');
    expect(labelOf({ id: 'eta_min', summary: 'Smallest rate' })).toBe('eta_min');
    expect(labelOf({ id: 'scale_mismatch', summary: 'Factor on one feature' })).toBe(
      'Scale mismatch',
    );
  });
});
