// Every export format says all that the dialog and the command line need to know.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../web/src/wasm/formats.js';

const folder = new URL('../../../web/src/export/formats/', import.meta.url);

describe('export formats', () => {
  it('are those of the folder', () => {
    const files = readdirSync(folder).map((name) => name.replace(/\.js$/, ''));
    expect(formats.map(({ id }) => id)).toEqual(files.sort());
  });

  it.each(formats)('$id describes itself', ({ id, name, extension, mime, needs, write }) => {
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(name).not.toBe('');
    expect(extension).toMatch(/^[a-z0-9.]+$/);
    expect(mime).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
    expect(['replays', 'weights', 'data', 'starts']).toContain(needs);
    expect(typeof write).toBe('function');
  });

  it('have a test each', () => {
    const tests = readdirSync(new URL('formats/', import.meta.url));
    expect(tests.sort()).toEqual(formats.map(({ id }) => `${id}.test.js`).sort());
  });
});
