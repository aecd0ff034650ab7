// Going back in time, with stand-ins for workers and the engine.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { configOf, disposeAll, setUp, steps } from './trainer-bench.js';

afterEach(disposeAll);

const roundsBack = (workers) =>
  workers.flatMap(({ received }) => received.filter(({ goBack }) => goBack)).length;

async function finished(link = 'steps=300&run=adam&run=sgd') {
  const bench = setUp();
  await bench.start(link);
  bench.trainer.play();
  await bench.until(({ playing, step }) => !playing && step > 0);
  return bench;
}

describe('seek', () => {
  it('shows all runs at an earlier step, and what came after as ahead', async () => {
    const { trainer, until, last } = await finished();
    trainer.seek(120);
    expect(trainer.frame()).toMatchObject({ step: 300, sought: 120 });
    await until(({ step }) => step === 120);
    expect(last().sought).toBeNull();
    expect(steps(last())).toEqual([120, 120]);
    expect(last()).toMatchObject({ playing: false, farthest: 300, steps: 300 });
    const [run] = last().runs;
    expect(run.status).toBe('training');
    expect(run.history.step).toHaveLength(120);
    expect(run.ahead.state.step).toBe(300);
    expect(run.ahead.history.step).toHaveLength(300);
    await until(({ runs }) => runs.every((one) => one.fingerprint === 'fingerprint-at-120'));
  });

  it('goes forward again as far as training has been, and no further', async () => {
    const { trainer, until } = await finished('steps=300&run=adam');
    trainer.seek(0);
    await until(({ step }) => step === 0);
    trainer.seek(250.4);
    await until(({ step }) => step === 250);
    trainer.seek(5000);
    await until(({ step, runs }) => step === 300 && runs[0].status === 'finished');
  });

  it('plays on from there to the same end', async () => {
    const { trainer, until, last } = await finished();
    trainer.seek(50);
    await until(({ step }) => step === 50);
    trainer.play();
    await until(({ playing, step }) => !playing && step === 300);
    expect(last().runs.map(({ fingerprint }) => fingerprint)).toEqual(
      Array(2).fill('fingerprint-at-300'),
    );
    expect(last().runs[0].ahead).toBeNull();
  });

  it('follows the last of many wishes, and does not work through all of them', async () => {
    const { trainer, until, last, workers } = await finished();
    for (let step = 299; step >= 30; step--) trainer.seek(step);
    await until(({ step }) => step === 30);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(last().step).toBe(30);
    expect(roundsBack(workers)).toBeLessThanOrEqual(2 * workers.length);
  });

  it('pauses what plays', async () => {
    const { trainer, start, until, last } = setUp();
    await start('steps=10000000&run=adam&run=sgd');
    trainer.play();
    await until(({ step }) => step > 200);
    trainer.seek(100);
    await until(({ step }) => step === 100);
    expect(last().playing).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(steps(last())).toEqual([100, 100]);
    trainer.step(3);
    await until(({ step }) => step === 103);
  });

  it('leaves a run that ended earlier at its end', async () => {
    const { trainer, until, last } = await finished('steps=300&run=adam&run=sgd,steps=80');
    trainer.seek(200);
    await until(({ runs }) => runs[0].state.step === 200);
    expect(steps(last())).toEqual([200, 80]);
    expect(last().runs[1].status).toBe('finished');
    trainer.seek(40);
    await until(({ step }) => step === 40);
    expect(steps(last())).toEqual([40, 40]);
    expect(last().runs[1].status).toBe('training');
  });

  it('goes back before a divergence, which comes again', async () => {
    const { trainer, until, last } = setUp();
    trainer.configure(configOf('steps=200&run=adam&run=sgd'));
    trainer.runs[1].spec = {
      ...trainer.runs[1].spec,
      settings: { ...trainer.runs[1].spec.settings, diverge: 33 },
    };
    trainer.reset();
    trainer.play();
    await until(({ playing, step }) => !playing && step > 0);
    trainer.seek(20);
    await until(({ step }) => step === 20);
    expect(last().runs.map(({ status }) => status)).toEqual(['training', 'training']);
    trainer.play();
    await until(({ playing, step }) => !playing && step === 200);
    expect(last().runs[1]).toMatchObject({ status: 'diverged', state: { step: 33 } });
  });

  it('is forgotten by a reset', async () => {
    const { trainer, until, last } = await finished();
    trainer.seek(100);
    trainer.reset();
    await until(({ step, runs }) => step === 0 && runs.every((run) => run.rates.step.length));
    expect(last().farthest).toBe(0);
    expect(last().runs.every(({ ahead }) => ahead === null)).toBe(true);
    trainer.seek(100);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(last().step).toBe(0);
  });

  it('gives a run that is new the step that is looked at', async () => {
    const { trainer, until, last } = await finished();
    trainer.seek(100);
    await until(({ step }) => step === 100);
    trainer.configure(configOf('steps=300&run=adam&run=sgd&run=lion'));
    await until(({ runs }) => runs.length === 3 && runs[2].state.step === 100);
    expect(steps(last())).toEqual([100, 100, 100]);
    expect(last().farthest).toBe(300);
  });

  it('arrives although a worker breaks down on the way', async () => {
    const { trainer, until, last, workers } = await finished();
    trainer.seek(100);
    workers[0].post({ type: 'fatal', key: '', message: 'out of memory' }, []);
    await vi.waitFor(() => expect(workers).toHaveLength(3));
    await until(({ runs }) => runs.every(({ state }) => state.step === 100));
    expect(last().runs[0].ahead.state.step).toBe(300);
  });
});
