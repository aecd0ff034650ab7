// Curves of somebody who looks back: what came after stays in sight, faint.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Store } from '../../../../web/src/ui/model/store.js';
import { sceneOf } from '../../../../web/src/views/scene-of.js';
import { readAt } from '../../../../web/src/drawing/reading.js';
import { modelOf as chartModel } from '../scenes.js';

const file = new URL('../../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));

// What a run reports at a step; its loss after n updates is 1 / n.
function snapshot(step, status = 'training') {
  const steps = Int32Array.from({ length: step }, (_, i) => i);
  const loss = Float32Array.from(steps, (i) => 1 / (i + 1));
  return {
    state: { step, steps: 100, status, eventKind: '', batchesPerEpoch: 4, samplesSeen: 8 * step },
    history: {
      ...{ step: steps, first: loss, last: loss, trainLoss: loss, logMean: loss.map(Math.log) },
      ...{ min: loss, max: loss, lr: loss, lrMin: loss, lrMax: loss },
    },
    band: { step: steps, count: loss, low: loss, high: loss },
    evaluations: { step: steps, valLoss: loss, valAccuracy: loss, valR2: loss },
  };
}

const RATES = {
  step: Int32Array.of(49, 99),
  ...Object.fromEntries(['first', 'last', 'min', 'max'].map((key) => [key, Float32Array.of(1, 1)])),
};

function storeAt(link, step, ahead) {
  const address = { read: () => link, write: () => {} };
  const store = new Store({ catalog, flags: {}, firstVisit: link, address });
  const view = { index: 0, status: 'training', rates: RATES, ...snapshot(step) };
  store.playground.receive({ playing: false, step, steps: 100, runs: [{ ...view, ahead }] });
  return store;
}

const modelOf = (store, id) => chartModel(sceneOf(store, { width: 800, height: 600 }), id);
const link = 'v=1&average=0&curve=training&run=sgd,lr=1';

describe('the loss curve', () => {
  it('goes as far as training has been, and is solid to where one looks', () => {
    const store = storeAt(link, 40, snapshot(90));
    const [curve] = modelOf(store, 'loss').curves;
    expect(curve.x).toHaveLength(90);
    expect(curve.solidTo).toBe(40);
    // The number at its end is the last that was measured by the step that is looked at.
    expect(Number(curve.endText)).toBeCloseTo(1 / 40, 5);
  });

  it('is solid everywhere when nothing lies ahead', () => {
    const store = storeAt(link, 40, null);
    const [curve] = modelOf(store, 'loss').curves;
    expect(curve.x).toHaveLength(40);
    expect(curve.solidTo).toBe(Infinity);
  });

  it('keeps the axes', () => {
    const before = storeAt(link, 90, null);
    const back = storeAt(link, 5, snapshot(90));
    const axes = (store) => {
      const { x, y } = modelOf(store, 'loss');
      return [x.min, x.max, y.min, y.max];
    };
    expect(axes(back)).toEqual(axes(before));
  });

  it('has its place in other units at the very first step, too', () => {
    const store = storeAt(`${link}&x=samples`, 0, snapshot(90));
    const [curve] = modelOf(store, 'loss').curves;
    expect(curve.x.at(-1)).toBe(8 * 89);
    expect(curve.solidTo).toBe(0);
  });
});

describe('other curves', () => {
  it('can be read beyond the step, as far as they are known', () => {
    const store = storeAt(link, 40, snapshot(90));
    const model = modelOf(store, 'accuracy');
    expect(model.curves[0].solidTo).toBe(40);
    expect(readAt(model, 80)[0].value).toBeCloseTo(1 / 81, 6);
  });
});
