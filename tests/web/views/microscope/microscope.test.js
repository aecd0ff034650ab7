// The microscope as a figure draws it, and what it lists, with numbers by hand.

import { describe, expect, it } from 'vitest';
import { arrowsOf } from '../../../../web/src/views/microscope/arrows.js';
import { barLength } from '../../../../web/src/views/microscope/bars.js';
import { looksOf } from '../../../../web/src/views/microscope/looks.js';
import * as microscope from '../../../../web/src/views/microscope/microscope.js';
import { tableText } from '../../../../web/src/views/microscope/steps-table.js';
import { drawn, sceneOf } from '../scene.js';

const numbers = (...values) => Float64Array.from(values);
const state = (name, ...values) => ({ name, values: numbers(...values), isNorm: false });

/** A step of heavy ball with mu = 0.5 and a rate of 0.1. */
function report(step, before, gradient, weight) {
  const after = before.map((v, i) => 0.5 * v + gradient[i]);
  return {
    ...{ step, rate: 0.1, loss: 1, momentum: null, notes: [] },
    ...{ gradient: numbers(...gradient), weights: numbers(...weight) },
    newWeights: numbers(...weight.map((w, i) => w - 0.1 * after[i])),
    ...{ before: [state('v', ...before)], after: [state('v', ...after)] },
    ...{ gradientNorm: 1, weightNorm: 1, moveNorm: 1 },
  };
}

const run = (steps, tensors) => ({ index: 0, steps, tensors, state: { step: 1 } });
const LINK = 'hidden=2&run=momentum,lr=0.1,momentum=0.5';
const tensors = [{ name: '0.W', shape: [2, 2], layer: 0 }];
const scene = sceneOf(LINK, {
  frame: { runs: [run([report(0, [0], [2], [1]), report(1, [2], [-4], [0.8])], tensors)] },
  run: 0,
});

describe('the microscope', () => {
  it('draws the numbers of the last step, and what there is to see', () => {
    const texts = drawn(microscope, scene)
      .calls.filter(({ name }) => name === 'fillText')
      .map(({ args: [text] }) => text);
    expect(texts).toContain('Layer 1 weights, unit 1, input 1');
    expect(texts).toContain('Step 2, the next one, rate 0.1');
    // v = 0.5 * 2 - 4, the weight 0.8 + 0.3.
    expect(texts).toEqual(expect.arrayContaining(['v', '−3.00', 'θ', '1.10']));
    expect(texts.join(' ')).toMatch(/1\.3 times shorter than that of plain gradient/);
  });

  it('draws nothing before anything is known', () => {
    expect(drawn(microscope, { ...scene, frame: { runs: [] } }).calls).toEqual([]);
  });

  it('lists steps as a table that can be pasted, in full precision', () => {
    const looks = looksOf(scene.frame.runs[0], scene);
    expect(tableText(looks).split('\n')).toEqual([
      'step\trate\tgradient\tv\tmove\tweight',
      `1\t0.1\t2\t2\t${0.8 - 1}\t0.8`,
      `2\t0.1\t-4\t-3\t${0.8 + 0.1 * 3 - 0.8}\t${0.8 + 0.1 * 3}`,
    ]);
  });

  it('has arrows on a surface: gradient, memory and step', () => {
    const surface = sceneOf(`problem=surface&surface=quadratic&${LINK}`, {});
    const two = run([report(1, [2, 0], [-4, 1], [1, 1])], [{ name: 'x', shape: [2], layer: 0 }]);
    const arrows = arrowsOf(two.steps[0], looksOf(two, surface, 0)[0]);
    expect(arrows.map(({ kind }) => kind)).toEqual(['gradient', 'memory', 'step']);
    expect(arrows.map(({ to }) => to.map((x) => Number(x.toFixed(9))))).toEqual([
      [0.4, -0.1],
      [0.3, -0.1],
      [0.3, -0.1],
    ]);
  });

  it('has bars for the sign and the power of ten', () => {
    expect(barLength(100)).toBe(1);
    expect(barLength(-1e-3)).toBeCloseTo(-0.5);
    expect(barLength(1e-9)).toBe(0);
    expect(barLength(NaN)).toBe(0);
  });
});
