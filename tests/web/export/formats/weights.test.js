// Weights as JSON: the numbers of a replay, cut into tensors.

import { expect, it } from 'vitest';
import weights from '../../../../web/src/export/formats/weights.js';
import { row } from '../replay-row.js';

it('holds each tensor before the first update and after the last one', () => {
  const tensors = [
    { name: '0.W', shape: [1, 2], layer: 0 },
    { name: '0.b', shape: [1], layer: 0 },
  ];
  const first = Float32Array.of(0.1, -2, 0);
  const last = Float32Array.of(1e-10, NaN, -Infinity);
  const replay = {
    ...{ index: 0, name: 'SGD', rows: [row(0), row(7)], every: 7 },
    ...{ fingerprint: 'ab', status: 'diverged', weights: { tensors, first, last } },
  };
  const text = weights.write({ link: 'v=1&run=sgd', replays: [replay] });
  expect(text).toMatch(/\n$/);
  expect(JSON.parse(text)).toEqual({
    version: 1,
    link: 'v=1&run=sgd',
    runs: [
      {
        ...{ run: 0, name: 'SGD', status: 'diverged', fingerprint: 'ab', step: 7 },
        tensors: [
          { name: '0.W', shape: [1, 2], first: [0.100000001, -2], last: [1.00000001e-10, 'nan'] },
          { name: '0.b', shape: [1], first: [0], last: ['-inf'] },
        ],
      },
    ],
  });
});
