// Scripts are those that somebody has looked at.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeScript } from '../../../web/src/pytorch/write-script.js';
import { experimentOf } from './experiment.js';
import { links } from './links.js';
import { withoutNumbers } from './without-numbers.js';

describe('a script', () => {
  it.each(links)('%s is as it was looked at', async (name, link) => {
    const { text } = writeScript(await experimentOf(link));
    const known = readFileSync(new URL(`snapshots/${name}.py`, import.meta.url), 'utf8');
    expect(withoutNumbers(text)).toBe(known);
  });

  it('of the first page is short, and its lines are not long', async () => {
    const { text } = writeScript(await experimentOf(links[0][1]));
    const lines = text.split('\n');
    const numbers = lines.filter((line) => /^(# |[A-Z]+ = ")/.test(line));
    expect(lines.filter((line) => line.trim()).length).toBeLessThanOrEqual(165);
    expect(lines.filter((line) => line.length > 100)).toEqual(
      numbers.filter((line) => line.length > 100),
    );
  });

  it('names everything that it uses, once', async () => {
    for (const [, link] of links) {
      const { text } = writeScript(await experimentOf(link));
      const made = [...text.matchAll(/^(?:def|class) (\w+)/gm)].map(([, name]) => name);
      expect(new Set(made).size).toBe(made.length);
      for (const name of made)
        expect(text.split(new RegExp(`\\b${name}\\b`)).length).toBeGreaterThan(2);
    }
  });
});
