// Every package is there for a reason: web/README.md says it, and something imports or runs it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { filesIn, importsOf } from '../../scripts/imports.js';
import { tableBelow } from '../../scripts/tables.js';

const { dependencies, devDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);
const PROGRAMS = 'web/src/cli/';
const SCRIPTS = [
  ...['web/scripts', 'cpp/scripts', 'tests', 'eslint.config.js', 'web/vite.config.js'],
  PROGRAMS,
];

const packagesIn = (places, without = []) =>
  new Set(
    filesIn(places, /\.js$/)
      .filter((file) => !['web/src/wasm/', ...without].some((folder) => file.startsWith(folder)))
      .flatMap(importsOf)
      .filter(({ kind }) => kind !== 'address')
      .map(({ to }) => to),
  );
const onPage = packagesIn(['web/src'], [PROGRAMS]);
const inScripts = packagesIn(SCRIPTS);
// Programs that are started, and files that are looked up, are named as well.
const texts = filesIn(['tests', PROGRAMS], /\.js$/).map((file) =>
  readFileSync(path.join(root, file), 'utf8'),
);
const isNamed = (name) => texts.some((text) => text.includes(`'${name}/`));

describe('npm packages', () => {
  it('are those of the table', () => {
    const rows = tableBelow('web/README.md', 'Dependencies');
    expect(rows.map(([name]) => name)).toEqual([
      ...Object.keys(dependencies),
      ...Object.keys(devDependencies),
    ]);
    for (const [name, purpose, size] of rows) {
      expect(purpose, name).toMatch(/\w/);
      expect(size, name).toMatch(/^[\d.]+ [kM]B$/);
    }
  });

  it.each(Object.keys(dependencies))('include %s, which the page imports', (name) => {
    expect(onPage).toContain(name);
  });

  it.each(Object.keys(devDependencies))('include %s, which a script or a test needs', (name) => {
    const typed = name.startsWith('@types/') && name.slice('@types/'.length);
    if (typed === 'node') return;
    if (typed) expect([...onPage, ...inScripts]).toContain(typed);
    else expect(inScripts.has(name) || isNamed(name)).toBe(true);
  });

  it('are the only ones that are imported', () => {
    const known = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
    const foreign = [...onPage, ...inScripts].filter(
      (name) => !/^node:/.test(name) && !/^(web|tests|cpp)\/|\.\w+$/.test(name),
    );
    expect(foreign.filter((name) => !known.has(name))).toEqual([]);
    const onlyForTests = [...onPage].filter((name) => Object.hasOwn(devDependencies, name));
    expect(onlyForTests).toEqual([]);
  });
});
