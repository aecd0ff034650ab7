// The order of the rooms, checked on the imports and includes themselves.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import {
  circlesOf,
  filesIn,
  importsOf,
  includesOf,
  orderMistakes,
  reachableFrom,
  roomsIn,
} from '../../scripts/imports.js';

const isGenerated = (file) => file.startsWith('web/src/wasm/') && file.endsWith('.js');
const written = filesIn(['web/src'], /\.js$/).filter((file) => !isGenerated(file));
// A list that the build writes stands for what is on it.
const listed = (list) => importsOf(list).map(({ to }) => to);
const webImports = written
  .flatMap(importsOf)
  .flatMap((one) =>
    isGenerated(one.to) ? [one, ...listed(one.to).map((to) => ({ ...one, to }))] : [one],
  );
const cppIncludes = filesIn(['cpp'], /\.(h|cpp)$/).flatMap(includesOf);

describe('the rooms of web/src', () => {
  it('import files that exist', () => {
    const isMissing = ({ to }) => to.startsWith('web/') && !existsSync(path.join(root, to));
    expect(webImports.filter(isMissing)).toEqual([]);
  });

  it('import only from rooms below them', () => {
    expect(webImports.length).toBeGreaterThan(300);
    expect(orderMistakes(webImports, roomsIn('web/README.md'), 'web/src')).toEqual([]);
  });

  it('have no files that need each other in a circle before they run', () => {
    const needed = webImports.filter(({ kind }) => kind === 'static');
    expect(circlesOf(needed)).toEqual([]);
  });

  it('import nothing of the repository but each other', () => {
    const outside = webImports.filter(
      ({ to }) => to.includes('/') && !to.startsWith('web/') && !to.startsWith('@'),
    );
    expect(outside).toEqual([]);
  });
});

describe('the rooms of cpp', () => {
  it('include only from rooms below them', () => {
    expect(cppIncludes.length).toBeGreaterThan(300);
    expect(orderMistakes(cppIncludes, roomsIn('cpp/README.md'), 'cpp')).toEqual([]);
  });

  it('have no files that include each other in a circle', () => {
    expect(circlesOf(cppIncludes)).toEqual([]);
  });
});

describe('the build of the site', () => {
  const pages = readdirSync(path.join(root, 'web')).filter((name) => name.endsWith('.html'));
  const scripts = filesIn(['web/scripts'], /\.js$/);
  const lessons = existsSync(path.join(root, 'web/lessons'))
    ? filesIn(['web/lessons'], /\.html$/)
    : [];

  it('needs nothing of the tests', () => {
    expect(pages).toContain('index.html');
    const entries = [...pages.map((name) => `web/${name}`), 'web/vite.config.js'];
    const imports = reachableFrom([...entries, ...scripts, ...lessons]);
    expect(imports.length).toBeGreaterThan(300);
    expect(imports.filter(({ to }) => to.startsWith('tests/'))).toEqual([]);
  });
});

describe('what checks the rooms', () => {
  const levels = [['low', 'top/*/low.js'], ['left', 'right'], ['top']];
  const arrow = (from, to) => ({ from: `src/${from}/a.js`, to: `src/${to}/b.js`, kind: 'static' });

  it.each([
    ['top', 'low', 0],
    ['left', 'left', 0],
    ['low', 'left', 1],
    ['left', 'right', 1],
    ['top', 'nowhere', 1],
  ])('finds whether %s may import %s', (from, to, mistakes) => {
    expect(orderMistakes([arrow(from, to)], levels, 'src')).toHaveLength(mistakes);
  });

  it('knows files that are in another room than their folder', () => {
    const imports = [{ from: 'src/low/a.js', to: 'src/top/b/low.js', kind: 'static' }];
    expect(orderMistakes(imports, levels, 'src')).toHaveLength(1);
    expect(orderMistakes([{ ...imports[0], from: 'src/left/a.js' }], levels, 'src')).toEqual([]);
  });

  it('finds circles, and only them', () => {
    const arrows = ['ab', 'bc', 'ca', 'cd', 'de', 'ff'].map(([from, to]) => ({ from, to }));
    expect(circlesOf(arrows)).toEqual([['a', 'b', 'c'], ['f']]);
  });
});
