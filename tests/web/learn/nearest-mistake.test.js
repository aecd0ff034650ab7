import { expect, it } from 'vitest';
import { nearestMistake } from '../../../web/src/learn/nearest-mistake.js';

const of = (run) => `v=1&goal=val_loss:lt:0.05&free=lr&data=moons&steps=500&run=${run}`;
const START = of('sgd,lr=0.01');
const MISTAKES = [of('sgd,lr=0.1'), of('sgd,lr=10'), of('momentum,lr=0.01')];

it('a number may differ by a factor, nothing else may', () => {
  const nearest = (run) => nearestMistake(of(run), START, MISTAKES);
  expect(nearest('sgd,lr=0.1')).toBe(0);
  expect(nearest('sgd,lr=0.2')).toBe(0);
  expect(nearest('sgd,lr=0.3')).toBe(-1);
  expect(nearest('sgd,lr=6')).toBe(1);
  expect(nearest('momentum,lr=0.02')).toBe(2);
  expect(nearest('adam,lr=0.1')).toBe(-1);
  expect(nearest('sgd,lr=0.1,schedule=cosine')).toBe(-1);
});

it('the start is no mistake, and what is shown does not count', () => {
  expect(nearestMistake(START, START, [START, ...MISTAKES])).toBe(-1);
  const titled = of('sgd,lr=0.1').replace('v=1', 'v=1&title=Mine');
  expect(nearestMistake(titled, START, MISTAKES)).toBe(0);
});
