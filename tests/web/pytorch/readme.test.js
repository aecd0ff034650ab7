// The example of the guide works as it stands there.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const guide = readFileSync(new URL('../../../web/src/pytorch/README.md', import.meta.url), 'utf8');
const program = fileURLToPath(new URL('../../../web/src/cli/export.js', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'pytorch-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the example of the guide', () => {
  it('writes the script that it shows', () => {
    const [, link, options] = guide.match(/^npm run -s export -- '([^']+)' (.+)$/m);
    execFileSync(process.execPath, [program, link, ...options.split(' ')], { cwd: folder });
    const [file] = options.split(' ').slice(-1);
    const script = readFileSync(path.join(folder, file), 'utf8');
    const [, shown] = guide.match(/```python\n([^`]+)```/);
    expect(script).toContain(shown);
    for (const [, option] of guide.matchAll(/^\| `(--\w+)/gm))
      expect(script).toContain(`"${option}"`);
  });
});
