import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';

// What cpp/scripts/source-lists.cmake makes of the sources, as lists of paths relative to cpp/.
function sourceLists(pretend) {
  const args = [`-DCHECKOUT=${root}`, '-P', 'cpp/scripts/print-sources.cmake'];
  if (pretend) args.unshift(`-DPRETEND=${pretend}`);
  const text = execFileSync('cmake', args, { cwd: root, encoding: 'utf8' });
  const lists = { all: [], cold: [], start: [] };
  for (const line of text.trim().split('\n')) {
    const [group, source] = line.split(' ');
    lists[group].push(source);
  }
  return lists;
}

const here = sourceLists();

test.each(['/landscape catalog/surface probe', '/custom/optimizers', '/core/linear_algebra/norms'])(
  'a checkout in %s compiles the same sources in the same way',
  (folder) => expect(sourceLists(folder)).toEqual(here),
);

test('the start module is a part of the engine, without entries and second derivatives', () => {
  expect(here.all).toEqual(expect.arrayContaining(here.start));
  expect(here.start).toContain('training/run.cpp');
  expect(here.start).toContain('bindings/run_handle.cpp');
  const surplus = /^(optimizers|schedules|surfaces|own|diagnostics)\/|landscape|linear_algebra/;
  expect(here.start.filter((source) => surplus.test(source))).toEqual([]);
});

test('what runs in every update is compiled for speed', () => {
  const hot = ['training/run.cpp', 'nn/network.cpp', 'nn/sequence.cpp', 'optimizers/adam.cpp'];
  expect(here.all).toEqual(expect.arrayContaining(hot));
  expect(here.cold.filter((source) => hot.includes(source))).toEqual([]);
});
