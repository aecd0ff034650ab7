// Which of many samples a picture shows.

import { expect, it } from 'vitest';
import { drawnPoints } from '../../../../web/src/views/picture/drawn-points.js';

it.each([0, 1, 500, 4000])('all of %i', (count) => {
  expect(drawnPoints(count)).toEqual(Array.from({ length: count }, (_, i) => i));
});

it.each([4001, 20_000, 1_000_000])(
  'at most 4,000 of %i, each once, from beginning to end',
  (count) => {
    const places = drawnPoints(count);
    const every = Math.ceil(count / 4000);
    expect(places.length).toBeGreaterThan(1990);
    expect(places.length).toBeLessThanOrEqual(4000);
    expect(places.every((place, i) => i === 0 || place > places[i - 1])).toBe(true);
    expect(places[0]).toBeLessThan(every);
    expect(places.at(-1)).toBeGreaterThan(count - 3 * every);
  },
);

it.each([2, 3, 4, 5, 10])('as many of each of %i classes that take turns', (classes) => {
  const counts = Array(classes).fill(0);
  for (const place of drawnPoints(1_000_000)) ++counts[place % classes];
  const usual = 4000 / classes;
  for (const count of counts) expect(Math.abs(count - usual)).toBeLessThan(5 * Math.sqrt(usual));
});
