// What search engines and other sites read of a page without running it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';

describe.each(['index.html', 'reference.html'])('%s', (name) => {
  const html = readFileSync(path.join(root, 'web', name), 'utf8');
  const property = (key) =>
    new RegExp(`property="${key}"\\s+content="([^"]*)"`).exec(html)?.[1] ?? '';

  it('has a language, a title and a description that is shown whole', () => {
    expect(html).toContain('<html lang="en">');
    const [, title] = /<title>(.*)<\/title>/.exec(html);
    expect(property('og:title')).toBe(title);
    expect(html).toMatch(/name="description"\s+property="og:description"/);
    // About as much as search engines show.
    expect(property('og:description')).toMatch(/^.{50,170}\.$/);
  });

  it('names no address of its own, since it is served from any', () => {
    expect(html).not.toMatch(/canonical|og:url/);
  });

  it('has a picture that is large enough to be shown', () => {
    expect(property('og:image')).toBe('./screenshot.png');
    const picture = readFileSync(path.join(root, 'web/public/screenshot.png'));
    // Width and height in the header of a PNG.
    expect(picture.readUInt32BE(16)).toBeGreaterThanOrEqual(1200);
    expect(picture.readUInt32BE(20)).toBeGreaterThanOrEqual(630);
  });
});
