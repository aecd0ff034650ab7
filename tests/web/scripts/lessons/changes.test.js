import { expect, it } from 'vitest';
import { settingWords, touchWords } from '../../../../web/scripts/lessons/changes.js';
import { en } from '../../../../web/scripts/lessons/words/en.js';
import { catalog } from '../../catalog/catalog.js';

const START = 'v=1&data=moons&steps=300&run=sgd,lr=0.1&run=momentum,lr=0.05';

it('a touch is said in words, with what was before and whose it is', () => {
  const to = START.replace('lr=0.05', 'lr=3');
  expect(touchWords(START, to, catalog, en)).toMatch(/^learning rate 3 instead of 0\.05 \(.+\)\.$/);
  expect(touchWords(START, START, catalog, en)).toBe('');
});

it('a setting that was left out has its default before it', () => {
  expect(settingWords('v=1&run=sgd,lr=0.1', 'v=1&run=sgd,lr=0.3', catalog)).toBe(
    'learning rate 0.3',
  );
  expect(touchWords('v=1&run=momentum', 'v=1&run=momentum,momentum=0.5', catalog, en)).toBe(
    'momentum 0.5 instead of 0.9.',
  );
});
