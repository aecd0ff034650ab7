// A link that was given away keeps its numbers for ever: the same experiment, to the last bit.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { trainLink } from './train.js';

/** @type {{ link: string, updates: number, canonical: string, fingerprint: string }[]} */
const recorded = JSON.parse(readFileSync(new URL('./v1.json', import.meta.url), 'utf8'));

describe('links of v=1', () => {
  test.each(recorded)('$link', async ({ link, updates, canonical, fingerprint }) => {
    expect(await trainLink(link, updates)).toEqual({ canonical, fingerprint });
    expect(await trainLink(canonical, updates)).toEqual({ canonical, fingerprint });
  });
});
