// Texts from outside stay texts in a script: they end no string and no comment.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broken, float, literal, plain, quoted } from '../../../web/src/pytorch/python.js';
import { writeScript } from '../../../web/src/pytorch/write-script.js';
import { experimentOf } from './experiment.js';

describe('Python text', () => {
  it('has numbers that keep their bits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const text = float(value).replace('math.inf', 'Infinity');
        expect(Number(text)).toBe(value === 0 ? Math.abs(value) : value);
      }),
    );
    expect([float(1), float(0.1), float(1e21), float(NaN)]).toEqual([
      '1.0',
      '0.1',
      '1e+21',
      'math.nan',
    ]);
  });

  it('has values of all kinds', () => {
    const values = [null, true, false, 3, 0.5, 'a"b', [1, 2.5], 1e-8];
    const texts = ['None', 'True', 'False', '3', '0.5', '"a\\"b"', '[1, 2.5]', '1e-8'];
    expect(values.map(literal)).toEqual(texts);
  });

  it('has strings on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const python = quoted(text);
        expect(python).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        // Python and JSON agree on these escapes; larger ones are Python's own.
        const json = python.replace(/\\U000?([0-9a-f]{5,6})/g, (_, hex) =>
          String.fromCodePoint(parseInt(hex, 16)),
        );
        expect(JSON.parse(json)).toBe(text);
      }),
    );
  });

  it('has comments that end with their line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(text)).not.toMatch(/[\p{Cc}\u2028\u2029\\]|"""|"$/u);
      }),
    );
  });

  it('breaks calls that are too long for a line', () => {
    expect(broken('f(a, [b, c], g(d, e))', 10)).toBe('f(a, [b, c], g(d, e))');
    expect(broken('f(a, [b, c], g(d, e))', 90)).toBe('f(\n    a,\n    [b, c],\n    g(d, e),\n)');
  });

  it('takes titles and labels as texts', async () => {
    const title = encodeURIComponent('""" import os # \\');
    const label = encodeURIComponent('"}: import os # \\');
    const link = `v=1&data=moons&hidden=2&steps=3&title=${title}&run=sgd,lr=0.1,label=${label}&run=sgd,label=${label}`;
    const { text } = writeScript(await experimentOf(link));
    expect(text).not.toMatch(/^ *import os/m);
    expect(text.match(/"""/g).length % 2).toBe(0);
    const names = [...text.matchAll(/^ {4}("(?:[^"\\]|\\.)*"): dict\($/gm)].map(([, name]) =>
      JSON.parse(name),
    );
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
  });
});
