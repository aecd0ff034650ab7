// Names of runs at the ends of curves.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseLink } from '../../../web/src/config/index.js';
import { runNames } from '../../../web/src/config/run-names.js';

const file = new URL('../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));
const names = (link) => runNames(parseLink(link, catalog).config, catalog);

it('are short', () => {
  for (const { id, wrapper } of catalog.optimizers) {
    if (wrapper) continue;
    expect(names(`v=1&run=${id}`)[0].length).toBeLessThanOrEqual(20);
  }
});

it('are whole names where an id is no shorter', () => {
  expect(names('v=1&run=schedule-free-adamw&run=levenberg-marquardt')).toEqual([
    'Schedule-Free AdamW',
    'Levenberg–Marquardt',
  ]);
  expect(names('v=1&run=dadapt-adam')).toEqual(['Dadapt adam']);
});

it('are the labels where there are any', () => {
  expect(names('v=1&run=sgd,label=My+own&run=adam')).toEqual(['My own', 'Adam']);
});

it('tell twins apart by what differs', () => {
  expect(names('v=1&run=adam,lr=0.1&run=adam,lr=0.2&run=lion')).toEqual([
    'Adam lr 0.1',
    'Adam lr 0.2',
    'Lion',
  ]);
  expect(names('v=1&run=adam,batch=8&run=adam,batch=16')).toEqual([
    'Adam batch 8',
    'Adam batch 16',
  ]);
});

it('number what does not differ at all', () => {
  expect(names('v=1&run=adam&run=adam')).toEqual(['Adam #1', 'Adam #2']);
});
