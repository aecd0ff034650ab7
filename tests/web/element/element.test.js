// The script where there is no page, and what its build makes of it.

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

// What a page in TypeScript and React may write; each line after an expected error is one.
const USE = `
import { OptimizerPlayground } from './element.js';
export const tag = <optimizer-playground config="v=1" show="loss" autoplay height={300} />;
const one = document.querySelector('optimizer-playground')!;
one.addEventListener('progress', ({ detail }) => detail.runs[0].trainLoss.toFixed());
one.addEventListener('click', ({ clientX }) => clientX);
one.getResults().then(([run]) => run.fingerprint.length);
new OptimizerPlayground().setConfig('v=1').then((link) => link.length);
// @ts-expect-error
one.play(1);
// @ts-expect-error
export const wrong = <optimizer-playground config={1} />;
`;
// As much of React's types as the tag needs. Preact is not installed.
const REACT = `
export namespace JSX {
  interface Element {}
  interface IntrinsicElements {
    div: { id?: string };
  }
}
`;

describe('its types', () => {
  it('know the element, its events and its tag', async () => {
    const react = path.join(folder, 'node_modules/react');
    mkdirSync(react, { recursive: true });
    writeFileSync(path.join(react, 'index.d.ts'), REACT);
    const runtime =
      "export { JSX } from 'react';\nexport function jsx(...parts: unknown[]): unknown;\n";
    writeFileSync(path.join(react, 'jsx-runtime.d.ts'), runtime);
    writeFileSync(path.join(folder, 'use.tsx'), USE);
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    const code = await run(process.execPath, [
      ...[compiler, '--ignoreConfig', '--noEmit', '--strict', '--lib', 'es2022,dom'],
      ...['--types', '', '--module', 'esnext', '--moduleResolution', 'bundler'],
      ...['--jsx', 'react-jsx', path.join(folder, 'use.tsx')],
    ]);
    expect(code).toBe(0);
  });

  it('need no file but that of the messages', () => {
    const text = readFileSync(path.join(folder, 'element.d.ts'), 'utf8');
    const files = new Set([...text.matchAll(/from '([^']+)'/g)].map(([, file]) => file));
    expect([...files]).toEqual(['./element-messages.js']);
    expect(readdirSync(folder)).toContain('element-messages.d.ts');
  });
});
