// Where the card of the tour stands.

import { describe, expect, it } from 'vitest';
import { placeCard } from '../../../../web/src/ui/page/tour-place.js';

const card = { width: 300, height: 150 };
const room = { width: 1440, height: 900 };

describe('the card of the tour', () => {
  it.each([
    ['below', { left: 600, top: 100, width: 100, height: 30 }, { left: 500, top: 144 }],
    ['above what is low', { left: 600, top: 800, width: 100, height: 30 }, { left: 500, top: 636 }],
    ['inside the window', { left: 1400, top: 10, width: 40, height: 30 }, { left: 1128, top: 54 }],
    [
      'beside what is high',
      { left: 800, top: 20, width: 600, height: 870 },
      { left: 486, top: 380 },
    ],
    ['to its right', { left: 20, top: 20, width: 600, height: 870 }, { left: 634, top: 380 }],
  ])('stands %s', (_, target, place) => {
    expect(placeCard(target, card, room)).toEqual(place);
  });

  it('keeps clear of what is around its target', () => {
    const target = { left: 200, top: 760, width: 40, height: 20 };
    const table = { left: 0, top: 700, width: 1440, height: 200 };
    expect(placeCard(target, card, room, table)).toEqual({ left: 70, top: 536 });
    const charts = { left: 800, top: 20, width: 640, height: 870 };
    const chart = { left: 800, top: 200, width: 640, height: 100 };
    expect(placeCard(chart, card, room, charts)).toEqual({ left: 486, top: 175 });
  });

  it('stands at the lower edge where there is nothing to point at, or no room', () => {
    const phone = { width: 390, height: 844 };
    expect(placeCard(null, card, phone)).toEqual({ left: 45, top: 682 });
    const all = { left: 0, top: 0, width: 390, height: 844 };
    expect(placeCard(all, card, phone)).toEqual({ left: 45, top: 682 });
  });
});
