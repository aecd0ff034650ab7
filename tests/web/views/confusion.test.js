// The confusion matrix draws itself from plain data: no page, no store, no browser.

import { expect, it } from 'vitest';
import * as confusion from '../../../web/src/views/confusion/confusion.js';
import { drawn, sceneOf } from './scene.js';

it('the confusion matrix writes every count, and the names of the classes twice', () => {
  const frame = { runs: [{ index: 0, confusion: Float32Array.of(5, 1, 0, 4) }] };
  const { texts } = drawn(confusion, sceneOf('data=moons&run=adam', { frame, run: 0 }));
  expect(texts).toEqual(['5', '1', '4', '0', '0', '1', '1', 'predicted', 'true']);
});
