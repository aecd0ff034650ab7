// Every example opens without complaint, and what it claims is true.

import { describe, expect, it } from 'vitest';
import { PRESETS, linkOfPreset } from '../../web/src/ui/model/gallery.js';
import { configOf, engine, withRun } from './engine.js';

// All runs of an example at their ends, with the largest loss of a mini-batch on the way.
function ends(link) {
  return configOf(link).runs.map((_, index) =>
    withRun(
      link,
      (run) => {
        const hasSharpness = link.includes('sharpness');
        if (hasSharpness) run.setMeasures(['sharpness']);
        const { status, step } = run.advance(1e6);
        const { step: at = [], mean = [] } = run.measures().sharpness ?? {};
        const { max, first } = run.history();
        const { eventKind, eventStep } = run.state();
        const { valLoss, trainLoss, valAccuracy } = run.row();
        const evaluations = run.evaluations();
        const [lowest, highest] = [Math.min, Math.max].map((of) => of(...evaluations.valLoss));
        const peak = Math.max(...max);
        return {
          ...{ status, step, eventKind, eventStep, valLoss, trainLoss, valAccuracy },
          ...{ lowest, highest, peak, first: first[0], firstUpdate: evaluations.updateRatio[0] },
          // Its first column, as many rows as steps, is the curvature.
          sharpness: [...mean.slice(0, at.length)],
        };
      },
      index,
    ),
  );
}

const losses = (runs) => runs.map(({ valLoss }) => valLoss);
const heights = (runs) => runs.map(({ trainLoss }) => trainLoss);
const accuracies = (runs) => runs.map(({ valAccuracy }) => valAccuracy);
const peaks = (runs) => runs.map(({ peak }) => peak);
const isFalling = (numbers) => numbers.every((one, i) => i === 0 || one < numbers[i - 1]);

/** By example: what must hold of its runs. */
const CLAIMS = {
  'rule-or-rate': (runs) => expect(losses(runs)[0]).toBeGreaterThan(10 * losses(runs)[1]),
  'four-rates': (runs) => {
    expect(isFalling(losses(runs).slice(0, 3))).toBe(true);
    expect(losses(runs)[3]).toBeGreaterThan(losses(runs)[2]);
    expect(runs[3].peak).toBeGreaterThan(5 * runs[3].first);
  },
  'hidden-layer': (runs) => {
    expect(accuracies(runs)[0]).toBeLessThan(0.6);
    expect(Math.min(...accuracies(runs).slice(1))).toBeGreaterThan(0.9);
  },
  'batch-size': (runs) => {
    expect(isFalling(losses(runs))).toBe(true);
    expect(peaks(runs)[2]).toBeGreaterThan(5 * peaks(runs)[1]);
    // 250 samples are trained on: about 10,000 seen by each.
    expect(runs.map(({ step }) => step)).toEqual([40, 320, 10_000]);
  },
  overfitting: ([adam, adamw]) => {
    expect(adam.trainLoss).toBeLessThan(0.01);
    expect(adam.valLoss).toBeGreaterThan(10 * adam.lowest);
    expect(adamw.valLoss).toBeLessThan(0.1 * adam.valLoss);
  },
  schedules: (runs) => {
    const [constant, ...others] = losses(runs);
    for (const loss of others) expect(loss).toBeLessThan(constant);
  },
  'warm-up': (runs) => {
    expect(accuracies(runs)[0]).toBeLessThan(0.5);
    expect(Math.min(...accuracies(runs).slice(1))).toBeGreaterThan(0.7);
    expect(runs[0].peak).toBeGreaterThan(3 * runs[0].first);
  },
  'linear-scaling': (runs) => {
    const [first, ...others] = losses(runs);
    for (const loss of others.slice(0, 2)) expect(Math.abs(loss / first - 1)).toBeLessThan(0.02);
    expect(others[2]).toBeGreaterThan(3 * first);
  },
  'layer-rates': (runs) => {
    const isUp = runs.map(({ peak, first }) => peak > 1.5 * first);
    expect(isUp).toEqual([true, false, false, true]);
    expect(losses(runs)[2]).toBeLessThan(losses(runs)[1] / 2);
  },
  'flat-valley': (runs) => {
    const [sgd, momentum, delta] = heights(runs);
    expect(sgd).toBeGreaterThan(0.1);
    expect(Math.max(momentum, delta)).toBeLessThan(1e-5);
  },
  'two-forms': (runs) => {
    const [ema, heavyBall, slow] = losses(runs);
    expect(ema.toPrecision(4)).toBe(heavyBall.toPrecision(4));
    expect(slow).toBeGreaterThan(5 * ema);
  },
  'whose-step-shrinks': (runs) => {
    // The surface is x itself: -height / rate / steps is the mean length of a step.
    const [sgd, momentum, adam, adagrad] = heights(runs).map((x) => -x / 0.01 / 200);
    expect([sgd, adam].map((one) => one.toFixed(2))).toEqual(['1.00', '1.00']);
    expect(momentum).toBeGreaterThan(9);
    expect(adagrad).toBeLessThan(0.2);
  },
  'bias-correction': ([without, corrected]) => {
    expect(without).toMatchObject({ eventKind: 'spike', eventStep: 2 });
    expect(without.firstUpdate / corrected.firstUpdate).toBeCloseTo(1 / Math.sqrt(1 - 0.999), 2);
    expect(without.highest).toBeCloseTo(2.8, 1);
    expect(corrected.highest).toBeLessThan(0.63);
  },
  curvature: (runs) => expect(isFalling(losses(runs))).toBe(true),
  'bad-start': (runs) => {
    expect(runs[0].first).toBeGreaterThan(50_000);
    expect(runs[2].first).toBeGreaterThan(50_000);
    expect(losses(runs)[2]).toBeGreaterThan(50);
    expect(losses(runs)[3]).toBeLessThan(0.1);
  },
  'input-scales': (runs) => {
    expect(accuracies(runs)[0]).toBeLessThan(0.4);
    expect(accuracies(runs)[1]).toBeGreaterThan(0.95);
  },
  'vanishing-gradient': (runs) => {
    expect(losses(runs)[0]).toBeGreaterThan(0.69);
    expect(losses(runs)[1]).toBeLessThan(0.3);
  },
  // Theorem 3 of Reddi, Kale and Kumar (2018): the loss is lowest at w = -20 / 6, where it is 70 / 3 for each -1.
  'adam-astray': (runs) => {
    const [short, ...others] = losses(runs);
    const [lowest, start] = [(4 / 5) * (70 / 3), 20];
    expect(short).toBeGreaterThan(start + 5);
    for (const one of others) expect(one).toBeCloseTo(lowest, 0);
  },
  outliers: (runs) => {
    const [plain, ...cured] = peaks(runs);
    expect(plain).toBeGreaterThan(1000);
    expect(Math.max(...cured)).toBeLessThan(10);
  },
  'curved-valley': (runs) => {
    expect(heights(runs)[0]).toBeGreaterThan(0.1);
    expect(Math.max(...heights(runs).slice(1))).toBeLessThan(0.001);
  },
  'local-minimum': (runs) => {
    expect(heights(runs)[0]).toBeGreaterThan(0);
    expect(heights(runs)[1]).toBeLessThan(-0.4);
  },
  clipping: (runs) => {
    expect(runs.map(({ status }) => status)).toEqual(['finished', 'diverged', 'finished']);
    expect(runs[1].step).toBe(5);
    expect(heights(runs)[2]).toBeLessThan(heights(runs)[0]);
  },
  noise: (runs) => {
    const [constant, falling, calm] = heights(runs);
    expect(constant).toBeGreaterThan(3 * falling);
    expect(calm).toBe(0);
  },
  'own-rule': ([own, sgd]) => expect(own.valLoss).toBeLessThan(sgd.valLoss / 5),
  'edge-of-stability': ([run]) => {
    const late = run.sharpness.slice(run.sharpness.length / 2);
    const mean = late.reduce((sum, one) => sum + one, 0) / late.length;
    // 2 / rate
    expect(Math.abs(mean / 20 - 1)).toBeLessThan(0.05);
    expect(run.sharpness[0]).toBeLessThan(10);
    expect(run.trainLoss).toBeLessThan(0.01);
  },
  'best-rate': (runs) => expect(runs.map(({ status }) => status)).not.toContain('diverged'),
  'fair-race': (runs) => expect(runs.map(({ status }) => status)).not.toContain('diverged'),
};

describe('the examples', () => {
  it('have a claim each, and links as the page writes them', () => {
    expect(PRESETS.map(({ id }) => id)).toEqual(Object.keys(CLAIMS));
    for (const preset of PRESETS) {
      const { config, problems } = engine.parseLink(linkOfPreset(preset));
      expect(problems).toEqual([]);
      expect(config).toMatchObject({ title: preset.title, note: preset.words });
      // Short enough for a card of the gallery.
      expect(preset.title.length).toBeLessThanOrEqual(45);
      expect(preset.words.length).toBeLessThanOrEqual(90);
    }
  });

  it.each(PRESETS.map((preset) => [preset.id, preset]))(
    '%s: what it says is true',
    async (id, preset) => {
      const link = linkOfPreset(preset);
      await engine.prepare(configOf(link));
      CLAIMS[id](ends(link));
    },
  );
});
