// The scripts of the WebAssembly modules, without what they never do.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { withoutLoading } from '../../../web/scripts/glue.js';
import { instantiate } from '../../../web/src/engine/wasm/instantiate.js';

const folder = path.join(root, 'web/src/wasm');

describe.each(['start', 'playground'])('the script of the module "%s"', (name) => {
  const code = readFileSync(path.join(folder, `${name}.js`), 'utf8');
  const less = withoutLoading(code);

  it('has no address and loads nothing', () => {
    const found = ['import.meta', 'XMLHttpRequest', 'instantiateAsync().catch', 'new URL('];
    expect(found.filter((words) => !code.includes(words))).toEqual([]);
    expect(found.filter((words) => less.includes(words))).toEqual([]);
  });

  it('makes the same engine', async () => {
    const module = await WebAssembly.compile(readFileSync(path.join(folder, `${name}.wasm`)));
    const factory = async (text) =>
      (await import(`data:text/javascript,${encodeURIComponent(text)}`)).default;
    const engine = await instantiate(await factory(less), module);
    const whole = await import(path.join(folder, `${name}.js`));
    expect(fingerprintOf(engine)).toBe(fingerprintOf(await instantiate(whole.default, module)));
  });
});

function fingerprintOf(engine) {
  const { run, problems } = engine.createRun({ settings: {}, optimizer: { id: 'sgd', lr: 0.1 } });
  expect(problems).toEqual([]);
  try {
    run.advance(20);
    return run.fingerprint();
  } finally {
    run.delete();
  }
}
