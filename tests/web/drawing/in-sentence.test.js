import { expect, it } from 'vitest';
import { inSentence } from '../../../web/src/drawing/in-sentence.js';

it.each([
  ['Learning rate', 'learning rate'],
  ['L2', 'L2'],
  ['EMA decay', 'EMA decay'],
  ['', ''],
])('%s within a sentence', (name, words) => {
  expect(inSentence(name)).toBe(words);
});
