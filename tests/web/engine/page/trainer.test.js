// The page's side of training, with stand-ins for workers and the engine, in real time.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { catalog, configOf, disposeAll, setUp, steps } from './trainer-bench.js';

afterEach(disposeAll);

// As if the first worker had been silent for so long.
function silence(pool, milliseconds) {
  pool.slots[0].heard -= milliseconds;
  pool.watch();
}

describe('Trainer', () => {
  it('shows every run at step 0 with its whole schedule before anything is trained', async () => {
    const { start, last } = setUp();
    await start('steps=500&run=adam&run=sgd,label=Mine');
    expect(last()).toMatchObject({ playing: false, step: 0, steps: 500 });
    expect(last().runs).toMatchObject([
      { index: 0, status: 'ready', fingerprint: 'fingerprint-at-0', points: {}, tensors: [{}] },
      { index: 1, status: 'ready' },
    ]);
  });

  it('plays to the end of every run and then stops by itself', async () => {
    const { trainer, start, until, last } = setUp();
    await start('steps=300&run=adam&run=sgd,steps=100&run=lion');
    trainer.play();
    await until(({ playing, step }) => !playing && step > 0);
    expect(steps(last())).toEqual([300, 100, 300]);
    expect(last().runs.map(({ status }) => status)).toEqual(Array(3).fill('finished'));
    expect(last().runs[1].fingerprint).toBe('fingerprint-at-100');
    expect(last().runs[0].state.microsecondsPerStep).toBeGreaterThan(0);
  });

  it('keeps all runs at one step whenever it pauses', async () => {
    const { trainer, start, until, last } = setUp({ size: 3 });
    await start('steps=10000000&run=adam&run=sgd&run=lion&run=rmsprop');
    trainer.play();
    await until(({ step }) => step > 50);
    trainer.pause();
    await until(
      ({ playing, runs }) =>
        !playing && runs.every((run) => run.fingerprint === `fingerprint-at-${run.state.step}`),
    );
    expect(new Set(steps(last())).size).toBe(1);
    const { step } = last();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(last().step).toBe(step);
  });

  it('steps by exactly as many updates as asked, and resets', async () => {
    const { trainer, start, until, last } = setUp();
    await start('run=adam&run=sgd');
    trainer.step(7);
    await until(({ step }) => step === 7);
    trainer.step();
    await until(({ step }) => step === 8);
    expect(steps(last())).toEqual([8, 8]);
    expect(last().playing).toBe(false);
    trainer.reset();
    await until(({ runs }) => runs.every((run) => run.state.step === 0 && run.rates.step.length));
    expect(last().step).toBe(0);
  });

  it('keeps the progress of runs whose definition stays, and lets new ones catch up', async () => {
    const { trainer, start, until, last, workers } = setUp();
    await start('run=adam&run=sgd,lr=0.1');
    trainer.step(40);
    await until(({ step }) => step === 40);
    const [kept] = last().runs;
    trainer.configure(configOf('run=sgd,lr=0.2&run=adam,label=New+name,color=5'));
    await until(({ runs }) => runs[1].key === kept.key && runs[0].state.step === 40);
    expect(last().runs[1].points).toBe(kept.points);
    expect(last().step).toBe(40);
    const created = workers.flatMap(({ received }) =>
      received.filter(({ type }) => type === 'create'),
    );
    expect(created).toHaveLength(3);
    expect(workers.reduce((sum, { engine }) => sum + engine.alive, 0)).toBe(2);
  });

  it('begins again when all runs change', async () => {
    const { trainer, start, until, last } = setUp();
    await start('run=adam&run=sgd');
    trainer.step(40);
    await until(({ step }) => step === 40);
    trainer.configure(configOf('noise=0.2&run=adam&run=sgd'));
    await until(({ step, runs }) => step === 0 && runs.every((run) => run.rates.step.length));
    expect(steps(last())).toEqual([0, 0]);
  });

  it('goes on when a run diverges', async () => {
    const { trainer, until, last } = setUp();
    trainer.configure(configOf('steps=200&run=adam&run=sgd'));
    const run = trainer.runs[1];
    run.spec = { ...run.spec, settings: { ...run.spec.settings, diverge: 33 } };
    trainer.reset();
    trainer.play();
    await until(({ playing, step }) => !playing && step > 0);
    expect(steps(last())).toEqual([200, 33]);
    expect(last().runs[1]).toMatchObject({ status: 'diverged', message: 'not finite' });
  });

  it('computes pictures of the step that is shown, only for views that are visible', async () => {
    const { trainer, start, until, last } = setUp();
    await start('run=adam&run=sgd');
    expect(last().runs[0].grid).toBeUndefined();
    trainer.watch({ grid: { columns: 2, rows: 2 } });
    await until(({ runs }) => runs.every((run) => run.grid));
    trainer.step(9);
    await until(({ runs }) => runs.every((run) => run.grid.values[0] === 9));
    trainer.watch({ grid: { columns: 3, rows: 3 } });
    await until(({ runs }) => runs.every((run) => run.grid.values.length === 9));
    expect(last().runs[0].grid).toMatchObject({ columns: 3, rows: 3, window: [-1, 1, -1, 1] });
  });

  it('trains again for a view that comes late, and shows what there was meanwhile', async () => {
    const { trainer, start, until, last, frames, workers } = setUp();
    await start('run=adam&run=sgd');
    trainer.watch({ measures: ['cosine'] });
    trainer.step(40);
    await until(({ step, runs }) => step === 40 && runs.every((run) => run.measures?.cosine));
    const before = frames.length;
    trainer.watch({ measures: ['cosine', 'sharpness'] });
    await until(({ runs }) => runs.every((run) => run.measures?.sharpness));
    expect(last().runs.map(({ measures }) => measures.sharpness.since)).toEqual([0, 0]);
    expect(frames.slice(before).every(({ step }) => step === 40)).toBe(true);
    const created = () =>
      workers.flatMap(({ received }) => received.filter(({ type }) => type === 'create')).length;
    expect(created()).toBe(4);
    trainer.watch({ measures: ['sharpness'] });
    await until(({ runs }) => runs.every((run) => !run.measures.cosine));
    expect(created()).toBe(4);
  });

  it('records from now on where training again would take long', async () => {
    const { trainer, start, until, last } = setUp();
    await start('run=adam');
    trainer.step(40);
    await until(({ step }) => step === 40);
    trainer.runs[0].seconds = 100;
    trainer.watch({ measures: ['sharpness'] });
    await until(({ runs }) => runs[0].measures?.sharpness !== undefined);
    expect(last().runs[0].measures.sharpness.since).toBe(40);
  });

  it('keeps to a speed', async () => {
    let time = 1000;
    const { trainer, start, until, frames } = setUp({ now: () => time });
    await start('run=adam');
    trainer.setSpeed(200);
    trainer.play();
    for (let due = 1; due <= 8; ++due) {
      time += 5;
      await until(({ step }) => step === due);
    }
    expect(frames.every(({ step }) => step <= 8)).toBe(true);
    trainer.setSpeed(Infinity);
    await until(({ step }) => step === 2000);
  });

  it('has one round under way at most, and waits for the page to draw', async () => {
    const { trainer, start, workers, frames } = setUp({ size: 1 });
    await start('steps=10000000&run=adam');
    trainer.frames.requestFrame = () => {};
    await new Promise((resolve) => setTimeout(resolve, 20));
    const before = frames.length;
    trainer.play();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const rounds = workers[0].received.filter(({ type }) => type === 'train');
    expect(rounds.length).toBeLessThan(8);
    expect(frames.length).toBe(before);
  });

  it('restores the runs of a worker that broke down', async () => {
    const { trainer, start, until, last, workers } = setUp({ size: 2 });
    await start('run=adam&run=sgd');
    trainer.step(25);
    await until(({ step }) => step === 25);
    workers[0].post({ type: 'fatal', key: '', message: 'out of memory' }, []);
    await vi.waitFor(() => expect(workers).toHaveLength(3));
    trainer.step(5);
    await until(({ step }) => step === 30);
    expect(steps(last())).toEqual([30, 30]);
  });

  it('tries an engine again that did not start, and goes on as if nothing had been', async () => {
    let isBlocked = true;
    const worker = setUp().trainer.pool.options.strategies[0];
    const create = () => (isBlocked ? Promise.reject(new Error('blocked')) : worker.create());
    const bench = setUp({ strategies: [{ ...worker, create }] });
    const { trainer, until, last } = bench;
    trainer.configure(configOf('steps=300&run=adam&run=sgd'));
    trainer.play();
    await until(({ runs }) => runs.every(({ status }) => status === 'failed'));
    await until(({ playing }) => !playing);
    expect(bench.problems).toMatchObject([
      { key: 'engine', message: expect.stringMatching(/blocked.*tried again/) },
    ]);
    isBlocked = false;
    trainer.retry();
    await until(({ playing, step }) => !playing && step > 0);
    expect(steps(last())).toEqual([300, 300]);
    expect(bench.problems).toEqual([]);
  });

  it('tries an engine again by itself', async () => {
    let failures = 1;
    const worker = setUp().trainer.pool.options.strategies[0];
    const create = () => (failures-- > 0 ? Promise.reject(new Error('no')) : worker.create());
    const { trainer, until, last } = setUp({ size: 1, strategies: [{ ...worker, create }] });
    trainer.configure(configOf('steps=300&run=adam'));
    await until(({ runs }) => runs[0].status === 'failed');
    await until(({ runs }) => runs[0].status === 'ready');
    expect(last().playing).toBe(false);
  });

  it('gives a run up that breaks its worker again and again, and goes on with the others', async () => {
    const { trainer, until, last, problems, ...bench } = setUp({ size: 1 });
    trainer.configure(configOf('run=adam&run=sgd,lr=666'));
    await until(({ runs }) => runs[1]?.status === 'failed');
    trainer.step(4);
    await until(({ runs }) => runs[0].state.step === 4);
    expect(last().runs[1].message).toContain('unreachable');
    expect(problems).toEqual([]);
    expect(bench.trainer ?? trainer).toBe(trainer);
  });

  it('replaces a worker that is silent for ten seconds', async () => {
    const { trainer, start, until, workers } = setUp({ size: 1 });
    await start('run=adam');
    workers[0].isDeaf = true;
    trainer.step(3);
    await vi.waitFor(() => expect(workers[0].received.at(-1).type).toBe('train'));
    silence(trainer.pool, 11_000);
    await until(({ step }) => step === 3);
    expect(workers).toHaveLength(2);
  });

  it('tells of a worker that is lost, and forgives the runs that were in it', async () => {
    const bench = setUp({ size: 1 });
    await bench.start('steps=10000000&run=adam&run=sgd');
    for (const step of [10, 20, 30]) {
      bench.trainer.trainTo(step);
      const { length } = bench.workers;
      bench.workers.at(-1).post({ type: 'fatal', key: '', message: 'out of memory' }, []);
      await vi.waitFor(() => expect(bench.workers).toHaveLength(length + 1));
      await bench.until(({ step: shown }) => shown === step);
    }
    expect(steps(bench.last())).toEqual([30, 30]);
    expect(bench.problems.map(({ key, message }) => `${key} ${message}`)).toEqual([
      'run 1 was interrupted (out of memory); it trains again, to the same numbers',
      'run 2 was interrupted (out of memory); it trains again, to the same numbers',
    ]);
    bench.trainer.reset();
    bench.trainer.step();
    await bench.until(({ step }) => step === 1);
    expect(bench.last().runs.map(({ status }) => status)).toEqual(['training', 'training']);
  });

  it('finds the run that silences its worker, and trains the others on', async () => {
    const bench = setUp({ size: 1 });
    await bench.start('steps=10000000&run=adam&run=sgd&run=lion');
    const [, wild] = bench.trainer.runs;
    bench.deafens = ({ type, targets }) => type === 'train' && wild.handle in targets;
    bench.trainer.step(5);
    // First all three are with it, then it is alone.
    for (const lost of [1, 2]) {
      await vi.waitFor(() =>
        expect(bench.workers.filter(({ isDeaf }) => isDeaf)).toHaveLength(lost),
      );
      silence(bench.trainer.pool, 11_000);
    }
    await bench.until(({ runs }) => runs[0].state.step === 5 && runs[2].state.step === 5);
    expect(bench.last().runs.map(({ status }) => status)).toEqual([
      'training',
      'failed',
      'training',
    ]);
    expect(bench.last().runs[1].message).toBe('stopped: no answer for 10 seconds');
  });

  it('notices a worker that is silent while it makes a run', async () => {
    const bench = setUp({ size: 1 });
    bench.deafens = ({ type }, number) => type === 'create' && number === 0;
    bench.trainer.configure(configOf('run=adam'));
    await vi.waitFor(() => expect(bench.workers[0]?.isDeaf).toBe(true));
    silence(bench.trainer.pool, 11_000);
    await bench.until(({ runs }) => runs[0]?.status === 'ready');
    expect(bench.workers).toHaveLength(2);
  });

  it('waits a minute for an engine that does not start, and tries again', async () => {
    const bench = setUp({ size: 1 });
    bench.deafens = ({ type }, number) => type === 'start' && number === 0;
    bench.trainer.configure(configOf('run=adam'));
    await vi.waitFor(() => expect(bench.workers[0]?.isDeaf).toBe(true));
    silence(bench.trainer.pool, 61_000);
    expect(bench.problems[0].message).toMatch(/does not start within a minute.*tried again/);
    bench.trainer.retry();
    await bench.until(({ runs }) => runs[0]?.status === 'ready');
    expect(bench.problems).toEqual([]);
  });

  it('tells the problems of runs that are not valid, and trains the rest', async () => {
    const bench = setUp();
    bench.trainer.configure(configOf('run=adam,lr=0&run=sgd'));
    await bench.until(({ runs }) => runs[0]?.status === 'failed');
    expect(bench.problems).toEqual([{ key: 'run 1: lr', value: '0', message: 'must be more' }]);
    bench.trainer.step(2);
    await bench.until(({ runs }) => runs[1].state.step === 2);
  });

  it('lets the full module say what the start module only notices', async () => {
    const bench = setUp({ startsSmall: true });
    bench.trainer.configure(configOf('run=adam,lr=0&run=sgd'));
    await bench.until(({ runs }) => runs[0]?.status === 'failed');
    expect(bench.problems).toEqual([{ key: 'run 1: lr', value: '0', message: 'must be more' }]);
    const completed = bench.workers.flatMap(({ received }) =>
      received.filter(({ type }) => type === 'complete'),
    );
    expect(completed.length).toBeGreaterThan(0);
    bench.trainer.step(2);
    await bench.until(({ runs }) => runs[1].state.step === 2);
  });

  it('says why, if the module that has the words does not load', async () => {
    const bench = setUp({ startsSmall: true, wasmBinary: Uint8Array.of(1, 2, 3, 4) });
    bench.trainer.configure(configOf('run=adam,lr=0'));
    await bench.until(({ runs }) => runs[0]?.status === 'failed');
    expect(bench.last().runs[0].message).toMatch(/WebAssembly/);
    expect(bench.problems).toHaveLength(1);
  });

  it('falls back to another kind of worker, and says so when none works', async () => {
    const fails = {
      create: async () => {
        throw new Error('refused');
      },
      isParallel: true,
      slice: 8,
    };
    const bench = setUp({ strategies: [fails] });
    bench.trainer.configure(configOf('run=adam'));
    await vi.waitFor(() => expect(bench.problems[0]?.message).toContain('refused'));

    const second = setUp();
    second.trainer.pool.options.strategies = [fails, ...second.trainer.pool.options.strategies];
    await second.start('run=adam');
    expect(second.last().runs[0].status).toBe('ready');
  });

  it('runs other tasks, and rejects those that are aborted', async () => {
    const { trainer } = setUp();
    const heights = await trainer.task('surface', {
      ...{ id: 'x', params: {}, window: [0, 3, 0, 1], columns: 2, rows: 2 },
    });
    expect([...heights]).toEqual([3, 3, 3, 3]);
    const control = new AbortController();
    const spec = { settings: { steps: 1e7 }, optimizer: { params: {} } };
    const promise = trainer.pool.run('replay', { spec, every: 1e6 }, { signal: control.signal });
    setTimeout(() => control.abort(new Error('enough')), 20);
    await expect(promise).rejects.toThrow('enough');
  });
});

describe('trainings of experiments', () => {
  it('get the files of their data sets, each worker once', async () => {
    const bench = setUp({ size: 2 });
    const iris = catalog.datasets.find(({ id }) => id === 'iris');
    bench.trainer.dataSets.files.set('iris', Promise.resolve(new Uint8Array(8)));
    expect(iris.file).not.toBe('');
    const spec = {
      settings: { data: 'iris', steps: 20 },
      optimizer: { id: 'sgd', params: {} },
      schedule: { id: 'constant', params: {} },
      warmup: null,
      wrappers: [],
    };
    const trials = await Promise.all(
      [1, 2, 3, 4].map(() => bench.trainer.task('trials', { specs: [spec, spec] })),
    );
    expect(trials.flat().map(({ status }) => status)).toEqual(Array(8).fill('finished'));
    expect(bench.trainer.workers).toBe(2);
    expect(bench.workers).toHaveLength(2);
    for (const { engine } of bench.workers) expect(engine.datasets).toEqual([['iris', 8]]);
  });

  it('end when they are stopped, and leave nothing behind', async () => {
    const bench = setUp({ size: 1 });
    const spec = {
      settings: { steps: 1e15 },
      optimizer: { id: 'sgd', params: {} },
      schedule: { id: 'constant', params: {} },
      warmup: null,
      wrappers: [],
    };
    const control = new AbortController();
    const progress = [];
    const task = bench.trainer.task(
      'trials',
      { specs: [spec] },
      { signal: control.signal, onProgress: (value) => progress.push(value) },
    );
    await vi.waitFor(() => expect(progress.length).toBeGreaterThan(0), { timeout: 3000 });
    control.abort(new Error('stopped'));
    await expect(task).rejects.toThrow('stopped');
    await vi.waitFor(() => expect(bench.workers[0].engine.alive).toBe(0));
    expect(progress.at(-1).finished).toBe(0);
  });

  it('are rejected when no worker can be started', async () => {
    const create = async () => {
      throw new Error('no workers here');
    };
    const bench = setUp({ strategies: [{ create, isParallel: true, slice: 8 }] });
    const task = bench.trainer.task('preview', { settings: {} });
    await expect(task).rejects.toThrow('no workers here');
  });
});
