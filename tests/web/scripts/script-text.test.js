// The worker that is one script.

import path from 'node:path';
import { Script } from 'node:vm';
import { expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { scriptText } from '../../../web/scripts/script-text.js';

it('is no module, and has everything in it', async () => {
  const entry = path.join(root, 'web/src/engine/worker/whole.worker.js');
  const { text, styles, files } = await scriptText(entry);
  // Not run: only a script of the old kind can be read at all.
  expect(() => new Script(text)).not.toThrow();
  expect(text).not.toMatch(/import\.meta|\bimport\s*\(/);
  const names = files.map((file) => path.relative(path.join(root, 'web/src'), file));
  expect(names).toEqual(
    expect.arrayContaining([
      ...['engine/worker/whole.worker.js', 'engine/worker/training-loop.js'],
      ...['wasm/start.js', 'wasm/playground.js'],
    ]),
  );
  expect(styles).toBe('');
});
