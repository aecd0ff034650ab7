// A link that was given away keeps its numbers for ever: the same experiment, to the last bit.

import { describe, expect, it, test } from 'vitest';
import { allRecorded, recordedIn, recordedReleases } from './recorded.js';
import { trainLink } from './train.js';

describe.each(recordedReleases())('links of release %s', (release) => {
  test.each(recordedIn(release))('$link', async ({ link, updates, canonical, fingerprint }) => {
    expect(await trainLink(link, updates)).toEqual({ canonical, fingerprint });
    expect(await trainLink(canonical, updates)).toEqual({ canonical, fingerprint });
  });
});

it('each link is recorded once', () => {
  const links = allRecorded().map(({ link }) => link);
  expect(new Set(links).size).toBe(links.length);
});
