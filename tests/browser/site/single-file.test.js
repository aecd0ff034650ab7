// The single files, as the build writes them.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { unpack } from '../../../web/src/single-file/unpack.js';

const read = (name) => readFileSync(path.join(root, 'dist', name), 'utf8');
const bytesOf = async (stream) => Buffer.from(await new Response(stream).arrayBuffer());
const MOST_BYTES = 1_000_000;
const small = read('optimizer-playground.html');
const large = read('optimizer-playground-with-mnist.html');
const filesIn = (html) =>
  new Map(
    [...html.matchAll(/data-file="([^"]+)">([^<]*)</g)].map(([, name, text]) => [name, text]),
  );

it(`has at most ${MOST_BYTES} bytes without MNIST, as the widget that carries it`, () => {
  const sizes = [small, large, read('widget.mjs')].map((text) => Buffer.byteLength(text));
  console.log(`single file ${sizes[0]} bytes, with MNIST ${sizes[1]}, widget ${sizes[2]}`);
  expect(sizes[0]).toBeLessThanOrEqual(MOST_BYTES);
  expect(sizes[2]).toBeLessThanOrEqual(MOST_BYTES);
});

describe.each([
  ['the small one', small, false],
  ['the large one', large, true],
])('%s', (_, html, hasMnist) => {
  const files = filesIn(html);

  it('has the module, the licences and the data sets of the site', async () => {
    const data = ['data/digits.bin'];
    const originals = {
      'playground.wasm': path.join(root, 'web/src/wasm/playground.wasm'),
      'licences.txt': path.join(root, 'dist/licences.txt'),
    };
    const others = ['mnist', 'breast-cancer', 'iris', 'wine'].map((name) => `data/${name}.bin`);
    for (const name of hasMnist ? [...data, ...others] : data) {
      originals[path.basename(name)] = path.join(root, 'web/public', name);
    }
    for (const [name, file] of Object.entries(originals)) {
      const bytes = await bytesOf(unpack(files.get(name)));
      expect(bytes.equals(readFileSync(file)), name).toBe(true);
    }
    expect(files.has('mnist.bin')).toBe(hasMnist);
  });

  it('runs the script that its policy knows, which loads nothing', async () => {
    const script = (await bytesOf(unpack(files.get('page.js')))).toString();
    const hash = createHash('sha256').update(script).digest('base64');
    expect(html).toContain(`'sha256-${hash}'`);
    expect(script.match(/\bimport\s*\(|import\.meta/g)).toBeNull();
  });
});
