// Writes the weights of all runs as JSON, before the first update and after the last one. Rows of a matrix come one after
// the other; "nan", "inf" and "-inf" are words.

import { jsonNumber } from '../replay-columns.js';

/** @type {import('../format.js').WeightsFormat} */
export default {
  id: 'weights',
  name: 'Weights',
  extension: 'json',
  mime: 'application/json',
  needs: 'weights',
  write({ link, replays }) {
    const runs = replays.map(({ index, name, rows, fingerprint, status, weights }) => ({
      ...{ run: index, name, status, fingerprint, step: rows[rows.length - 1].step },
      tensors: tensorsOf(weights),
    }));
    return `${JSON.stringify({ version: 1, link, runs })}\n`;
  },
};

/** @param {import('../../engine/worker/replay.js').Weights} weights */
function tensorsOf({ tensors, first, last }) {
  let end = 0;
  return tensors.map(({ name, shape }) => {
    const begin = end;
    end += shape.reduce((size, side) => size * side, 1);
    const part = (/** @type {Float32Array} */ list) =>
      Array.from(list.subarray(begin, end), jsonNumber);
    return { name, shape, first: part(first), last: part(last) };
  });
}
