// How many updates a round has, and when pictures are due, on a clock that the test turns.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from '../../../../web/src/engine/page/pace.js';

let now;
let pace;

beforeEach(() => {
  now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  pace = new Pace();
});

afterEach(() => vi.restoreAllMocks());

// A round in which every update takes so many milliseconds, and messages take some, too.
function round(each, { pictures = 0, updates = pace.chunk, messages = 0 } = {}) {
  const milliseconds = each * updates;
  now += milliseconds + pictures + messages;
  pace.adapt({ updates, milliseconds, pictures });
}

describe('the length of rounds', () => {
  it('grows to 30 ms, at most twofold a round', () => {
    expect(pace.chunk).toBe(1);
    round(0.1);
    expect(pace.chunk).toBe(2);
    for (let i = 0; i < 20; i++) round(0.1);
    expect(pace.chunk).toBe(300);
  });

  it('shrinks when updates get slow, but never below one', () => {
    for (let i = 0; i < 20; i++) round(0.1);
    round(1);
    expect(pace.chunk).toBe(150);
    for (let i = 0; i < 20; i++) round(100);
    expect(pace.chunk).toBe(1);
  });

  it('does not shrink because the machine is busy', () => {
    for (let i = 0; i < 20; i++) round(0.1, { messages: 200 });
    expect(pace.chunk).toBe(300);
  });

  it('does not count pictures, nor rounds that are shorter on purpose', () => {
    for (let i = 0; i < 20; i++) round(0.1);
    round(0.1, { pictures: 500 });
    round(3, { updates: 5 });
    expect(pace.chunk).toBe(300);
    pace.rewind();
    expect(pace.chunk).toBe(1);
  });
});

describe('pictures', () => {
  it('take a quarter of the time, and are not due for 40 ms', () => {
    expect(pace.arePicturesDue).toBe(true);
    round(1, { pictures: 2 });
    now += 39;
    expect(pace.arePicturesDue).toBe(false);
    now += 1;
    expect(pace.arePicturesDue).toBe(true);
    round(1, { pictures: 100 });
    now += 399;
    expect(pace.arePicturesDue).toBe(false);
    pace.hurryPictures();
    expect(pace.arePicturesDue).toBe(true);
  });
});
