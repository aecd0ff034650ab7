// What the page knows about a run, from what its worker reports.

import { describe, expect, it } from 'vitest';
import { RunState } from '../../../../web/src/engine/page/run-state.js';

const state = (step, status = 'training') => ({ step, steps: 100, status, message: '' });
const piece = (from, ...rows) => ({ from, width: 16, rows: Float32Array.from(rows.flat()) });
const bucket = (step, loss) => [step, ...Array(6).fill(loss), 0.1, 0.1, 0.1];

function report(step, rest = {}) {
  return {
    key: 'a',
    seconds: 0.001,
    snapshot: {
      state: state(step),
      history: piece(0, ...Array.from({ length: step }, (_, i) => bucket(i, 1 / (i + 1)))),
      band: piece(0, [step - 1, step, 0.25, 0.75]),
      evaluations: { from: 0, rows: new Float32Array(0) },
      ...rest,
    },
  };
}

function runState() {
  const run = new RunState('a', 'a', {});
  run.begin({ problems: [], about: { tensors: [], data: null, points: null } });
  return run;
}

describe('the curves of a run', () => {
  it('are empty before anything was reported', () => {
    const { history, band, evaluations, rates } = runState().view();
    for (const curve of [history, band, evaluations, rates]) expect(curve.step).toHaveLength(0);
  });

  it('hold what was reported, column by column', () => {
    const run = runState();
    run.update(report(3, { rates: Float32Array.of(49, 1, 2, 1, 2, 99, 2, 3, 0, 3) }), 0);
    const { history, band, rates } = run.view();
    expect([...history.step]).toEqual([0, 1, 2]);
    expect(history.last[1]).toBe(0.5);
    expect([band.step[0], band.count[0], band.low[0], band.high[0]]).toEqual([2, 3, 0.25, 0.75]);
    expect([...rates.step]).toEqual([49, 99]);
    expect([...rates.last, ...rates.min]).toEqual([2, 3, 1, 0]);
  });

  it('keep the rates that they have, and have none where a schedule reacts', () => {
    const run = runState();
    run.update(report(3, { rates: Float32Array.of(99, 1, 1, 1, 1) }), 0);
    const { rates } = run.view();
    run.update(report(5), 0);
    expect(run.view().rates).toBe(rates);
    const other = runState();
    other.update(report(3, { rates: null }), 0);
    expect(other.view().rates).toBeNull();
  });

  it('stay known beyond the step that is shown', () => {
    const run = runState();
    run.update(report(40), 0);
    run.seek(10);
    run.restart('b');
    run.phase = 'live';
    run.update(report(10), 0);
    const { state: now, band, ahead } = run.view();
    expect([now.step, band.count[0]]).toEqual([10, 10]);
    expect([ahead.state.step, ahead.band.count[0], ahead.history.step.length]).toEqual([
      40, 40, 40,
    ]);
  });
});

it('pictures of another instance stay, and are taken again by the next one', () => {
  const run = runState();
  const watch = { version: 3, isEmpty: false };
  const network = { units: [] };
  run.update({ ...report(3), pictures: { step: 3 } }, 3);
  expect(run.needsPictures(watch)).toBe(false);
  // It moves out of the start module, which knows no such pictures, and is at the same step again.
  run.restart('b');
  run.phase = 'live';
  run.update(report(3), 3);
  expect(run.view().picturesStep).toBe(3);
  expect(run.needsPictures(watch)).toBe(true);
  run.update({ ...report(3), pictures: { step: 3, network } }, 3);
  expect(run.needsPictures(watch)).toBe(false);
  expect(run.view().network).toBe(network);
});
