// Checkpoints, trails and planes of the real WebAssembly module, as workers use them.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import createModule from '../../web/src/wasm/playground.js';
import { HISTORY } from '../../web/src/engine/wasm/columns.js';
import { instantiate } from '../../web/src/engine/wasm/instantiate.js';
import { runSpec } from '../../web/src/config/spec.js';
import { tasks } from '../../web/src/engine/worker/tasks.js';
import { configOf, engine } from './engine.js';

const wasmBinary = readFileSync(new URL('../../web/src/wasm/playground.wasm', import.meta.url));
const core = await instantiate(createModule, await WebAssembly.compile(wasmBinary));

const specOf = (link) => runSpec(configOf(link), 0, engine.catalog);

function withHandle(link, use) {
  const { run, problems } = core.createRun(specOf(link));
  expect(problems).toEqual([]);
  try {
    return use(run);
  } finally {
    run.delete();
  }
}

// Runs a task that is a generator to its end.
function finish(steps) {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

describe('a run that remembers', () => {
  const link = 'steps=600&hidden=8&norm=batch&dropout=0.1&run=adam,lr=0.01';

  it('comes back to every step with the same bits, and plays on from there', () => {
    const fingerprintAt = (step) =>
      withHandle(link, (run) => (run.advance(step), run.fingerprint()));
    withHandle(link, (run) => {
      run.remember();
      for (let i = 0; i < 60; ++i) {
        run.advance(10);
        run.keepCheckpoint();
      }
      for (const target of [0, 599, 37, 300, 301]) {
        const { step } = run.restore(target);
        expect(step).toBeLessThanOrEqual(target);
        expect(target - step).toBeLessThan(40);
        run.advance(target - step);
        expect(run.fingerprint()).toBe(fingerprintAt(target));
        expect(run.history(0, 0).rows).toHaveLength(HISTORY.length * target);
      }
      expect(run.advance(1000)).toEqual({ step: 600, status: 'finished' });
      expect(run.fingerprint()).toBe(fingerprintAt(600));
    });
  });

  it('has a trail up to where it stands', () => {
    withHandle(link, (run) => {
      expect(run.trail()).toBeNull();
      run.remember();
      const start = run.parameters();
      run.advance(400);
      run.restore(100);
      const { step, parameters } = run.trail();
      const count = run.state().step;
      expect(step.at(-1)).toBe(count);
      expect([...parameters.slice(0, start.length)]).toEqual([...start]);
      expect([...parameters.slice(-start.length)]).toEqual([...run.parameters()]);
      expect(parameters).toHaveLength(step.length * start.length);
      expect(step.length).toBeLessThanOrEqual(257);
    });
  });
});

describe('a plane through the weights', () => {
  const link = 'noise=0.1&batch=0&run=adam,lr=0.01';

  it('has the losses that the run has there', () => {
    const spec = specOf(link);
    withHandle(link, (run) => {
      run.remember();
      run.advance(60);
      const origin = run.parameters();
      const { parameters: points, step } = run.trail();
      const wish = { kind: 'principal', origin, points, used: step.length, seed: 1 };
      const plane = tasks.plane(core, { spec, wish });
      expect(plane.shares[0]).toBeGreaterThan(plane.shares[1]);
      expect(plane.shares[0] + plane.shares[1]).toBeLessThanOrEqual(1);
      const coordinates = Float64Array.of(0, 0, 0.5, -0.25);
      const { losses, samples } = finish(tasks.planeLosses(core, { spec, plane, coordinates }));
      expect(samples).toBe(250);
      // The full batch is an independent way to the loss of all training samples.
      expect(losses[0]).toBeCloseTo(run.lossAndGradient().loss, 5);
      const moved = origin.map((w, i) => w + 0.5 * plane.first[i] - 0.25 * plane.second[i]);
      run.setParameters(moved);
      expect(losses[1]).toBeCloseTo(run.lossAndGradient().loss, 5);
    });
  });

  it('shows where the run has been', () => {
    withHandle(link, (run) => {
      run.remember();
      run.advance(60);
      const origin = run.parameters();
      const { parameters: points, step } = run.trail();
      const wish = { kind: 'principal', origin, points, used: step.length, seed: 1 };
      const plane = run.makePlane(wish);
      expect(run.setPlane(plane)).toBe(true);
      const track = run.track();
      expect([...track.step]).toEqual([...step]);
      const at = [...track.x].flatMap((x, i) => [x, track.y[i]]);
      expect(at).toEqual([...plane.at]);
      // It ends at the origin and began on the negative side of the first component.
      expect(track.x.at(-1)).toBe(0);
      expect(track.x[0]).toBeLessThan(0);
    });
  });

  it('must fit the weights', () => {
    withHandle(link, (run) => {
      run.remember();
      const few = new Float32Array(3);
      const wish = { kind: 'random', origin: few, points: few, used: 0, seed: 1 };
      expect(run.makePlane(wish)).toBeNull();
      expect(run.setPlane({ origin: few, first: few, second: few })).toBe(false);
      expect(run.planeLosses(Float64Array.of(0, 0))).toBeNull();
      expect(run.track().step).toHaveLength(0);
    });
  });

  it('does not exist for surfaces', () => {
    withHandle('problem=surface&surface=beale&run=sgd', (run) => {
      run.remember();
      expect(run.track()).toBeNull();
      expect(run.planeLosses(Float64Array.of(0, 0))).toBeNull();
    });
  });
});
