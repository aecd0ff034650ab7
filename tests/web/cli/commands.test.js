// The list of commands, and the npm scripts that start the same programs.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { commands } from '../../../web/src/cli/commands.js';
import { missingPackages } from '../../../web/src/cli/missing-packages.js';
import { isHelp } from '../../../web/src/cli/program.js';

const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const names = commands.map(({ name }) => name);

describe('the commands of the package', () => {
  it('are programs', () => {
    for (const name of names) {
      expect(existsSync(path.join(root, `web/src/cli/${name}.js`)), name).toBe(true);
    }
  });

  it('are those that npm run starts, and serve', () => {
    const started = Object.values(scripts).flatMap(
      (script) => /^node web\/scripts\/cli\.js (\w+)$/.exec(script)?.[1] ?? [],
    );
    expect([...started, 'serve'].sort()).toEqual([...names].sort());
  });
});

describe('packages of a command', () => {
  it('are looked for from the place of the program', () => {
    expect(missingPackages(['jsep', '@napi-rs/canvas'])).toEqual([]);
    expect(missingPackages(['jsep', '@napi-rs/nobody', 'nobody-at-all'])).toEqual([
      '@napi-rs/nobody',
      'nobody-at-all',
    ]);
  });
});

describe('help', () => {
  it.each([
    [['--help'], true],
    [['LINK', '-h'], true],
    [['LINK', '--', '--help'], false],
    [[], false],
  ])('is asked for by %j: %s', (args, expected) => {
    expect(isHelp(args)).toBe(expected);
  });
});
