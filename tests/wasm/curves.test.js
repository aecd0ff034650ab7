// The curves that a run keeps, against the losses and rates of every single update.

import { describe, expect, it } from 'vitest';
import { replayRun } from '../../web/src/engine/worker/replay.js';
import { withRun } from './engine.js';

const LINKS = {
  'mini-batches': 'data=moons&noise=0.2&hidden=4&samples=60&batch=5&steps=3000&run=adam,lr=0.01',
  'a full batch': 'batch=0&samples=60&hidden=4&steps=2500&run=sgd,lr=0.1',
  'a surface that falls below 0':
    'problem=surface&surface=styblinski-tang&steps=400&run=adam,lr=0.05',
  'a loss that becomes exactly 0': 'data=gauss&samples=40&loss=hinge&steps=1500&run=adam,lr=0.03',
  'a divergence': 'data=plane&steps=500&activation=identity&run=sgd,lr=1000',
  'rates that jump': 'samples=40&hidden=2&steps=5000&run=sgd,schedule=sawtooth',
};

// Losses and rates of all updates that were made, from a replay of every step.
function everyUpdate(link) {
  return withRun(link, (run) => {
    const steps = replayRun(run, { every: 1 });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const made = run.state().step;
    const rows = step.value.rows.slice(0, made);
    return { losses: rows.map((row) => row.trainLoss), rates: rows.map((row) => row.lr) };
  });
}

const trained = (link) =>
  withRun(link, (run) => {
    run.advance(1e6);
    return { history: run.history(), band: run.band(), rates: run.rateStretches() };
  });

const all = new Map(Object.entries(LINKS).map(([name, link]) => [name, everyUpdate(link)]));

const meanOf = (values) => values.reduce((sum, value) => sum + value / values.length, 0);
const fround = (values) => values.map(Math.fround);

describe.each(Object.entries(LINKS))('the curves of %s', (name, link) => {
  const { losses, rates } = all.get(name);
  const { history, band } = trained(link);

  it('hold what was measured in every stretch', () => {
    let from = 0;
    history.step.forEach((step, i) => {
      const part = losses.slice(from, step + 1);
      const lr = fround(rates.slice(from, step + 1));
      from = step + 1;
      expect(history.first[i]).toBe(part[0]);
      expect(history.last[i]).toBe(part.at(-1));
      expect([history.min[i], history.max[i]]).toEqual([Math.min(...part), Math.max(...part)]);
      expect([history.lrMin[i], history.lrMax[i]]).toEqual([Math.min(...lr), Math.max(...lr)]);
      expect(history.lr[i]).toBe(lr.at(-1));
      const size = Math.max(...part.map(Math.abs), 1e-30);
      expect(Math.abs(history.trainLoss[i] - meanOf(part))).toBeLessThanOrEqual(1e-6 * size);
      const log = meanOf(part.map((loss) => (loss > 0 ? Math.log(loss) : NaN)));
      if (Number.isNaN(log)) expect(history.logMean[i]).toBeNaN();
      else expect(Math.abs(history.logMean[i] - log)).toBeLessThan(2e-6 * (1 + Math.abs(log)));
    });
    expect(from).toBe(losses.length);
  });

  it('have a band of losses that were measured, at the ranks it says', () => {
    let from = 0;
    const [width] = band.count;
    band.step.forEach((step, i) => {
      const part = losses.slice(from, step + 1).sort((a, b) => a - b);
      from = step + 1;
      expect(band.count[i]).toBe(part.length);
      if (i < band.step.length - 1) expect(part.length).toBe(width);
      // Up to 32 losses are exact.
      expect(part.length).toBeLessThanOrEqual(32);
      const place = Math.floor(Math.fround(0.1) * (part.length - 1) + 0.5);
      expect([band.low[i], band.high[i]]).toEqual([part[place], part.at(-1 - place)]);
    });
    expect(from).toBe(losses.length);
    expect(Math.log2(width) % 1).toBe(0);
  });
});

describe('the rates of a schedule', () => {
  const shapes = ['constant', 'cosine,warmup=100', 'sawtooth', 'step', 'one-cycle', 'cyclical'];
  it.each(shapes)('%s cover every update once', (schedule) => {
    const link = `samples=40&hidden=2&steps=5001&run=sgd,lr=0.3,schedule=${schedule}`;
    withRun(link, (run) => {
      const { step, first, last, min, max } = run.rateStretches();
      expect(step.length).toBeLessThanOrEqual(2048);
      const every = run.rates(5001);
      let from = 0;
      step.forEach((end, i) => {
        const part = every.slice(from, end + 1);
        if (i < step.length - 1) expect(part).toHaveLength(step[0] + 1);
        from = end + 1;
        expect([first[i], last[i]]).toEqual([part[0], part.at(-1)]);
        expect([min[i], max[i]]).toEqual([Math.min(...part), Math.max(...part)]);
      });
      expect(from).toBe(5001);
    });
  });

  it('that reacts to the loss are not known ahead', () => {
    withRun('run=sgd,schedule=plateau', (run) => expect(run.rateStretches()).toBeNull());
  });
});

describe('what is recorded of a measure', () => {
  it('is the same over many measurements in a point as one by one', () => {
    const every = [];
    const link = 'samples=40&hidden=2&steps=2000&batch=4&run=adam,lr=0.01';
    withRun(link, (run) => {
      run.setMeasures(['gradient-norm']);
      const taken = () => {
        const { step, last } = run.measures()['gradient-norm'];
        return last[step.length - 1];
      };
      for (let i = 0; i < 2000; i++) {
        run.advance(1);
        every.push(taken());
      }
      const { step, ...channels } = run.measures()['gradient-norm'];
      expect(step.length).toBe(500);
      step.forEach((end, i) => {
        const part = every.slice(4 * i, 4 * i + 4).sort((a, b) => a - b);
        expect(end).toBe(4 * i + 3);
        expect(channels.last[i]).toBe(every[end]);
        expect([channels.min[i], channels.low[i]]).toEqual([part[0], part[0]]);
        expect([channels.max[i], channels.high[i]]).toEqual([part[3], part[3]]);
        expect(Math.abs(channels.mean[i] / meanOf(part) - 1)).toBeLessThan(1e-6);
        expect(Math.abs(channels.logMean[i] - meanOf(part.map(Math.log)))).toBeLessThan(1e-5);
      });
    });
  });
});
