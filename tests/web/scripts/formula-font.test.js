import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import subsetFont from 'subset-font';
import { ensureFormulaFont, formulaLetters } from '../../../web/scripts/formula-font.js';

const folder = new URL('../../../web/src/wasm/', import.meta.url);
const read = (/** @type {string} */ name) => readFileSync(new URL(name, folder));

describe('the font of formulas', () => {
  beforeAll(ensureFormulaFont);

  test('is small, and says where subscripts, roots and large brackets belong', async () => {
    const font = read('formulas.woff2');
    expect(font.length).toBeLessThan(20_000);
    const plain = await subsetFont(font, 'x', { targetFormat: 'sfnt' });
    const names = Array.from({ length: plain.readUInt16BE(4) }, (_, i) =>
      plain.toString('latin1', 12 + 16 * i, 16 + 16 * i),
    );
    expect(names).toContain('MATH');
  });

  test('has the letters of every formula, in italics, too', () => {
    const letters = new Set(formulaLetters(read('catalog-texts.json').toString()));
    for (const letter of ['𝑚', '𝑣', '𝜃', '𝜂', 'ℎ', '∇', '√', '≤', '∏', '⊤', '0', 'a']) {
      expect(letters).toContain(letter);
    }
  });
});
