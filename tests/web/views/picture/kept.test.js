// What pictures keep is made again exactly when a reason changes.

import { expect, it, vi } from 'vitest';
import { Kept } from '../../../../web/src/views/picture/kept.js';

it('makes a value once for the same reasons', () => {
  const kept = new Kept(() => null);
  const make = vi.fn(() => ({}));
  const first = kept.get('layer', ['a', NaN], make);
  expect(kept.get('layer', ['a', NaN], make)).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

it('makes it again for another reason, another name, and after it was cleared', () => {
  const kept = new Kept(() => null);
  let made = 0;
  const make = () => ++made;
  expect(kept.get('layer', [1], make)).toBe(1);
  expect(kept.get('layer', [2], make)).toBe(2);
  expect(kept.get('other', [2], make)).toBe(3);
  kept.clear();
  expect(kept.get('layer', [2], make)).toBe(4);
});
