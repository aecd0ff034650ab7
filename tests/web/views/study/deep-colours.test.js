// Colours for more than eight series.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { themeFromCss } from '../../../../web/src/figure/css-theme.js';
import { rgb } from '../../../../web/src/drawing/rgb.js';
import { deepSlot, deepTheme } from '../../../../web/src/views/study/deep-colours.js';

const css = (name) => readFileSync(new URL(`../../../../web/src/${name}`, import.meta.url), 'utf8');

function luminance(colour) {
  const [red, green, blue] = rgb(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

it.each(['light', 'dark'])('are readable on paper and none is like another, %s', (scheme) => {
  const theme = deepTheme(themeFromCss(css('elements/styles/tokens.css'), scheme));
  expect(theme.runs).toHaveLength(16);
  expect(new Set(theme.runs).size).toBe(16);
  for (const colour of theme.runs) {
    const [low, high] = [luminance(colour), luminance(theme.paper)].sort((a, b) => a - b);
    // Names stand in these colours.
    expect((high + 0.05) / (low + 0.05)).toBeGreaterThan(4);
  }
});

it('are mixed the same way in the style sheet', () => {
  const mixes = [
    ...css('views/study/study.css').matchAll(
      /--r(\d+): color-mix\(in srgb, var\(--r(\d+)\) 55%, var\(--ink\)\)/g,
    ),
  ];
  expect(mixes.map(([, to, from]) => [Number(to), Number(from)])).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8].map((slot) => [slot + 8, slot]),
  );
});

it('are for places from the ninth on, unless a run has a colour of its own', () => {
  expect([7, 8, 15].map((place) => deepSlot({ color: null }, place))).toEqual([7, 8, 15]);
  expect(deepSlot({ color: 2 }, 9)).toBe(2);
});
