// Bytes as text in base 85.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode85, encode85 } from '../../../web/src/single-file/base85.js';
import { testSeed } from '../../scripts/seed.js';

// The example of ZeroMQ's RFC 32.
const HELLO = Uint8Array.of(0x86, 0x4f, 0xd2, 0x6f, 0xb5, 0x59, 0xf7, 0x5b);

describe('base 85', () => {
  it('is that of Z85 where that needs no escaping', () => {
    expect(encode85(HELLO)).toBe('HelloWorld');
    expect(decode85('HelloWorld')).toEqual(HELLO);
  });

  it('has one sign more than bytes in a last, shorter group', () => {
    expect([1, 2, 3, 4].map((n) => encode85(HELLO.slice(0, n)).length)).toEqual([2, 3, 4, 5]);
  });

  it('gives back whatever it was given, in signs that nothing escapes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = encode85(bytes);
        expect(text).not.toMatch(/[^!-~]|[<>&"'`\\$]/);
        expect(decode85(text)).toEqual(bytes);
      }),
      { seed: testSeed },
    );
  });
});
