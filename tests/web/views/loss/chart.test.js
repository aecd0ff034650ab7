// The chart of the loss: what is drawn of what was measured, what is said about it, and its axis.

import { describe, expect, it } from 'vitest';
import { evaluationsOf, historyOf, modelOf, sceneOf, view } from '../scenes.js';

const STEPS = 1000;
// Noise of a kind: the same in every run of the tests.
const noise = (i) => Math.sin(1e4 * Math.sin(i + 1));
const noisy = Float32Array.from({ length: STEPS }, (_, i) => Math.exp(-i / 300 + noise(i)));

// The band of stretches of 16 losses, lowest and highest of which do not count.
function bandOf(losses) {
  const stretches = Array.from({ length: Math.floor(losses.length / 16) }, (_, i) =>
    Array.from(losses.slice(16 * i, 16 * i + 16)).sort((a, b) => a - b),
  );
  const column = (valueOf) => Float32Array.from(stretches, valueOf);
  return {
    step: Int32Array.from(stretches, (_, i) => 16 * i + 15),
    count: column(() => 16),
    low: column((sorted) => sorted[1]),
    high: column((sorted) => sorted[14]),
  };
}

function run(index, parts) {
  const one = view(index);
  const evaluations = { ...one.evaluations, ...evaluationsOf([]) };
  return { ...one, evaluations, ...parts, state: { ...one.state, ...parts.state } };
}

const training = (index, losses, width) =>
  run(index, { history: historyOf(losses, width), band: bandOf(losses) });
const lossOf = (runs, settings, more) => modelOf(sceneOf(runs, { settings, ...more }), 'loss');
const BATCHES = { curve: 'training' };
const FULL = { curve: 'training', batch: 0 };

describe('validation', () => {
  const losses = [1, 0.5, 0.7, 0.25];
  const one = run(0, { evaluations: evaluationsOf(losses, 100), history: historyOf(noisy) });

  it('is the evaluations, joined, whatever the average', () => {
    for (const average of [0, 36, 500]) {
      const [{ x, y, line, bands }] = lossOf([one], { average }).curves;
      expect([...x]).toEqual([0, 100, 200, 300]);
      expect([...y]).toEqual(losses.map(Math.fround));
      expect(line ?? bands).toBeUndefined();
    }
  });

  it('is labelled with its last one, and says what it is', () => {
    const { curves, subtitle, note } = lossOf([one], {});
    expect(curves[0].endText).toBe('0.25');
    expect(subtitle).toBe('validation, log');
    expect(note).toBe('');
  });
});

describe('numbers of sentences', () => {
  const one = run(0, { evaluations: evaluationsOf([1, 0.5, 0.7], 100), history: historyOf(noisy) });
  const pinsOf = (sentences) => {
    const scene = sceneOf([one], {});
    return modelOf({ ...scene, options: { ...scene.options, sentences } }, 'loss').pins;
  };
  const sentence = (rest) => ({ kind: 'lowest', runs: [0], step: 100, text: 'SGD', ...rest });

  it('stand on the curve at their step, and are counted from 1', () => {
    const sentences = [sentence({ step: null }), sentence({}), sentence({ runs: [7] })];
    expect(pinsOf(sentences)).toEqual([{ text: '2', slot: 0, x: 100, y: 0.5, isBelow: false }]);
  });

  it('are not there where nothing is said', () => {
    expect(pinsOf([])).toEqual([]);
    expect(lossOf([one], {}).pins).toEqual([]);
  });
});

describe('training without noise', () => {
  const himmelblau = Float32Array.from({ length: STEPS }, (_, i) => Math.max(1e-13, 100 / 4 ** i));

  it('is what was recorded', () => {
    const [{ y, line }] = lossOf([training(0, himmelblau)], FULL).curves;
    expect([...y]).toEqual([...himmelblau]);
    expect(Array.from(line.y, Math.fround)).toEqual([...himmelblau]);
    expect(Array.from(line.x)).toEqual(Array.from(himmelblau, (_, i) => i));
  });

  it('keeps first, lowest, highest and last value of every stretch', () => {
    const width = 32;
    const [{ line, extremes }] = lossOf([training(0, noisy, width)], FULL).curves;
    for (let start = 0; start < STEPS; start += width) {
      const end = Math.min(STEPS, start + width) - 1;
      const losses = Array.from(noisy.slice(start, end + 1));
      const drawn = line.y.filter((_, i) => line.x[i] >= start && line.x[i] <= end);
      expect(drawn[0]).toBe(losses[0]);
      expect(drawn.at(-1)).toBe(losses.at(-1));
      expect(Math.min(...drawn)).toBe(Math.min(...losses));
      expect(Math.max(...drawn)).toBe(Math.max(...losses));
      expect(extremes.low[start / width]).toBe(Math.min(...losses));
    }
    expect(line.x).toEqual([...line.x].sort((a, b) => a - b));
  });

  it.each([
    ['a batch of everything', { batch: 0 }],
    ['a surface', { problem: 'surface' }],
    ['dropout where nothing is hidden', { batch: 0, dropout: 0.5, hidden: [] }],
  ])('is drawn so of %s', (_, settings) => {
    const { subtitle, curves } = lossOf([training(0, noisy)], { curve: 'training', ...settings });
    expect(subtitle).not.toContain('average');
    expect(curves[0].bands).toBeUndefined();
  });

  it('knows that a batch as large as the training part is all of it', () => {
    const one = { ...training(0, noisy), data: { trainingCount: 250 } };
    const wordsOf = (batch) => lossOf([one], { curve: 'training', batch }).subtitle;
    expect(wordsOf(250)).toBe('training, log');
    expect(wordsOf(249)).toContain('average');
  });

  it.each([
    ['mini-batches', { batch: 8 }],
    ['dropout', { batch: 0, dropout: 0.1 }],
    ['noise on the gradient of a surface', { problem: 'surface', gradient_noise: 0.1 }],
  ])('is not what is drawn with %s', (_, settings) => {
    const { subtitle } = lossOf([training(0, noisy)], { curve: 'training', ...settings });
    expect(subtitle).toContain('average of 36 steps');
  });
});

describe('the average of mini-batches', () => {
  // All losses so far, weighted by how long ago they were.
  function averageAt(step, memory, values) {
    let [sum, weights] = [0, 0];
    for (let i = 0; i <= step; i++) {
      const weight = Math.exp((i - step) / memory);
      sum += weight * values[i];
      weights += weight;
    }
    return sum / weights;
  }
  const logs = Array.from(noisy, Math.log);

  it.each([0, 10, 500, 999])('is of logarithms on a logarithmic axis (step %i)', (step) => {
    const { curves, subtitle } = lossOf([training(0, noisy)], BATCHES);
    expect(Math.log(curves[0].line.y[step])).toBeCloseTo(averageAt(step, 36, logs), 4);
    expect(subtitle).toBe('training batches, average of 36 steps, 10–90 % band, log');
  });

  it.each([0, 10, 500, 999])('is of values on a linear one (step %i)', (step) => {
    const { curves } = lossOf([training(0, noisy)], { ...BATCHES, scale: 'linear', average: 100 });
    expect(curves[0].line.y[step]).toBeCloseTo(averageAt(step, 100, noisy), 4);
  });

  it('does not depend on how many updates there will be', () => {
    const short = run(0, { history: historyOf(noisy), state: { steps: 1000 } });
    const long = run(0, { history: historyOf(noisy), state: { steps: 50000 } });
    const lineOf = (one) => [...lossOf([one], BATCHES).curves[0].line.y];
    expect(lineOf(long)).toEqual(lineOf(short));
  });

  it('says where values are not above 0, or stretches are longer than it', () => {
    const withZero = noisy.map((loss, i) => (i === 7 ? 0 : loss));
    const { curves, subtitle } = lossOf([training(0, withZero)], BATCHES);
    expect(subtitle).toContain('of values, as some are 0 or less');
    expect(curves[0].line.y[500]).toBeCloseTo(averageAt(500, 36, withZero), 4);
    const coarse = lossOf([training(0, noisy, 64)], BATCHES);
    expect(coarse.subtitle).toContain('average of 36 steps (recorded in stretches of 64)');
  });

  it('can be switched off', () => {
    const { curves, subtitle } = lossOf([training(0, noisy)], { ...BATCHES, average: 0 });
    expect(curves[0].line).toBeUndefined();
    expect([...curves[0].y]).toEqual([...noisy]);
    expect(subtitle).toContain('not averaged');
  });

  it('is never what is read off, and what stands at its end is its own number', () => {
    const [curve] = lossOf([training(0, noisy)], { ...BATCHES, average: 500 }).curves;
    expect([...curve.y]).toEqual([...noisy]);
    expect(curve.endText).toMatch(/^mean \d\.\d+$/);
    const average = averageAt(noisy.length - 1, 500, noisy.map(Math.log));
    expect(Number(curve.endText.split(' ').at(-1))).toBeCloseTo(Math.exp(average), 3);
    expect(curve.line.y.at(-1)).toBeGreaterThan(1.5 * noisy.at(-1));
  });
});

describe('the range of mini-batches', () => {
  const runs = (count) => Array.from({ length: count }, (_, i) => training(i, noisy));
  const bandsOf = (model) => model.curves.map(({ bands }) => Boolean(bands));
  const spikesOf = (model) => model.curves.map(({ spikes }) => Boolean(spikes));

  it('is drawn of one or two runs, and of the selected one of more', () => {
    expect(bandsOf(lossOf(runs(1), BATCHES))).toEqual([true]);
    expect(bandsOf(lossOf(runs(2), BATCHES))).toEqual([true, true]);
    expect(bandsOf(lossOf(runs(3), BATCHES, { selected: 1 }))).toEqual([false, true, false]);
    expect(bandsOf(lossOf(runs(3), BATCHES, { selected: 1, hovered: 2 }))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is not drawn of many in an embed, where nothing is selected, unless one is pointed at', () => {
    const embed = { embed: true, selected: 0 };
    const three = lossOf(runs(3), BATCHES, embed);
    expect(bandsOf(three)).toEqual([false, false, false]);
    expect(three.subtitle).not.toContain('band');
    expect(bandsOf(lossOf(runs(2), BATCHES, embed))).toEqual([true, true]);
    expect(bandsOf(lossOf(runs(3), BATCHES, { ...embed, hovered: 1 }))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('covers the updates that it is of', () => {
    const [{ bands }] = lossOf(runs(1), BATCHES).curves;
    const { low, high } = bandOf(noisy);
    expect(bands[0].alpha).toBe(0.08);
    expect([...bands[0].x.slice(0, 4)]).toEqual([0, 15, 16, 31]);
    expect([...bands[0].low.slice(0, 3)]).toEqual([low[0], low[0], low[1]]);
    expect([...bands[0].high.slice(0, 3)]).toEqual([high[0], high[0], high[1]]);
  });

  it('loses no spike of the selected run', () => {
    const spiked = noisy.map((loss, i) => (i === 500 ? 40 : loss));
    const two = [training(0, spiked, 4), training(1, spiked, 4)];
    const model = lossOf(two, BATCHES, { selected: 1 });
    expect(spikesOf(model)).toEqual([false, true]);
    const { x, from, to } = model.curves[1].spikes;
    const at = Array.from(to).findIndex((value) => value > 39);
    expect(to[at]).toBe(40);
    expect(x[at]).toBe(503);
    expect(from[at]).toBe(bandOf(spiked).high[31]);
  });
});

describe('the average of batches of which some are 0', () => {
  it('is 0 where it is below all that was measured, rather than decades lower', () => {
    const losses = Float32Array.from({ length: 1000 }, (_, i) => (i < 300 && i % 3 ? 0.05 : 0));
    const { curves, y, subtitle } = lossOf([training(0, losses)], BATCHES);
    const drawn = Array.from(curves[0].line.y);
    expect(Math.min(...drawn.filter((value) => value > 0))).toBeGreaterThan(0.01);
    expect(drawn.at(-1)).toBe(0);
    expect([y.hasZero, y.min > 1e-3]).toEqual([true, true]);
    expect(subtitle).toContain('of values, as some are 0 or less');
  });
});

describe('the mark of a spike', () => {
  const state = {
    ...training(0, noisy).state,
    eventKind: 'spike',
    eventStep: 500,
    message: 'it jumps',
  };
  const spiked = noisy.map((loss, i) => (i === 500 ? 40 : loss));

  it('stands at the batch that jumped', () => {
    const [marker] = lossOf([{ ...training(0, spiked), state }], BATCHES).markers;
    expect([marker.x, marker.y]).toEqual([500, 40]);
  });

  it('is on no curve that did not jump', () => {
    const evaluations = evaluationsOf([1, 0.5, 0.25], 400);
    const one = { ...training(0, spiked), evaluations, state };
    expect(lossOf([one], { curve: 'validation' }).markers).toEqual([]);
  });

  it('has words once, however many runs jumped', () => {
    const three = [0, 1, 2].map((index) => ({ ...training(index, spiked), state }));
    const { markers } = lossOf(three, BATCHES);
    expect(markers.map(({ words }) => words !== '')).toEqual([true, false, false]);
  });
});

describe('both', () => {
  const one = run(0, {
    evaluations: evaluationsOf([1, 0.5, 0.25], 400),
    history: historyOf(noisy),
    band: bandOf(noisy),
  });
  const model = lossOf([one], { curve: 'both' });

  it('has a thick line of validation and a thin one of training, alike but for that', () => {
    const [thin, thick] = model.curves;
    expect([...thick.y]).toEqual([1, 0.5, 0.25]);
    expect([...thin.y]).toEqual([...noisy]);
    expect(thick.width).toBeGreaterThan(2 * thin.width);
    expect([thick.slot, thick.dash]).toEqual([thin.slot, thin.dash]);
  });

  it('has one label for both', () => {
    const labelled = model.curves.filter(({ isSecond }) => !isSecond);
    const { line } = model.curves.find(({ isSecond }) => isSecond);
    const [validation, training] = labelled[0].endText.split(' / ').map(Number);
    expect(validation).toBe(0.25);
    expect(training).toBeCloseTo(line.y.at(-1), 4);
    expect(model.subtitle).toContain('validation thick, training batches thin');
  });

  it('is training alone where there is no validation', () => {
    const { curves, subtitle } = lossOf([training(0, noisy)], { curve: 'both' });
    expect(curves).toHaveLength(1);
    expect(subtitle).toMatch(/^training batches/);
  });
});

describe('divergence', () => {
  const LOST = {
    status: 'diverged',
    eventKind: 'diverged',
    eventStep: 9,
    message: 'the loss is not finite',
  };
  const lost = (loss, index = 0) => ({
    ...run(index, { history: historyOf([1, 3, 9, 27]), state: { ...LOST, loss } }),
    status: 'diverged',
  });
  const calm = training(0, noisy);

  it('goes on beyond the top where the loss ceased to be a number, and is marked there', () => {
    for (const loss of [Infinity, NaN]) {
      const { curves, markers } = lossOf([calm, lost(loss, 1)], FULL);
      expect(curves[1].line.x.at(-1)).toBe(9);
      expect(curves[1].line.y.at(-1)).toBe(Infinity);
      expect([...curves[1].y]).toEqual([1, 3, 9, 27]);
      expect(markers).toEqual([expect.objectContaining({ x: 9, y: Infinity, diverged: true })]);
      expect(markers[0].words).toContain('diverged at step 9: the loss is not finite');
    }
  });

  it('goes on below the bottom where the loss became endlessly small', () => {
    const { curves, y } = lossOf([lost(-Infinity)], FULL);
    expect(curves[0].line.y.at(-1)).toBe(-Infinity);
    expect(y.log).toBe(true);
  });

  it('ends where it was where the loss is a number and the weights are none', () => {
    const { curves, markers } = lossOf([lost(27)], FULL);
    expect(curves[0].line.y.at(-1)).toBe(27);
    expect(markers[0].y).toBe(27);
  });
});

describe('values without a logarithm', () => {
  it('zero is on the bottom edge', () => {
    const newton = Float32Array.from({ length: 600 }, (_, i) => (i ? 0 : 20));
    const sgd = Float32Array.from({ length: 600 }, (_, i) => 20 * 0.9 ** i);
    const { y, curves } = lossOf([training(0, newton), training(1, sgd)], {
      problem: 'surface',
      surface: 'quadratic',
    });
    expect(y.hasZero).toBe(true);
    expect(y.min).toBeGreaterThan(sgd.at(-1) / 1e4);
    expect(curves[0].endText).toBe('0');
  });

  it('below zero the axis is linear, or symmetric if a logarithmic one was asked for', () => {
    const plunging = Float32Array.from({ length: 100 }, (_, i) => 30 - i);
    const surface = { problem: 'surface', surface: 'styblinski-tang' };
    const auto = lossOf([training(0, plunging)], surface);
    expect(auto.y).toMatchObject({ log: false });
    expect(auto.y.min).toBeLessThanOrEqual(-69);
    expect(auto.subtitle).toBe('linear, as values are below 0');
    expect(auto.note).toBe('linear, as values are below 0');
    const log = lossOf([training(0, plunging)], { ...surface, scale: 'log' });
    expect(log.y.linearTo).toBeGreaterThan(0);
    expect(log.note).toContain('symmetric log');
  });
});
