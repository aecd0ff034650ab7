// The predictions for digits draw themselves from plain data: no page, no store, no browser.

import { expect, it } from 'vitest';
import * as digits from '../../../web/src/views/digits/digits.js';
import { drawn, sceneOf } from './scene.js';

it('the predictions frame what is wrong', () => {
  const samples = {
    inputs: new Float32Array(2 * 64).fill(1),
    targets: Int32Array.of(0, 1),
    outputs: Float32Array.of(0.75, 0.25, 0.6, 0.4),
  };
  const frame = { runs: [{ index: 0, samples }] };
  const { of, texts } = drawn(digits, sceneOf('data=digits&run=adam', { frame, run: 0 }));
  expect(of('drawImage')).toHaveLength(2);
  expect(texts).toEqual(['0 75%', '0 60%']);
  expect(of('strokeRect')).toHaveLength(1);
});
