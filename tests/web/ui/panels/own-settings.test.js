// The panel of the problem says which runs have another value than it shows.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseLink } from '../../../../web/src/config/index.js';
import { ownSettingWords } from '../../../../web/src/ui/panels/own-settings.js';

const file = new URL('../../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));
const wordsFor = (link, key) =>
  ownSettingWords(parseLink(`v=1&${link}`, catalog).config, catalog, key);

it.each([
  ['run=sgd&run=adam', 'batch', ''],
  ['run=sgd,batch=1&run=adam', 'batch', 'SGD has its own: 1'],
  ['run=sgd,batch=0&run=adam,batch=8', 'batch', 'All runs have their own: full, 8'],
  ['run=sgd,steps=64&run=adam,steps=64&run=lion', 'steps', '2 of 3 runs have their own: 64'],
  ['run=sgd&run=adam,activation=relu', 'activation', 'Adam has its own: ReLU'],
  ['run=sgd&run=adam,hidden=3-4', 'hidden', 'Adam has its own: 3-4'],
  ['run=sgd&run=adam,features=x1sq-x1x2', 'features', 'Adam has its own: x₁², x₁·x₂'],
  ['run=sgd&run=adam,residual=1', 'residual', 'Adam has its own: on'],
])('%s: %s', (link, key, words) => {
  expect(wordsFor(link, key)).toBe(words);
});

it('leaves out many values, which say less than their number', () => {
  const runs = [1, 2, 4, 8, 16].map((batch) => `run=sgd,batch=${batch}`).join('&');
  expect(wordsFor(runs, 'batch')).toBe('All runs have their own');
});
