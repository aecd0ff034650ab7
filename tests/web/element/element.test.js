// The script where there is no page, and what its build makes of it.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../cpp/scripts/run.js';
import { buildElement } from '../../../web/scripts/element.js';

const MOST_BYTES = 8000;

let folder;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'optimizer-playground-element-'));
  await buildElement(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the built script', () => {
  it('is one file of at most 8 kB, compressed', () => {
    const scripts = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.js'));
    expect(scripts).toEqual(['element.js']);
    const text = readFileSync(path.join(folder, 'element.js'));
    expect(gzipSync(text).length).toBeLessThanOrEqual(MOST_BYTES);
    // No other file is asked for.
    expect(String(text)).not.toMatch(/\bimport\s*[({'"]/);
  });

  it('can be imported where there is no page, twice', async () => {
    const address = pathToFileURL(path.join(folder, 'element.js')).href;
    expect(globalThis.document).toBeUndefined();
    const first = await import(/* @vite-ignore */ address);
    const second = await import(/* @vite-ignore */ `${address}?again`);
    expect(typeof first.OptimizerPlayground).toBe('function');
    expect(second.OptimizerPlayground).not.toBe(first.OptimizerPlayground);
  });
});

describe('its types', () => {
  it('need no other file and no library but those of browsers', async () => {
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    const code = await run(process.execPath, [
      ...[compiler, '--ignoreConfig', '--noEmit', '--strict', '--lib', 'es2022,dom'],
      ...['--types', '', '--module', 'esnext', '--moduleResolution', 'bundler'],
      path.join(folder, 'element.d.ts'),
    ]);
    expect(code).toBe(0);
    const text = readFileSync(path.join(folder, 'element.d.ts'), 'utf8');
    expect([...text.matchAll(/from '([^']+)'/g)].map(([, file]) => file)).toEqual([
      './element-messages.js',
      './element-messages.js',
    ]);
  });
});
