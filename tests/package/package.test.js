// The npm package as its users get it: packed, installed into an empty folder, imported there.

import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../cpp/scripts/run.js';
import { buildPackage } from '../../web/scripts/package.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const execute = promisify(execFile);
const npm = process.env.npm_execpath;

/** The user's folder. */
let folder = '';

/** A program's standard output. */
async function outputOf(program, args, cwd = folder) {
  const { stdout } = await execute(program, args, { cwd, maxBuffer: 1e8 }).catch((error) => {
    throw new Error(`${program} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
  });
  return stdout;
}

const runNpm = (...args) =>
  npm ? outputOf(process.execPath, [npm, ...args]) : outputOf('npm', args);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'optimizer-playground-user-'));
  const built = await buildPackage();
  const [{ filename }] = JSON.parse(await runNpm('pack', built, '--json'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
  await runNpm('install', '--no-audit', '--no-fund', '--prefer-offline', `./${filename}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
  return JSON.parse(await outputOf(process.execPath, ['train.js', link, String(steps)]));
}

async function replay(link, steps) {
  const program = path.join(root, 'web/src/cli/replay.js');
  const args = [program, link, '--steps', String(steps), '--every', String(steps)];
  const lines = (await outputOf(process.execPath, args)).trim().split('\n');
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

  it('brings nothing that a page needs', () => {
    const names = readdirSync(path.join(folder, 'node_modules')).filter(
      (name) => !name.startsWith('.'),
    );
    expect(names).toEqual(['jsep', 'optimizer-playground']);
  });

  it('holds its engine, data and licence, and no sources of the page', () => {
    const home = path.join(folder, 'node_modules/optimizer-playground');
    const files = readdirSync(home, { recursive: true }).map((file) => file.replaceAll('\\', '/'));
    for (const file of ['LICENSE', 'README.md', 'lib/wasm/playground.wasm']) {
      expect(files).toContain(file);
    }
    const { datasets } = JSON.parse(
      readFileSync(path.join(root, 'web/src/wasm/catalog.json'), 'utf8'),
    );
    for (const { file } of datasets.filter((entry) => entry.file)) {
      expect(files).toContain(`public/data/${file}`);
    }
    expect(files.filter((file) => /\b(ui|drawing|start\.wasm|worker)\b/.test(file))).toEqual([]);
  });

  it('says what a user did wrong', async () => {
    const text = `import { loadEngine } from 'optimizer-playground';
      const engine = await loadEngine();
      try { engine.createOptimizer({ id: 'nobody' }, [{ shape: [1], values: [0] }]); }
      catch (error) { console.log(JSON.stringify([error.key, error.value, error.rule])); }`;
    writeFileSync(path.join(folder, 'wrong.js'), text);
    expect(JSON.parse(await outputOf(process.execPath, ['wrong.js']))).toEqual([
      'id',
      'nobody',
      'is not an optimizer of the catalog',
    ]);
  });
});

describe('the declarations', () => {
  const entry = 'node_modules/optimizer-playground/lib/engine/package/index.d.ts';

  it('are all used by the program that is compiled', () => {
    const declared = readFileSync(path.join(folder, entry), 'utf8').matchAll(
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
    const home = path.join(folder, 'node_modules/optimizer-playground/lib');
    const open = readdirSync(home, { recursive: true })
      .filter((file) => /\bengine\b.*\.d\.ts$/.test(file))
      .filter((file) => {
        const text = readFileSync(path.join(home, file), 'utf8');
        return /\bany\b/.test(text.replace(/\/\*[^]*?\*\/|\/\/.*/g, ''));
      });
    expect(open).toEqual([]);
  });

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('compile strictly: module %s, resolved as %s', async (module, moduleResolution) => {
    copyFileSync(path.join(here, 'every-export.ts'), path.join(folder, 'every-export.ts'));
    const config = {
      compilerOptions: {
        ...{ strict: true, noEmit: true, noUnusedLocals: true, skipLibCheck: false, types: [] },
        ...{ target: 'es2023', lib: ['es2024', 'dom'], module, moduleResolution },
      },
      files: ['every-export.ts'],
    };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    expect(await outputOf(process.execPath, [compiler, '-p', '.'])).toBe('');
  });
});
