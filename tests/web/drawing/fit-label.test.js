// Labels in little room.

import { expect, it } from 'vitest';
import { fitLabel, tellingPart } from '../../../web/src/drawing/fit-label.js';

const NAMES = ['SGD lr 0.1', 'SGD lr 0.01', 'Adam'];
const sgd = { name: 'SGD lr 0.01', endText: '0.005114' };

it.each([
  [20, 'SGD lr 0.01 0.005114'],
  [19, 'lr 0.01 0.005114'],
  [15, 'lr 0.01 0.00511'],
  [14, 'lr 0.01 0.0051'],
  [13, 'lr 0.01'],
  [6, 'lr 0.…'],
])('keep what tells their runs apart: %d characters', (most, label) => {
  expect(fitLabel(sgd, NAMES, (text) => text.length <= most)).toBe(label);
});

it('keep their numbers where a name begins like no other', () => {
  const adam = { name: 'Adam with noise', endText: '0.0167' };
  expect(fitLabel(adam, NAMES.slice(0, 2), (text) => text.length <= 14)).toBe('Adam w… 0.0167');
});

it('know what their names share', () => {
  expect(NAMES.map((name) => tellingPart(name, NAMES))).toEqual(['lr 0.1', 'lr 0.01', 'Adam']);
  expect(tellingPart('Adam #2', ['Adam', 'Adam #2'])).toBe('#2');
  expect(tellingPart('Adam', ['Adam', 'Adam #2'])).toBe('Adam');
  expect(tellingPart('lr 0.1', ['lr 0.1', 'lr 0.2'])).toBe('lr 0.1');
});
