// Sliders: every numeric parameter of the catalog can be set by its slider, and only to valid values.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromPosition,
  nudge,
  settle,
  toPosition,
} from '../../../../web/src/elements/controls/slider.js';

const file = new URL('../../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));
const families = Object.values(catalog).filter(Array.isArray);
const specs = families
  .flat()
  .flatMap((entry) => entry.params ?? [entry])
  .filter(({ type }) => type === 'real' || type === 'int');

const isValid = (spec, value) =>
  Number.isFinite(value) &&
  value <= spec.max &&
  (spec.minExcluded ? value > spec.min : value >= spec.min) &&
  (spec.type !== 'int' || Number.isInteger(value));

describe('sliders of all parameters', () => {
  it('exist', () => expect(specs.length).toBeGreaterThan(0));

  it.each(specs.map((spec) => [spec.id, spec]))('%s gives valid values everywhere', (_, spec) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (position) => {
        expect(isValid(spec, fromPosition(spec, position))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each(specs.map((spec) => [spec.id, spec]))('%s grows from left to right', (_, spec) => {
    const values = Array.from({ length: 41 }, (_, i) => fromPosition(spec, i / 40));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]);
    expect(values.at(-1)).toBeGreaterThan(values[0]);
  });

  it.each(specs.map((spec) => [spec.id, spec]))('%s finds its values again', (_, spec) => {
    for (let i = 0; i <= 20; i++) {
      const value = fromPosition(spec, i / 20);
      const again = fromPosition(spec, toPosition(spec, value));
      expect(Math.abs(again - value)).toBeLessThanOrEqual(0.02 * Math.abs(value) + 1e-9);
    }
  });

  it.each(specs.map((spec) => [spec.id, spec]))('%s moves when nudged', (_, spec) => {
    const [first, last] = [fromPosition(spec, 0), fromPosition(spec, 1)];
    expect(nudge(spec, first, 1)).toBeGreaterThan(first);
    expect(nudge(spec, last, -1)).toBeLessThan(last);
  });
});

describe('kinds of sliders', () => {
  const log = { type: 'real', scale: 'log', min: 0, max: 10, sliderMin: 1e-5, sliderMax: 10 };

  it('spread a logarithm evenly', () => {
    expect(fromPosition(log, 0.5)).toBe(0.01);
    expect(toPosition(log, 0.01)).toBeCloseTo(0.5, 12);
  });

  it('keep a 0 at the left of a logarithm that has one', () => {
    const withZero = { ...log, zero: true };
    expect(fromPosition(withZero, 0)).toBe(0);
    expect(toPosition(withZero, 0)).toBe(0);
    expect(fromPosition(withZero, 1)).toBe(10);
  });

  it('are fine near 1 for decay factors', () => {
    const decay = {
      type: 'real',
      complement: true,
      min: 0,
      max: 1,
      sliderMin: 0,
      sliderMax: 0.999,
    };
    expect(fromPosition(decay, 1 / 3)).toBeCloseTo(0.9, 12);
    expect(fromPosition(decay, 2 / 3)).toBeCloseTo(0.99, 12);
    expect(toPosition(decay, 0.999)).toBeCloseTo(1, 12);
  });

  it('keep a 1 at the right of a decay factor that may be 1', () => {
    const decay = { type: 'real', complement: true, min: 0, max: 1, sliderMin: 0.9, sliderMax: 1 };
    expect(fromPosition(decay, 1)).toBe(1);
    expect(toPosition(decay, 1)).toBe(1);
    expect(fromPosition(decay, 0.9)).toBeLessThan(1);
  });

  it('settle typed values', () => {
    const rate = { type: 'real', min: 0, max: 1, minExcluded: true, sliderMin: 0.001 };
    expect(settle(rate, -3)).toBe(0.001);
    expect(settle(rate, 7)).toBe(1);
    expect(settle({ type: 'int', min: 1, max: 9 }, 3.4)).toBe(3);
  });
});
