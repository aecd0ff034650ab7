// Quantities of runs whose numbers are known.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quantities, quantityOf } from '../../../web/src/quantities/quantities.js';
import { measuredOf } from '../../../web/src/quantities/measured.js';
import { evaluationsOf, view } from '../views/scenes.js';
import { measured } from './measured.js';

const of = (id, run, ...more) => quantityOf(id).compute(run, ...more);
const NAN = { value: NaN };

describe('the list', () => {
  it('holds every file of the folder', () => {
    const folder = new URL('../../../web/src/quantities/kinds/', import.meta.url);
    const files = readdirSync(folder).map((file) => file.replace(/\.js$/, ''));
    expect(quantities.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each(quantities.map((one) => [one.id, one]))('knows no %s of nothing', (_, quantity) => {
    const none = quantity.compute(measured([]), 1, measured([]));
    if (quantity.unit !== 'count') expect(none.value).toBeNaN();
    expect(quantity.words).toMatch(/^[a-z]/);
  });
});

describe('losses', () => {
  const run = measured([8, 4, 6, NaN, 2, 3], { every: 10 });

  it.each([
    ['first', [], { value: 8 }],
    ['last', [], { value: 3 }],
    ['value', [25], { value: 6 }],
    ['value', [35], { value: 6 }],
    ['value', [60], NAN],
    ['best', [], { value: 2 }],
    ['best-step', [], { value: 40 }],
    ['peak', [], { value: 8 }],
    ['peak-step', [], { value: 0 }],
    ['rises', [], { value: 2 }],
    // (8 + 4) / 2 * 10 + (4 + 6) / 2 * 10 + (6 + 2) / 2 * 20 + (2 + 3) / 2 * 10, by 50
    ['area', [], { value: (60 + 50 + 80 + 25) / 50 }],
    ['first-below', [5], { value: 10, after: 0 }],
    ['first-below', [2.5], { value: 40, after: 20 }],
    ['first-below', [1], NAN],
    ['first-below', [9], NAN],
    ['jump-step', [], { value: 20, after: 10 }],
    ['fall-done', [0.5], { value: 10, after: 0 }],
    ['still-since', [0.5], { value: 40 }],
  ])('%s %j', (id, more, found) => {
    expect(of(id, run, ...more)).toMatchObject(found);
  });

  it('are compared by steps that are sure', () => {
    const late = measured([8, 7, 6, 5, 5, 4, 3, 3, 2], { every: 10 });
    // Below 5 at 10 or before, and the other at 41 or later.
    expect(of('times-earlier', run, 5, late).value).toBe(41 / 10);
    expect(of('times-earlier', run, 1, late).value).toBeNaN();
    expect(of('times-lower', late, undefined, run).value).toBe(1.5);
  });

  it('of validation are so much above those of training', () => {
    expect(of('gap', measured([1, 0.75], { training: [1, 0.25] })).value).toBe(0.5);
    expect(of('gap', measured([1, 0.75], { lossKind: 'training' })).value).toBeNaN();
  });

  it('of batches spike', () => {
    const calm = Array.from({ length: 40 }, () => 1);
    expect(of('spikes', measured([1], { batches: [...calm, 5, ...calm, 9, 1] })).value).toBe(2);
    // Three times the average, but not twice the first.
    const low = calm.map(() => 0.1);
    expect(of('spikes', measured([1], { batches: [1, ...low, 0.5, ...low] })).value).toBe(0);
  });
});

describe('other measurements', () => {
  it('say from when on every answer was right', () => {
    const run = measured([3, 2, 1, 1], { every: 5, accuracy: [0.5, 1, 0.75, 1] });
    expect(of('all-right', run)).toEqual({ value: 15, after: 10 });
    expect(of('accuracy', run).value).toBe(1);
    expect(of('all-right', measured([1, 1], { accuracy: [1, 0.5] })).value).toBeNaN();
  });

  it('are ratios', () => {
    const run = measured([1, 1], { gradient: [6, 2], weights: [2, 4], ratios: [0.1, 0.3] });
    expect(of('largest-gradient', run).value).toBe(3);
    expect(of('largest-update', run).value).toBe(0.3);
  });

  it('say when a run diverged', () => {
    const event = { kind: 'diverged', step: 9, message: 'the loss is not finite' };
    expect(of('diverged-step', measured([1], { status: 'diverged', event })).value).toBe(9);
    expect(of('diverged-step', measured([1])).value).toBeNaN();
  });

  it('say when the sharpness passes its limit', () => {
    const sharp = { step: [0, 10, 20], sharpness: [5, 19, 21], limit: [20, 20, 20] };
    expect(of('limit-step', measured([1], { sharp }))).toEqual({ value: 20, after: 10 });
  });
});

describe('rates', () => {
  const warm = measured([1], { rates: [0.1, 0.2, 0.3, 0.3, 0.15, 0.15, 0, 0] });

  it.each([
    ['rate', [4], { value: 0.15 }],
    ['rate', [], { value: 0 }],
    ['largest-rate', [], { value: 0.3 }],
    ['rise-end', [], { value: 2 }],
    ['rate-drop', [], { value: 4 }],
    ['rate-zero', [], { value: 6 }],
  ])('%s %j', (id, more, found) => {
    expect(of(id, warm, ...more)).toMatchObject(found);
  });

  it('that fall all the time do not drop', () => {
    const rates = Array.from({ length: 12 }, (_, i) => 0.5 ** i);
    expect(of('rate-drop', measured([1], { rates })).value).toBeNaN();
    expect(of('rise-end', measured([1], { rates })).value).toBeNaN();
  });

  it('within a stretch of updates are known if they do not change', () => {
    const run = measured([1]);
    run.rates = { step: [3, 7], last: [0.2, 0.1], min: [0.2, 0.1], max: [0.2, 0.4] };
    expect(of('rate', run, 1).value).toBe(0.2);
    expect(of('rate', run, 5).value).toBeNaN();
  });
});

describe('what is measured', () => {
  const evaluations = { ...evaluationsOf([1, 0.5], 100), trainLoss: Float32Array.of(2, 1) };
  const one = { ...view(0), evaluations };

  it('is the validation loss if there is one, and the height of a surface', () => {
    expect([...measuredOf(one).loss.value]).toEqual([1, 0.5]);
    expect(measuredOf(one, true)).toMatchObject({ lossKind: 'height' });
    expect([...measuredOf(one, true).loss.value]).toEqual([2, 1]);
    const none = { ...one, evaluations: { ...evaluations, valLoss: Float32Array.of(NaN, NaN) } };
    expect(measuredOf(none).lossKind).toBe('training');
  });

  it('is all of a run that was taken back', () => {
    const state = { ...one.state, step: 100, status: 'finished' };
    const back = {
      ...one,
      status: 'training',
      evaluations: evaluationsOf([1]),
      ahead: { ...one, state },
    };
    expect([...measuredOf(back).loss.step]).toEqual([0, 100]);
    expect(measuredOf(back).status).toBe('finished');
  });
});
