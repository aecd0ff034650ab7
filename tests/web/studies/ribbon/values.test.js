// The values of a ribbon: a grid that stays where it is while its window moves.

import { describe, expect, it } from 'vitest';
import {
  CELLS,
  coarseFirst,
  nearestIndex,
  placeOfRate,
  rateAtPlace,
  ribbonWindow,
} from '../../../../web/src/studies/ribbon/values.js';

const RATE = {
  id: 'lr',
  type: 'real',
  scale: 'log',
  min: 0,
  max: 1e12,
  sliderMin: 1e-6,
  sliderMax: 10,
};

describe('the grid of rates', () => {
  it('has twelve values a decade, with three digits', () => {
    // 10^(k / 12), from a table of logarithms.
    const decade = [1, 1.21, 1.47, 1.78, 2.15, 2.61, 3.16, 3.83, 4.64, 5.62, 6.81, 8.25];
    expect(decade.map((_, place) => rateAtPlace(place))).toEqual(decade);
    expect(rateAtPlace(-24)).toBe(0.01);
    expect(rateAtPlace(-30)).toBe(0.00316);
  });

  it('gives every one of its values its place', () => {
    for (let place = -80; place <= 40; place++) expect(placeOfRate(rateAtPlace(place))).toBe(place);
  });
});

describe('the window', () => {
  it('has four decades around the rate', () => {
    const { values, isLog } = ribbonWindow(RATE, 0.1);
    expect(isLog).toBe(true);
    expect(values).toHaveLength(CELLS);
    expect([values[0], values[24], values[47]]).toEqual([0.001, 0.1, 8.25]);
  });

  it('stays while the rate is inside, and moves when it comes near an end', () => {
    const before = ribbonWindow(RATE, 0.1);
    expect(ribbonWindow(RATE, 2, before)).toEqual(before);
    expect(ribbonWindow(RATE, 0.004, before)).toEqual(before);
    expect(ribbonWindow(RATE, 5, before)).toEqual(ribbonWindow(RATE, 5));
    expect(ribbonWindow(RATE, 0.0015, before)).toEqual(ribbonWindow(RATE, 0.0015));
  });

  it('moves on the same grid', () => {
    const first = ribbonWindow(RATE, 0.1).values;
    const second = ribbonWindow(RATE, 0.137).values;
    expect(second.filter((value) => first.includes(value)).length).toBeGreaterThan(40);
  });

  it('ends where the parameter ends', () => {
    expect(ribbonWindow({ ...RATE, max: 1 }, 0.5).values.at(-1)).toBe(1);
  });

  it('is the slider of what is no rate', () => {
    const beta = {
      id: 'beta1',
      type: 'real',
      scale: 'linear',
      complement: true,
      min: 0,
      max: 0.9999,
    };
    const { values, isLog } = ribbonWindow({ ...beta, sliderMin: 0, sliderMax: 0.999 }, 0.9);
    expect(isLog).toBe(false);
    expect([values[0], values.at(-1)]).toEqual([0, 0.999]);
    const whole = { id: 'batch', type: 'int', scale: 'log', min: 0, max: 1e6, sliderMin: 1 };
    const batches = ribbonWindow({ ...whole, sliderMax: 512 }, 32).values;
    expect(batches.every(Number.isInteger)).toBe(true);
    expect(new Set(batches).size).toBe(batches.length);
  });
});

it('tries coarse values first, and each once', () => {
  const order = coarseFirst(48);
  expect(order.slice(0, 8)).toEqual([0, 8, 16, 24, 32, 40, 4, 12]);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, i) => i));
});

it('finds the nearest value as distances look', () => {
  const window = { values: [0.01, 0.1, 1], isLog: true };
  expect(nearestIndex(window, 0.04)).toBe(1);
  expect(nearestIndex({ ...window, isLog: false }, 0.04)).toBe(0);
  expect(nearestIndex(window, 99)).toBe(2);
});
