import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ownPrograms } from '../../scripts/own-programs.js';

test.each(ownPrograms().map(({ file, text }) => [path.basename(file), file, text]))(
  '%s is what the compiler makes now (else run tests/scripts/own-programs.js)',
  (_, file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);
