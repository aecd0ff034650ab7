// The predictions for digits draw themselves from plain data: no page, no store, no browser.

import { describe, expect, it } from 'vitest';
import * as digits from '../../../web/src/views/digits/digits.js';
import { digitLayout } from '../../../web/src/views/digits/layout.js';
import { drawn, sceneOf } from './scene.js';

it('the predictions frame what is wrong and say what it was taken for, and leave the rest bare', () => {
  const samples = {
    inputs: new Float32Array(2 * 64).fill(1),
    targets: Int32Array.of(0, 1),
    outputs: Float32Array.of(0.75, 0.25, 0.6, 0.4),
  };
  const frame = { runs: [{ index: 0, samples }] };
  const { of, texts } = drawn(digits, sceneOf('data=digits&run=adam', { frame, run: 0 }));
  expect(of('drawImage')).toHaveLength(2);
  expect(texts).toEqual(['0 60%']);
  expect(of('strokeRect')).toHaveLength(1);
  // Captions side by side do not touch.
  const { cell } = digitLayout({ width: 300, height: 300 });
  expect(of('fillText')[0][3]).toBeLessThanOrEqual(cell.width - 4);
});

describe('the predictions', () => {
  it('have at least 28 pixels and room for a caption, whatever the tile', () => {
    for (let width = 60; width <= 1400; width += 37) {
      for (let height = 50; height <= 900; height += 31) {
        const { columns, rows, size, cell } = digitLayout({ width, height });
        expect(size).toBeGreaterThanOrEqual(28);
        expect(cell.width).toBeGreaterThan(size);
        expect(cell.height).toBeGreaterThanOrEqual(size + 12);
        expect(columns * cell.width).toBeCloseTo(width, 6);
        expect(rows * cell.height).toBeCloseTo(height, 6);
      }
    }
  });

  it('are as many as can be read, and larger where there are enough', () => {
    const small = digitLayout({ width: 144, height: 168 });
    expect([small.columns, small.rows, small.size]).toEqual([4, 4, 28]);
    const large = digitLayout({ width: 900, height: 500 });
    expect(large.size).toBeGreaterThan(40);
    expect(large.columns * large.rows).toBeGreaterThanOrEqual(60);
  });
});
