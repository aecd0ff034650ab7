// What the export command writes: the curves of the replay, and data from which the engine's own losses can be
// computed by hand.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { encodeTable } from '../../web/src/config/table.js';
import { configOf, engine } from './engine.js';

const execute = promisify(execFile);
const TWO = 'v=1&data=moons&hidden=4&steps=30&run=sgd,lr=0.1&run=adam,lr=0.02,batch=100';

/** @returns {Promise<{ code: number, stdout: string, stderr: string }>} */
async function program(name, ...args) {
  const file = fileURLToPath(new URL(`../../web/src/cli/${name}.js`, import.meta.url));
  const options = { maxBuffer: 1e8 };
  return execute(process.execPath, [file, ...args], options).then(
    (output) => ({ code: 0, ...output }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

describe('curves', () => {
  it('are those of the replay at every step', async () => {
    const [exported, replayed] = await Promise.all([
      program('export', TWO),
      program('replay', TWO, '--every', '1'),
    ]);
    expect(exported.stdout).toBe(replayed.stdout);
    expect(exported.stdout.split('\n').filter((line) => /^[01],/.test(line))).toHaveLength(62);
  });
});

// A line through own points, whose loss can be computed by hand.
async function lineLink() {
  const inputs = Array.from({ length: 20 }, (_, i) => [i / 2, 100 - 3 * i]);
  const targets = inputs.map(([x, y]) => 2 * x - y / 50 + (x % 1));
  const table = { featureNames: ['x', 'y'], classNames: [], inputs, targets };
  const { text } = await encodeTable(table);
  const link =
    `v=1&data=own&table=${text}&hidden=none&loss=mse&batch=4&steps=20&split=0.5` +
    '&run=sgd,lr=0.01';
  return { link, table };
}

describe('data of a run', () => {
  it('give the losses that the engine has, in every epoch', async () => {
    const { link, table } = await lineLink();
    const config = configOf(link);
    await engine.prepare(config);
    const run = engine.createRun(config, 0);
    for (const epoch of [0, 2, 5]) {
      const { stdout } = await program('export', link, '--format', 'data', '--epoch', `${epoch}`);
      const data = JSON.parse(stdout);
      expect(data.epoch).toBe(epoch);
      run.advance(data.first_step - run.state().step);
      for (const rows of data.batches) {
        const [first, second, bias] = run.parameters();
        const errors = rows.map(
          (row) => first * data.inputs[row][0] + second * data.inputs[row][1] + bias,
        );
        const squares = errors.map((output, i) => (output - data.targets[rows[i]]) ** 2);
        const mean = squares.reduce((sum, one) => sum + one, 0) / rows.length;
        expect(run.lossAndGradient().loss).toBeCloseTo(mean, 4);
        run.advance();
      }
    }
    run.delete();
    const { inputs, means, scales } = JSON.parse(
      (await program('export', link, '--format', 'data')).stdout,
    );
    const raw = inputs.map((row) => row.map((value, i) => value * scales[i] + means[i]));
    const byFirst = (a, b) => a[0] - b[0];
    raw.sort(byFirst).forEach((row, i) => {
      row.forEach((value, k) => expect(value).toBeCloseTo(table.inputs[i][k], 3));
    });
  });

  it('are of the run that is asked for', async () => {
    const { stdout } = await program('export', TWO, '--format', 'data', '--run', '1');
    const { run, name, batches, classes } = JSON.parse(stdout);
    expect([run, name, batches[0].length]).toEqual([1, 'Adam', 100]);
    expect(classes).toHaveLength(2);
  });

  it('are refused in words where there are none', async () => {
    const surface = 'v=1&problem=surface&run=sgd,lr=0.01';
    const cases = [
      [surface, [], 1, /surface has no data/],
      [TWO, ['--epoch', '99'], 1, /no epoch 99: its epochs are 0 to 3/],
      [TWO, ['--run', '2'], 1, /no run 2: the link's runs are 0 to 1/],
      [TWO, ['--epoch', '-1'], 2, /--epoch/],
      [TWO, ['--format', 'xml'], 2, /--format must be csv or data/],
      ['v=1', [], 1, /no run/],
    ];
    for (const [link, args, status, words] of cases) {
      const { code, stderr } = await program('export', link, '--format', 'data', ...args);
      expect([code, stderr]).toEqual([status, expect.stringMatching(words)]);
    }
  });
});

describe('weights', () => {
  const flat = (tensors, part) => tensors.flatMap((tensor) => tensor[part]).map(Math.fround);
  const read = async (...args) => JSON.parse((await program('export', TWO, ...args)).stdout);

  it('are those of the engine, before and after training', async () => {
    const { runs } = await read('--format', 'weights');
    expect(runs.map(({ name, step }) => [name, step])).toEqual([
      ['SGD', 30],
      ['Adam', 30],
    ]);
    const config = configOf(TWO);
    for (const { run: index, tensors } of runs) {
      const run = engine.createRun(config, index);
      expect(flat(tensors, 'first')).toEqual([...run.parameters()]);
      run.advance(30);
      expect(flat(tensors, 'last')).toEqual([...run.parameters()]);
      run.delete();
    }
  });

  it('give the validation loss, by hand', async () => {
    const [{ runs }, data, curves] = await Promise.all([
      read('--format', 'weights'),
      read('--format', 'data'),
      read('--format', 'json'),
    ]);
    const [W, b, V, c] = runs[0].tensors.map(({ last }) => last);
    const losses = data.inputs
      .map(([x, y], row) => {
        const hidden = b.map((bias, unit) =>
          Math.tanh(W[2 * unit] * x + W[2 * unit + 1] * y + bias),
        );
        const logit = hidden.reduce((sum, value, unit) => sum + V[unit] * value, c[0]);
        return Math.log1p(Math.exp(data.targets[row] === 1 ? -logit : logit));
      })
      .filter((_, row) => !data.training[row]);
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    expect(mean).toBeCloseTo(curves.runs[0].val_loss.at(-1), 6);
  });
});

describe('programs', () => {
  it('are of all runs, or of the one that is asked for', async () => {
    const all = (await program('export', TWO, '--format', 'pytorch')).stdout;
    const one = (await program('export', TWO, '--format', 'pytorch', '--run', '1')).stdout;
    const names = (text) => [...text.matchAll(/^ {4}"(.+)": dict\($/gm)].map(([, name]) => name);
    expect([names(all), names(one)]).toEqual([['SGD', 'Adam'], ['Adam']]);
    expect(all.split('\n')[0]).toMatch(/^# #v=1&data=moons&hidden=4/);
  });

  it('have many numbers in a file beside them', async () => {
    const link = 'v=1&data=digits&hidden=4&steps=5&run=sgd,lr=0.1';
    const { code, stderr } = await program('export', link, '--format', 'ipynb');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/name it, with --out/)]);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'export-'));
    try {
      const out = path.join(folder, 'numbers.ipynb');
      await program('export', link, '--format', 'ipynb', '--out', out);
      expect(readdirSync(folder).sort()).toEqual(['numbers.ipynb', 'numbers.npz']);
      expect(readFileSync(out, 'utf8')).toContain('np.load(\\"numbers.npz\\")');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are refused with the reason', async () => {
    const { code, stderr } = await program('export', `${TWO}&run=kfac`, '--format', 'pytorch');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/K-FAC cannot be exported/)]);
  });
});
