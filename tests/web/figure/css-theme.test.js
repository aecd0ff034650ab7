// The page's colours, read from its style sheet.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { themeFromCss } from '../../../web/src/figure/css-theme.js';

const file = new URL('../../../web/src/elements/styles/tokens.css', import.meta.url);
const css = readFileSync(file, 'utf8');

describe('the colours of a figure', () => {
  it.each(['light', 'dark'])('are all there when it is %s', (scheme) => {
    const { font, runs, classes, ...colours } = themeFromCss(css, scheme);
    for (const colour of [...runs, ...classes, ...Object.values(colours)]) {
      expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    }
    expect(font).toMatch(/sans-serif$/);
  });

  it('are the dark ones where they differ', () => {
    expect(themeFromCss(css, 'dark').ink).not.toBe(themeFromCss(css, 'light').ink);
    expect(themeFromCss(css, 'dark').font).toBe(themeFromCss(css, 'light').font);
  });
});
