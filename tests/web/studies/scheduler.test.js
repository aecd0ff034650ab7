// The scheduler of experiments against workers whose time the test turns.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudyScheduler, costGroup } from '../../../web/src/studies/scheduler.js';

const settle = async () => {
  for (let i = 0; i < 20; ++i) await Promise.resolve();
};

/** Workers that take turns of virtual time; a job's spec says what it costs a step. */
class Workers {
  constructor(count, { answer = () => {} } = {}) {
    this.queues = Array.from({ length: count }, () => []);
    this.time = 0;
    this.answer = answer;
    this.idle = 0;
    this.ends = Array(count).fill(0);
    this.chunks = [];
  }

  train = (specs, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const lengths = this.queues.map((queue) => queue.length);
      const worker = lengths.indexOf(Math.min(...lengths));
      const milliseconds = specs.reduce((sum, { steps, cost }) => sum + steps * cost, 0);
      const chunk = { specs, milliseconds, resolve, reject, onProgress, begun: null };
      this.chunks.push(specs.length);
      this.queues[worker].push(chunk);
      if (this.queues[worker].length === 1) chunk.begun = this.time;
      const onAbort = () => {
        this.queues[worker] = this.queues[worker].filter((other) => other !== chunk);
        reject(signal.reason);
      };
      chunk.release = () => signal.removeEventListener('abort', onAbort);
      signal.addEventListener('abort', onAbort);
    });

  /** Until nobody has anything to do; `isOpen` says whether jobs are waiting to be sent. */
  async run(isOpen = () => false) {
    await settle();
    while (this.queues.some((queue) => queue.length)) {
      if (isOpen()) this.idle += this.queues.filter((queue) => !queue.length).length;
      const ends = this.queues.map(([first]) =>
        first ? first.begun + first.milliseconds : Infinity,
      );
      const worker = ends.indexOf(Math.min(...ends));
      this.time = ends[worker];
      this.ends[worker] = this.time;
      const [chunk] = this.queues[worker].splice(0, 1);
      if (this.queues[worker].length) this.queues[worker][0].begun = this.time;
      this.finish(chunk);
      await settle();
    }
  }

  finish({ specs, resolve, reject, release }) {
    release();
    const wrong = specs.map((spec) => this.answer(spec)).find(Boolean);
    if (wrong) reject(wrong);
    else resolve(specs.map((spec) => trialOf(spec)));
  }
}

const trialOf = ({ id, steps, cost }) => ({
  id,
  status: 'finished',
  step: steps,
  milliseconds: steps * cost,
});

const jobOf = (id, group, steps, cost) => ({ spec: { id, steps, cost }, group, steps });

function start(jobs, workers, options = {}) {
  const results = [];
  const scheduler = new StudyScheduler(jobs, {
    train: workers.train,
    workers: () => workers.queues.length,
    onResult: (index, trial) => (results[index] = trial),
    ...options,
  });
  return { scheduler, results, finished: scheduler.run() };
}

const anyJobs = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 4000 })), {
    minLength: 1,
    maxLength: 80,
  })
  .map((list) =>
    list.map(([group, steps], id) => jobOf(id, group, steps, { a: 0.003, b: 0.01, c: 0.4 }[group])),
  );

describe('the scheduler', () => {
  it('gives every job its own result, once', async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, fc.integer({ min: 1, max: 5 }), async (jobs, count) => {
        const workers = new Workers(count);
        let told = 0;
        const results = [];
        const { finished } = start(jobs, workers, {
          onResult: (index, trial) => {
            told += 1;
            results[index] = trial;
          },
        });
        await workers.run();
        await finished;
        expect(told).toBe(jobs.length);
        expect(results.map(({ id }) => id)).toEqual(jobs.map((_, id) => id));
      }),
      { numRuns: 50 },
    );
  });

  it('leaves no worker idle while jobs wait, and all end at about the same time', async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, fc.integer({ min: 2, max: 4 }), async (jobs, count) => {
        const workers = new Workers(count);
        const { finished, results } = start(jobs, workers);
        // Sent is what was handed to a worker; the rest waits.
        const isOpen = () => workers.chunks.reduce((sum, n) => sum + n, 0) < jobs.length;
        await workers.run(isOpen);
        await finished;
        expect(results.filter(Boolean)).toHaveLength(jobs.length);
        expect(workers.idle).toBe(0);
        // Nobody works longer than the others by more than what one worker may hold at a time: two
        // messages, each a chunk of 60 ms or a single job.
        const longest = Math.max(60, ...jobs.map(({ steps, spec }) => steps * spec.cost));
        expect(Math.max(...workers.ends)).toBeLessThanOrEqual(
          jobs.reduce((sum, { spec }) => sum + spec.steps * spec.cost, 0) / count + 2 * longest,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('sends small jobs together once it knows that they are small', async () => {
    const workers = new Workers(2);
    const { finished } = start(
      Array.from({ length: 400 }, (_, id) => jobOf(id, 'a', 100, 0.01)),
      workers,
    );
    await workers.run();
    await finished;
    expect(workers.chunks.slice(0, 4)).toEqual([1, 1, 1, 1]);
    expect(workers.chunks.length).toBeLessThan(50);
    // Towards the end they get smaller again.
    expect(workers.chunks.at(-1)).toBe(1);
  });

  it('begins with the longest once every kind was measured', async () => {
    const workers = new Workers(1);
    const order = [];
    const jobs = [
      ...Array.from({ length: 4 }, (_, id) => jobOf(id, 'short', 100, 1)),
      ...Array.from({ length: 4 }, (_, id) => jobOf(4 + id, 'long', 100, 9)),
    ];
    const { finished } = start(jobs, workers, { onResult: (index) => order.push(index) });
    await workers.run();
    await finished;
    // One of each kind is tried; then the long ones come first.
    expect(order.slice(0, 2).sort()).toEqual([0, 4]);
    expect(order.slice(2)).toEqual([5, 6, 7, 1, 2, 3]);
  });

  it('keeps what is done when it is stopped, and sends nothing more', async () => {
    const workers = new Workers(2);
    const jobs = Array.from({ length: 40 }, (_, id) => jobOf(id, 'a', 1000, 0.1));
    let stop = () => {};
    const { finished, results, scheduler } = start(jobs, workers, {
      onProgress: ({ done }) => {
        if (done >= 5) stop();
      },
    });
    stop = () => scheduler.stop();
    await workers.run();
    await finished;
    const kept = results.filter(Boolean).length;
    expect(kept).toBeGreaterThanOrEqual(5);
    expect(kept).toBeLessThan(40);
    expect(scheduler.isStopped).toBe(true);
    expect(workers.queues.flat()).toEqual([]);
  });

  it('waits while it is paused, and goes on when woken', async () => {
    const workers = new Workers(2);
    let isPaused = true;
    const jobs = [jobOf(0, 'a', 10, 1), jobOf(1, 'a', 10, 1)];
    const { finished, results, scheduler } = start(jobs, workers, { isPaused: () => isPaused });
    await workers.run();
    expect(results).toEqual([]);
    isPaused = false;
    scheduler.wake();
    await workers.run();
    await finished;
    expect(results).toHaveLength(2);
  });

  it('tries again what a lost worker took along', async () => {
    let losses = 2;
    const answer = () => (losses-- > 0 ? new Error('the worker broke down') : undefined);
    const workers = new Workers(2, { answer });
    const jobs = Array.from({ length: 12 }, (_, id) => jobOf(id, 'a', 100, 0.1));
    const { finished, results } = start(jobs, workers);
    await workers.run();
    await finished;
    expect(results.map(({ status }) => status)).toEqual(jobs.map(() => 'finished'));
  });

  it('gives up a job that breaks every worker, and only that one', async () => {
    const answer = ({ id }) => (id === 7 ? new Error('unreachable') : undefined);
    const workers = new Workers(2, { answer });
    const jobs = Array.from({ length: 30 }, (_, id) => jobOf(id, 'a', 100, 0.001));
    const { finished, results } = start(jobs, workers);
    await workers.run();
    await finished;
    expect(results[7]).toMatchObject({ status: 'failed', message: 'unreachable' });
    const others = results.filter((_, id) => id !== 7);
    expect(others.every(({ status }) => status === 'finished')).toBe(true);
  });

  it('ends with failures when no worker can be started', async () => {
    const jobs = Array.from({ length: 3 }, (_, id) => jobOf(id, 'a', 100, 1));
    const results = [];
    const scheduler = new StudyScheduler(jobs, {
      train: () => Promise.reject(new Error('no worker can be started')),
      workers: () => 1,
      onResult: (index, trial) => (results[index] = trial),
    });
    await scheduler.run();
    expect(results.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
  });

  it('counts progress in steps, with what is under way', async () => {
    const workers = new Workers(1);
    const shares = [];
    const jobs = [jobOf(0, 'a', 300, 1), jobOf(1, 'a', 100, 1)];
    const { finished } = start(jobs, workers, { onProgress: ({ share }) => shares.push(share) });
    await settle();
    workers.queues[0][0].onProgress({ finished: 0, step: 150 });
    expect(shares.at(-1)).toBeCloseTo(150 / 400, 12);
    await workers.run();
    await finished;
    expect(shares.at(-1)).toBe(1);
  });

  it('has nothing to do without jobs', async () => {
    const { finished, results } = start([], new Workers(2));
    await finished;
    expect(results).toEqual([]);
  });
});

describe('groups of equal cost', () => {
  const spec = {
    settings: { batch: 10, hidden: [8, 8], 'init.seed': 1 },
    optimizer: { id: 'adam', params: { lr: 0.1 } },
    wrappers: [],
  };

  it('do not depend on rates and seeds', () => {
    const other = {
      ...spec,
      settings: { ...spec.settings, 'init.seed': 2 },
      optimizer: { id: 'adam', params: { lr: 0.2 } },
    };
    expect(costGroup(other)).toBe(costGroup(spec));
  });

  it('depend on sizes and rules', () => {
    const wide = { ...spec, settings: { ...spec.settings, hidden: [64, 64] } };
    const rule = { ...spec, optimizer: { id: 'sgd', params: {} } };
    expect(new Set([spec, wide, rule].map(costGroup)).size).toBe(3);
  });
});
