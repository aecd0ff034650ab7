// Data, weights and the order of mini-batches in a script are those of the engine.

import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { floatsInBase64 } from '../../../web/src/pytorch/numbers.js';
import { npz } from '../../../web/src/pytorch/npz.js';
import { writeScript } from '../../../web/src/pytorch/write-script.js';
import { configOf, engine, experimentOf } from './experiment.js';

const LINK =
  'v=1&data=moons&noise=0.1&samples=90&hidden=5&batch=16&batch.seed=3&steps=40&run=sgd,lr=0.1';

const floats = (text) => [...new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer)];
const line = (script, name) => script.match(new RegExp(`^${name} = "(.*)"$`, 'm'))[1];

describe('a script', () => {
  it('has the data and the first weights', async () => {
    const { text } = writeScript(await experimentOf(LINK));
    const run = engine.createRun(await configOf(LINK), 0);
    const { inputs, targets, training } = run.data();
    expect(floats(line(text, 'INPUTS'))).toEqual([...inputs]);
    expect([...line(text, 'CLASSES')].map(Number)).toEqual([...targets]);
    expect(floats(line(text, 'WEIGHTS'))).toEqual([...run.parameters()]);
    const count = training.filter((each) => each === 1).length;
    expect(text).toContain(`return x[:${count}], y[:${count}], x[${count}:], y[${count}:]`);
    run.delete();
  });

  it('has numbers to predict', async () => {
    const link = 'v=1&data=sine&hidden=3&steps=5&run=sgd,lr=0.1';
    const { text } = writeScript(await experimentOf(link));
    const run = engine.createRun(await configOf(link), 0);
    expect(floats(line(text, 'TARGETS'))).toEqual([...run.data().targets]);
    run.delete();
  });

  it('takes mini-batches in the order of the engine', async () => {
    const { text } = writeScript(await experimentOf(LINK));
    const run = engine.createRun(await configOf(LINK), 0);
    const batches = miniBatches(text, 45);
    for (let step = 0; step < 40; ++step)
      expect(batches.next().value).toEqual([...run.batch(step)]);
    run.delete();
  });

  it('notes the losses of the run', async () => {
    const experiment = await experimentOf(LINK);
    const run = engine.createRun(await configOf(LINK), 0);
    const { checks } = experiment.runs[0];
    expect(checks.map(({ step }) => step)).toEqual([0, 1, 10, 39]);
    for (const { step, loss } of checks) {
      run.advance(step - run.state().step);
      expect(run.lossAndGradient().loss).toBe(loss);
    }
    run.delete();
    const { text } = writeScript(experiment);
    const noted = Object.fromEntries(
      [...text.matchAll(/[{ ](\d+): (\d[\d.e-]*)[,}]/g)].map(([, step, loss]) => [
        step,
        Number(loss),
      ]),
    );
    for (const { step, loss } of checks) expect(noted[step]).toBeCloseTo(loss, 6);
  });
});

// The class PCG32 and the function mini_batches of a script, with the numbers that stand in it.
function* miniBatches(script, count) {
  const setting = (name) => Number(script.match(new RegExp(`^${name} = (\\d+)`, 'm'))[1]);
  const [added, first, second] = script.match(/0x[0-9A-F]{16}/g).map(BigInt);
  const shifts = [...script.matchAll(/\^ (?:mixed|z) >> (\d+)/g)].map(([, bits]) => BigInt(bits));
  const factor = BigInt(script.match(/self\.state \* (\d+)/)[1]);
  const stream = BigInt(script.match(/stream=(\d+)\), list\(range/)[1]);
  const [, low, high, turn] = script
    .match(/\(\(old >> (\d+) \^ old\) >> (\d+)\) % 2\*\*32, old >> (\d+)/)
    .map((text, i) => (i === 0 ? 0n : BigInt(text)));
  const wrap = (value) => BigInt.asUintN(64, value);
  let mixed = (stream << 32n) | BigInt(setting('SEED'));
  const words = [0, 1].map(() => {
    mixed = wrap(mixed + added);
    let z = wrap((mixed ^ (mixed >> shifts[0])) * first);
    z = wrap((z ^ (z >> shifts[1])) * second);
    return z ^ (z >> shifts[2]);
  });
  let state = words[0];
  const increment = words[1] | 1n;
  const bits = () => {
    const old = state;
    state = wrap(old * factor + increment);
    const word = BigInt.asUintN(32, ((old >> low) ^ old) >> high);
    const by = old >> turn;
    return BigInt.asUintN(32, (word >> by) | (word << (-by & 31n)));
  };
  bits();
  const below = (most) => {
    let product = bits() * BigInt(most);
    while (BigInt.asUintN(32, product) < 2n ** 32n % BigInt(most)) product = bits() * BigInt(most);
    return Number(product >> 32n);
  };
  const order = Array.from({ length: count }, (_, i) => i);
  for (;;) {
    for (let i = count; i > 1; --i) {
      const j = below(i);
      [order[i - 1], order[j]] = [order[j], order[i - 1]];
    }
    for (let start = 0; start < count; start += setting('BATCH')) {
      yield order.slice(start, start + setting('BATCH'));
    }
  }
}

describe('many numbers', () => {
  it('stand in a file beside the script', async () => {
    const link = 'v=1&data=digits&hidden=16&steps=5&run=adam,lr=0.01';
    const { text, arrays } = writeScript(await experimentOf(link));
    expect(text).toContain('np.load(pathlib.Path(__file__).with_suffix(".npz"))');
    expect(text.length).toBeLessThan(10_000);
    const run = engine.createRun(await configOf(link), 0);
    const files = unzipped(arrays);
    expect(Object.keys(files)).toEqual(['inputs.npy', 'classes.npy', 'weights.npy']);
    expect(values(files['inputs.npy'])).toEqual([...run.data().inputs]);
    expect(values(files['classes.npy'])).toEqual([...run.data().targets]);
    expect(values(files['weights.npy'])).toEqual([...run.parameters()]);
    run.delete();
  });

  it('are written as numpy reads them', () => {
    const arrays = [
      { name: 'a', values: [1, -0.5, 3e-40], shape: [3] },
      { name: 'matrix', values: [1, 2, 3, 4, 5, 6], shape: [2, 3] },
    ];
    const files = unzipped(npz(arrays));
    expect(values(files['a.npy'])).toEqual([1, -0.5, Math.fround(3e-40)]);
    expect(values(files['matrix.npy'])).toEqual([1, 2, 3, 4, 5, 6]);
    expect(headerOf(files['matrix.npy'])).toMatch(
      /^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 3\), \} *\n$/,
    );
  });

  it('keep every bit as text', () => {
    const numbers = [0, -0, 1 / 3, 3.4e38, 1e-45, -Infinity].map(Math.fround);
    expect(floats(floatsInBase64(numbers))).toEqual(numbers);
  });
});

// The archive is read by its directory, as every program does.
function unzipped(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  let at = view.getUint32(end + 16, true);
  const files = {};
  for (let left = view.getUint16(end + 10, true); left > 0; --left) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const [sum, size] = [view.getUint32(at + 16, true), view.getUint32(at + 24, true)];
    const length = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + length)).toString();
    expect(view.getUint32(local, true)).toBe(0x04034b50);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = bytes.slice(start, start + size);
    expect(crc32(content)).toBe(sum);
    files[name] = content;
    at += 46 + length;
  }
  return files;
}

function headerOf(content) {
  const length = content[8] + 256 * content[9];
  expect((10 + length) % 64).toBe(0);
  return Buffer.from(content.subarray(10, 10 + length)).toString();
}

function values(content) {
  const start = 10 + headerOf(content).length;
  return [...new Float32Array(content.slice(start).buffer)];
}
