// Text of files as different programs save it.

import { describe, expect, it } from 'vitest';
import { readTextFile } from '../../../web/src/ui/data/read-text-file.js';

const file = (bytes, name = 'a.csv') => new File([new Uint8Array(bytes)], name);
const utf16 = (text) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

describe('a text file', () => {
  it.each([
    ['UTF-8', [0x46, 0x6c, 0xc3, 0xa4], 'Flä'],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x78], 'x'],
    ['Windows-1252', [0x46, 0x6c, 0xe4], 'Flä'],
    ['UTF-16', [0xff, 0xfe, ...utf16('x\t1')], 'x\t1'],
    ['UTF-16 the other way', [0xfe, 0xff, 0, 0x78], 'x'],
  ])('in %s', async (_, bytes, text) => {
    expect(await readTextFile(file(bytes))).toEqual({ text, failure: '' });
  });

  it('is told from others, in words', async () => {
    const zip = await readTextFile(file([0x50, 0x4b, 0, 0], 'a.xlsx'));
    expect(zip.failure).toMatch(/a\.xlsx is not a text file/);
    expect((await readTextFile(file([0x20, 0x0a]))).failure).toBe('a.csv is empty.');
    const large = await readTextFile(file(new Uint8Array(10_000_001)));
    expect(large.failure).toMatch(/10\.0 MB, but at most 10 MB/);
  });
});
