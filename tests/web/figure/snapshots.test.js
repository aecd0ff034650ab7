// Figures of a dozen links look as they did when somebody last looked at them:
// `node tests/web/figure/write-snapshots.js` draws the kept pictures anew.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFigure } from '../../../web/src/cli/figure-files.js';
import { differentShare } from './compare-pictures.js';
import { figureOfLink } from './draw-link.js';
import { links } from './links.js';

// Of all pixels; a curve that moves by a pixel is more.
const TOLERANCE = 0.001;

describe('figures', () => {
  it.each(links)('of %s look as before', async (name, link, options) => {
    const drawn = writeFigure(await figureOfLink(link, options), 'png', 1);
    const kept = readFileSync(new URL(`snapshots/${name}.png`, import.meta.url));
    const share = await differentShare(drawn, kept);
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'figure-')), `${name}.png`);
    if (share > TOLERANCE) writeFileSync(file, drawn);
    expect(share, `see ${file}`).toBeLessThanOrEqual(TOLERANCE);
  });

  it('are another picture where one curve is missing', async () => {
    const [[name, link, options]] = links;
    const one = link.replace(/&run=adam.*/, '');
    const drawn = writeFigure(await figureOfLink(one, options), 'png', 1);
    const kept = readFileSync(new URL(`snapshots/${name}.png`, import.meta.url));
    expect(await differentShare(drawn, kept)).toBeGreaterThan(TOLERANCE);
  });
});
