// Which figure is nearest to the reader.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { distanceOf } from '../../../web/src/element/place.js';

beforeEach(() => vi.stubGlobal('innerHeight', 800));
afterEach(() => vi.unstubAllGlobals());

const at = (top, height = 400) => ({
  getBoundingClientRect: () => ({ top, bottom: top + height }),
});

it('figures in view come first, from top to bottom, then those nearest to it', () => {
  const places = {
    farBelow: at(3000),
    belowView: at(900),
    second: at(420),
    first: at(0),
    cutAtTop: at(-100),
    aboveView: at(-600),
  };
  const names = Object.keys(places).sort((a, b) => distanceOf(places[a]) - distanceOf(places[b]));
  expect(names.slice(0, 2).sort()).toEqual(['cutAtTop', 'first']);
  expect(names.slice(2)).toEqual(['second', 'belowView', 'aboveView', 'farBelow']);
});
