// What came of the trainings of a ribbon, and how it is said.

import { describe, expect, it } from 'vitest';
import { cellOf, ribbonFacts } from '../../../../web/src/studies/ribbon/outcome.js';
import { cellWords, ribbonSentence } from '../../../../web/src/views/ribbon/ribbon-words.js';
import { lossScale, placeInWindow } from '../../../../web/src/views/ribbon/ribbon-scale.js';
import { wallOf } from '../../../../web/src/views/ribbon/wall.js';

/** A cell whose training ended with a loss, having begun with 1. */
function cell(value, loss, status = 'finished') {
  const trial = { status, trainLoss: loss, valLoss: loss, firstLoss: 1, step: 7, message: 'why' };
  return cellOf(value, trial);
}

const plan = {
  key: 'lr',
  param: { id: 'lr' },
  window: { values: [0.1, 1, 10, 100], isLog: true },
  isSurface: false,
};
const CELLS = [cell(0.1, 0.5), cell(1, 0.25), cell(10, 2), cell(100, NaN, 'diverged')];

describe('outcomes', () => {
  it('are told by the training loss at the end', () => {
    expect(CELLS.map(({ outcome }) => outcome)).toEqual(['trains', 'trains', 'stalls', 'diverges']);
    expect(cell(1, NaN, 'refused').outcome).toBe('refused');
    expect(CELLS[3].loss).toBeNaN();
  });

  it('give the best value and the largest that trains', () => {
    expect(ribbonFacts(CELLS)).toEqual({ best: CELLS[1], largest: CELLS[1], beyond: CELLS[2] });
    expect(ribbonFacts(CELLS.slice(0, 2))).toMatchObject({ largest: CELLS[1], beyond: null });
  });

  it('claim nothing beyond what is known', () => {
    const facts = ribbonFacts([CELLS[0], CELLS[1], undefined, CELLS[3]]);
    expect(facts).toEqual({ best: CELLS[1], largest: null, beyond: null });
    expect(ribbonFacts([undefined, CELLS[3]]).best).toBeNull();
  });
});

describe('words', () => {
  it('say what one sees', () => {
    expect(ribbonSentence(plan, ribbonFacts(CELLS), 'SGD')).toBe(
      'lowest at 1 (validation loss 0.25); above 1 the loss ends no lower than it began.',
    );
    const diverging = [CELLS[0], CELLS[1], CELLS[3]];
    expect(ribbonSentence(plan, ribbonFacts(diverging), 'SGD')).toContain('above 1 it diverges.');
    const training = CELLS.slice(0, 2);
    expect(ribbonSentence(plan, ribbonFacts(training), 'SGD')).toContain('all train up to 100.');
    expect(ribbonSentence(plan, ribbonFacts([CELLS[3]]), 'SGD')).toBe(
      'SGD: no rate from 0.1 to 100 lowers the loss.',
    );
  });

  it('say what came of one value', () => {
    expect(cellWords(plan, 0.1, CELLS[0])).toBe('rate 0.1: validation loss 0.5');
    expect(cellWords(plan, 10, CELLS[2])).toContain('no lower than at the start');
    expect(cellWords(plan, 100, CELLS[3])).toBe('rate 100: diverges at step 7');
    expect(cellWords(plan, 3, undefined)).toBe('rate 3');
  });
});

describe('places', () => {
  it('of losses are logarithmic from the lowest to where training began', () => {
    const { low, high, place } = lossScale(CELLS);
    expect([low, high]).toEqual([0.25, 1]);
    expect([0.25, 0.5, 1, 2].map(place)).toEqual([0, 0.5, 1, 1]);
  });

  it('of values are those of their cells, and between them as distances look', () => {
    expect(placeInWindow(plan.window, 10)).toBe(2);
    expect(placeInWindow(plan.window, Math.sqrt(10))).toBeCloseTo(1.5, 12);
    expect(placeInWindow(plan.window, 0.01)).toBe(-1);
    expect(placeInWindow(plan.window, 1000)).toBe(4);
  });
});

describe('the wall of theory', () => {
  it('is 2 / sharpness for descent, with mini-batches as well', () => {
    for (const noisy of [false, true]) {
      expect(wallOf({ sharpness: 20, limit: 2 / 3 }, 3, noisy)).toEqual({
        value: 0.1,
        label: '2/λ',
      });
    }
  });

  it('is further for momentum with exact gradients, and not known with others', () => {
    const start = { sharpness: 20, limit: 3.8 / 3 };
    expect(wallOf(start, 3, false).value).toBeCloseTo(0.19, 12);
    expect(wallOf(start, 3, true)).toBeNull();
    expect(wallOf({ sharpness: -1, limit: 1 }, 2, false)).toBeNull();
  });
});
