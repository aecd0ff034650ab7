// One fingerprint for an experiment of several runs.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinedFingerprint } from '../../../web/src/config/combined-fingerprint.js';

const one = '0123456789abcdef';
const two = 'fedcba9876543210';
const HEX = [...'0123456789abcdef'];
const digits = fc
  .array(fc.constantFrom(...HEX), { minLength: 16, maxLength: 16 })
  .map((list) => list.join(''));

// FNV-1a with 64 bits as four 16-bit limbs, without large integers.
function fnv1a(text) {
  let [a, b, c, d] = [0xcbf2, 0x9ce4, 0x8422, 0x2325];
  for (const letter of text) {
    d ^= letter.charCodeAt(0);
    // Times 2^40 + 0x1b3.
    const low = d * 0x1b3;
    const second = c * 0x1b3 + Math.floor(low / 0x10000);
    const third = b * 0x1b3 + (d & 0xff) * 0x100 + Math.floor(second / 0x10000);
    const fourth =
      a * 0x1b3 + (c & 0xff) * 0x100 + Math.floor(d / 0x100) + Math.floor(third / 0x10000);
    [a, b, c, d] = [fourth, third, second, low].map((limb) => limb % 0x10000);
  }
  return [a, b, c, d].map((limb) => limb.toString(16).padStart(4, '0')).join('');
}

describe('combinedFingerprint', () => {
  it('has a reference that knows the published values of FNV-1a', () => {
    expect(fnv1a('')).toBe('cbf29ce484222325');
    expect(fnv1a('a')).toBe('af63dc4c8601ec8c');
    expect(fnv1a('foobar')).toBe('85944171f73967e8');
  });

  it('is that of the run if there is one', () => {
    expect(combinedFingerprint([one])).toBe(one);
    expect(combinedFingerprint([one.toUpperCase()])).toBe(one);
  });

  it('hashes those of several runs in their order', () => {
    fc.assert(
      fc.property(fc.array(digits, { minLength: 2, maxLength: 16 }), (list) => {
        expect(combinedFingerprint(list)).toBe(fnv1a(list.join('')));
      }),
    );
    expect(combinedFingerprint([one, two])).not.toBe(combinedFingerprint([two, one]));
  });

  it('is empty as long as a run has none', () => {
    expect(combinedFingerprint([])).toBe('');
    expect(combinedFingerprint([one, ''])).toBe('');
    expect(combinedFingerprint([one, undefined])).toBe('');
  });
});
