// A text that is put together from thousands of equal pieces takes as much work for each of them as one of a few: each
// of these once took half a second or more. Work is counted in letters per second of processor time, as a ratio of two
// lengths, so that it does not depend on the machine.

import { describe, expect, it } from 'vitest';
import { cleanLine } from '../../../web/src/config/line.js';
import { mendLink } from '../../../web/src/config/mend-link.js';
import { parseFlags } from '../../../web/src/config/flags.js';
import { catalog } from '../catalog/catalog.js';

/** Milliseconds of processor time, the least of several. */
function timeOf(act) {
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const mend = (text) => mendLink(text, catalog);
const SHORT = 4000;
const LONG = 36_000;
// A square of the length would be 81 times as much.
const MOST = 30;
// What is over so soon says nothing about growth.
const SOON = 3;

describe('the work grows with the length of', () => {
  it.each([
    ['blanks in a hint', (length) => mend(`v=1&hint=diverged:${'+'.repeat(length)}`)],
    ['parentheses behind a link', (length) => mend(`v=1&run=sgd,label=${')'.repeat(length)}`)],
    ['blanks in a title', (length) => cleanLine(`a${' '.repeat(length)}b`, 120)],
    ['wrong names of a flag', (length) => parseFlags(`?show=${'a,-,'.repeat(length / 4)}`)],
  ])('%s', (_, act) => {
    const long = timeOf(() => act(LONG));
    if (long < SOON) return;
    expect(long / timeOf(() => act(SHORT))).toBeLessThan(MOST);
  });
});
