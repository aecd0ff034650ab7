// The QR code of a link, as it is drawn and as it is refused.

import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { newCanvas } from '../../../web/src/cli/figure-files.js';
import { codePath, codeProblem, drawCode } from '../../../web/src/drawing/link-code.js';
import { codeOf } from '../../../web/src/figure/code.js';

const LINK = 'https://example.org/#v=1&data=moons&run=adam,lr=0.01';

it('is black on white, square by square, with a white border of four squares', () => {
  const rows = codeOf(LINK);
  const bare = encode(LINK, { ecc: 'L', border: 0 }).data;
  expect(rows.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(bare);
  const side = 3 * rows.length;
  const context = newCanvas(side + 10, side + 10).getContext('2d');
  drawCode(context, rows, { left: 5, top: 5, side });
  const drawn = rows.map((row, y) =>
    row.map((_, x) => context.getImageData(5 + 3 * x + 1, 5 + 3 * y + 1, 1, 1).data[0] < 128),
  );
  expect(drawn).toEqual(rows);
  expect(codePath(rows).match(/M/g)).toHaveLength(rows.flat().filter(Boolean).length);
});

it('is refused in words where no camera would read it, or there is nothing to open', () => {
  expect(codeProblem(LINK)).toBe('');
  expect(codeProblem(LINK.padEnd(1200, 'x'))).toBe('');
  expect(codeProblem(LINK.padEnd(1201, 'x'))).toMatch(/1201 characters, at most 1200/);
  expect(codeProblem('#v=1&run=adam')).toMatch(/whole address/);
});
