// Goals on the chart of the loss.

import { describe, expect, it } from 'vitest';
import { evaluationsOf, historyOf, modelOf, sceneOf, view } from '../scenes.js';

const one = {
  ...view(0),
  evaluations: evaluationsOf([1, 0.5, 0.7, 0.25], 100),
  history: historyOf(Float32Array.from([1, 0.9, 0.8])),
};
const modelWith = (goal, settings = {}) => {
  const scene = sceneOf([one], { settings });
  return modelOf({ ...scene, config: { ...scene.config, goal } }, 'loss');
};
const linesOf = (goal, settings) =>
  modelWith(goal, settings).references.map(({ x, y, words }) => [words, [...x], [...y]]);

describe('a goal', () => {
  it.each([
    ['val_loss:lt:0.05', 0.05],
    ['run1.best:le:0.3', 0.3],
    ['last:lt:2e-1', 0.2],
    ['value(400):lt:0.22', 0.22],
    ['peak:lt:2.9', 2.9],
  ])('%s is a line at %s, which is on the axis', (text, value) => {
    const { x, y } = modelWith([text]);
    expect(linesOf([text])).toEqual([['goal', [x.min, x.max], [value, value]]]);
    expect(y.min).toBeLessThanOrEqual(value);
    expect(y.max).toBeGreaterThanOrEqual(value);
  });

  it.each(['val_accuracy:ge:0.97', 'steps:le:400', 'diverged', 'run1.val_loss:lt:run2.val_loss'])(
    '%s is none',
    (text) => {
      expect(linesOf([text])).toEqual([]);
    },
  );

  it('of the validation is none where training batches are drawn', () => {
    expect(linesOf(['val_loss:lt:0.05'], { curve: 'training' })).toEqual([]);
  });
});
