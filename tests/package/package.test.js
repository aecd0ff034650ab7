// The npm package as its users get it: packed, installed into an empty folder, imported there.

import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { root } from '../../cpp/scripts/run.js';
import { blocksOf } from './guide.js';
import { outputOf } from './programs.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = inject('folder');
const home = path.join(folder, 'node_modules/optimizer-playground');
const guide = path.join(home, 'README.md');

// Trains a link in the user's folder: { loss, step, fingerprint, problems }.
const PROGRAM = `
import { loadEngine } from 'optimizer-playground';
const engine = await loadEngine();
const { config, problems } = engine.parseLink(process.argv[2]);
await engine.prepare(config);
const run = engine.createRun(config, 0);
const { step } = run.advance(Number(process.argv[3]));
const { trainLoss: loss } = run.row();
console.log(JSON.stringify({ loss, step, fingerprint: run.fingerprint(), problems }));
run.delete();
`;

async function trainInstalled(link, steps) {
  writeFileSync(path.join(folder, 'train.js'), PROGRAM);
  return JSON.parse(await outputOf(folder, process.execPath, ['train.js', link, String(steps)]));
}

async function replay(link, steps) {
  const program = path.join(root, 'web/src/cli/replay.js');
  const args = [program, link, '--steps', String(steps), '--every', String(steps)];
  const lines = (await outputOf(root, process.execPath, args)).trim().split('\n');
  const names = lines[0].split(',');
  const last = lines.findLast((line) => !line.startsWith('#')).split(',');
  return {
    loss: Number(last[names.indexOf('train_loss')]),
    step: Number(last[names.indexOf('step')]),
    fingerprint: lines.at(-1).split(' ').at(-1),
  };
}

describe('the installed package', () => {
  it.each([
    ['a network', 'v=1&data=spiral&hidden=16-16&steps=300&run=adamw,lr=0.01,schedule=cosine', 300],
    ['a real data set', 'v=1&data=iris&steps=100&run=sgd,lr=0.1', 100],
    ['a rule of one’s own', 'v=1&data=moons&steps=60&run=custom,rule=w=w-lr*k*g,k=2,lr=0.05', 60],
  ])('trains to what replay prints: %s', async (_, link, steps) => {
    const [installed, printed] = await Promise.all([
      trainInstalled(link, steps),
      replay(link, steps),
    ]);
    expect(installed.problems).toEqual([]);
    expect(installed.step).toBe(steps);
    expect(installed.step).toBe(printed.step);
    // Nine digits give a float back exactly.
    expect(Math.fround(printed.loss)).toBe(installed.loss);
    expect(installed.fingerprint).toBe(printed.fingerprint);
  });

  it('brings two small packages along', () => {
    const list = readFileSync(path.join(folder, 'node_modules/.package-lock.json'), 'utf8');
    expect(Object.keys(JSON.parse(list).packages)).toEqual([
      'node_modules/jsep',
      'node_modules/optimizer-playground',
      'node_modules/papaparse',
    ]);
  });

  it('can be imported where there are no elements, as servers do', async () => {
    const text = `import { OptimizerPlayground } from 'optimizer-playground/element';
      import widget from 'optimizer-playground/widget';
      console.log(typeof OptimizerPlayground, typeof widget.render);`;
    writeFileSync(path.join(folder, 'on-server.js'), text);
    const said = await outputOf(folder, process.execPath, ['on-server.js']);
    expect(said.trim()).toBe('function function');
  });

  it('is as small as its guide says', () => {
    const [, megabytes] = /download is less than (\d+) MB/.exec(readFileSync(guide, 'utf8'));
    expect(inject('packedBytes')).toBeLessThan(megabytes * 1e6);
  });

  it('holds engine, programs, site and licence, and no sources of the page', () => {
    const files = readdirSync(home, { recursive: true }).map((file) => file.replaceAll('\\', '/'));
    for (const file of ['LICENSE', 'README.md', 'lib/wasm/playground.wasm', 'public/index.html']) {
      expect(files).toContain(file);
    }
    const { datasets } = JSON.parse(
      readFileSync(path.join(root, 'web/src/wasm/catalog.json'), 'utf8'),
    );
    for (const { file } of datasets.filter((entry) => entry.file)) {
      expect(files).toContain(`public/data/${file}`);
    }
    expect(files.filter((file) => /^lib\/(ui|embed|begin)\b/.test(file))).toEqual([]);
  });

  it('says what a user did wrong', async () => {
    const text = `import { loadEngine } from 'optimizer-playground';
      const engine = await loadEngine();
      try { engine.createOptimizer({ id: 'nobody' }, [{ shape: [1], values: [0] }]); }
      catch (error) { console.log(JSON.stringify([error.key, error.value, error.rule])); }`;
    writeFileSync(path.join(folder, 'wrong.js'), text);
    expect(JSON.parse(await outputOf(folder, process.execPath, ['wrong.js']))).toEqual([
      'id',
      'nobody',
      'is not an optimizer of the catalog',
    ]);
  });
});

const PROGRAMS = ['every-export.ts', 'element-and-widget.ts'];

describe('the declarations', () => {
  const entry = path.join(home, 'lib/engine/package/index.d.ts');

  it('are all used by the program that is compiled', () => {
    const declared = readFileSync(entry, 'utf8').matchAll(
      /^export (?:type|declare function|declare class|declare const) (\w+)/gm,
    );
    const names = [...declared].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    const [, list] = /import (?:type )?\{([^}]+)\} from 'optimizer-playground'/.exec(
      readFileSync(path.join(here, 'every-export.ts'), 'utf8'),
    );
    const used = list.split(',').map((name) => name.replace('type', '').trim());
    expect(used.filter(Boolean).sort()).toEqual(names.sort());
  });

  it('leave no type open', () => {
    const lib = path.join(home, 'lib');
    const open = readdirSync(lib, { recursive: true })
      .filter((file) => file.endsWith('.d.ts'))
      .filter((file) => {
        const text = readFileSync(path.join(lib, file), 'utf8');
        return /\bany\b/.test(text.replace(/\/\*[^]*?\*\/|\/\/.*/g, ''));
      });
    expect(open).toEqual([]);
  });

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('compile strictly: module %s, resolved as %s', async (module, moduleResolution) => {
    const examples = blocksOf(guide, 'ts').map((text, i) => [`example-${i}.ts`, text]);
    for (const [name, text] of examples) writeFileSync(path.join(folder, name), text);
    for (const name of PROGRAMS) copyFileSync(path.join(here, name), path.join(folder, name));
    const config = {
      compilerOptions: {
        ...{ strict: true, noEmit: true, noUnusedLocals: true, skipLibCheck: false, types: [] },
        ...{ target: 'es2023', lib: ['es2024', 'dom'], module, moduleResolution },
      },
      files: [...PROGRAMS, ...examples.map(([name]) => name)],
    };
    const file = `tsconfig.${module}.json`;
    writeFileSync(path.join(folder, file), JSON.stringify(config));
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    expect(await outputOf(folder, process.execPath, [compiler, '-p', file])).toBe('');
  });
});
