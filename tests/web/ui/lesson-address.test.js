import { expect, it } from 'vitest';
import { addressOf, figureOf } from '../../../web/src/ui/lesson-address.js';

const JUMP = { name: 'jump', flags: { show: 'loss,lr', at: '500' }, link: 'v=1&run=adam' };
const LESSONS = { adam: [{ name: 'first', flags: {}, link: 'v=1&run=sgd' }, JUMP] };

it('a figure is named by its lesson, and by its number or its name', () => {
  expect(figureOf(LESSONS, 'adam.2')).toBe(JUMP);
  expect(figureOf(LESSONS, 'adam.jump')).toBe(JUMP);
  for (const wrong of [
    'adam.3',
    'adam.0',
    'adam',
    'lion.1',
    'toString.1',
    'adam.2x',
    '',
    '__proto__.1',
  ]) {
    expect(figureOf(LESSONS, wrong), wrong).toBeUndefined();
  }
});

it('what the host says goes before what the lesson says', () => {
  expect(addressOf('?embed=1&lesson=adam.2&show=loss', JUMP)).toBe(
    '?embed=1&lesson=adam.2&show=loss&at=500#v=1&run=adam',
  );
});
