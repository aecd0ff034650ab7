// Writes the font of formulas, ../src/wasm/formulas.woff2, for readers without a font for mathematics: without one
// browsers put subscripts on the line and draw roots through what is below them.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../src/wasm/formulas.woff2', import.meta.url));
const texts = fileURLToPath(new URL('../src/wasm/catalog-texts.json', import.meta.url));
const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuMathTeXGyre.ttf');
// What formulas of own rules are made of: signs on a keyboard; Latin and small Greek letters in italics, as browsers
// write names of one letter; and the signs of own/typeset.js.
const RANGES = [
  [0x20, 0x7e],
  [0x1d434, 0x1d467],
  [0x1d6fc, 0x1d714],
];
const SIGNS = 'ℎ≤≥≠∧∨−·×⋅√⌊⌋⌈⌉|‖';

/** Writes the font if it is not there. */
export async function ensureFormulaFont() {
  if (existsSync(target)) return;
  const { default: subsetFont } = await import('subset-font');
  const smaller = await subsetFont(
    readFileSync(font),
    formulaLetters(readFileSync(texts, 'utf8')),
    {
      targetFormat: 'woff2',
      noLayoutClosure: true,
    },
  );
  writeFileSync(target, smaller);
}

/**
 * @param {string} catalog with all formulas, as text
 * @returns {string} every letter that a formula may have, once
 */
export function formulaLetters(catalog) {
  const ranges = RANGES.map(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join(''),
  );
  return [...new Set([...ranges.join(''), ...SIGNS, ...lettersOfFormulas(catalog)])]
    .filter((letter) => letter >= ' ')
    .join('');
}

/** @param {string} catalog */
function lettersOfFormulas(catalog) {
  const formulas = catalog.match(/<math.*?<\/math>/g) ?? [];
  return formulas.join('').replace(/<[^>]*>/g, '');
}

/** @returns {import('vite').Plugin} which sees that the font is there before a style sheet names it */
export function formulaFontPlugin() {
  return { name: 'formula-font', buildStart: ensureFormulaFont };
}
