// The files of the worker, as the build divides them.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';

const folder = path.join(root, 'dist/assets');
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));

it('none imports the script that the worker starts with, which WebKit would run twice', () => {
  const [entry, ...others] = scripts.filter((name) => name.startsWith('trainer.worker'));
  expect([entry, others]).toEqual([expect.any(String), []]);
  const importing = scripts.filter((name) =>
    new RegExp(`(from|import)\\s*["']\\./${entry}`).test(
      readFileSync(path.join(folder, name), 'utf8'),
    ),
  );
  expect(importing).toEqual([]);
});
