// Questions about entries, asked of the whole catalog and of small ones.

import { expect, it } from 'vitest';
import { indexCatalog } from '../../../web/src/catalog/catalog-index.js';
import { findEntry, ownValue, sameValue, setOwnValue } from '../../../web/src/catalog/entries.js';
import { choicesOf, filledParams, startParams } from '../../../web/src/catalog/params.js';
import { RecentValues } from '../../../web/src/catalog/recent-values.js';
import { catalog, index } from './catalog.js';

it('there is one index per catalog', () => {
  expect(indexCatalog(catalog)).toBe(index);
  expect(findEntry(catalog, 'optimizers', 'adam')).toBe(index.entry('optimizers', 'adam'));
  expect(findEntry(catalog, 'optimizers', 'constructor')).toBeUndefined();
  expect(findEntry(catalog, 'optimizers', undefined)).toBeUndefined();
});

it('a setting that picks an entry can be every entry of its family', () => {
  for (const setting of catalog.settings.filter(({ family }) => family)) {
    expect(setting.choices).toEqual(
      expect.arrayContaining(catalog[setting.family].map(({ id }) => id)),
    );
  }
});

it('choices have names, also where they are no entries', () => {
  const loss = choicesOf(catalog, index.settingById.get('loss'));
  expect(loss[0]).toEqual({ id: 'auto', name: 'auto', group: '', summary: '' });
  expect(loss.find(({ id }) => id === 'mse').name).toBe(findEntry(catalog, 'losses', 'mse').name);
});

it('parameters are filled in with defaults, and only a missing one is', () => {
  const params = [
    { id: 'lr', default: 0.1 },
    { id: 'limit', default: 5, optional: true },
    { id: 'constructor', default: 3 },
  ];
  expect(filledParams({ params }, { limit: null })).toEqual({
    lr: 0.1,
    limit: null,
    constructor: 3,
  });
  expect(filledParams(undefined, {})).toEqual({});
});

it('a user interface starts with what trains a small network', () => {
  for (const entry of catalog.optimizers) {
    for (const [id, value] of Object.entries(startParams(entry))) {
      const param = entry.params.find((each) => each.id === id);
      expect(sameValue(value, param.start)).toBe(true);
      expect(sameValue(value, param.default)).toBe(false);
    }
  }
});

it.each([
  [1, 1, true],
  [null, undefined, true],
  [0, null, false],
  [[1, 2], [1, 2], true],
  [[1, 2], [1], false],
  [['a'], 'a', false],
])('%j and %j: %s', (a, b, same) => expect(sameValue(a, b)).toBe(same));

it('names that every object has are names like all others', () => {
  const values = {};
  expect(ownValue(values, 'constructor')).toBeUndefined();
  expect(ownValue(undefined, 'lr')).toBeUndefined();
  for (const name of ['constructor', '__proto__', 'toString']) {
    setOwnValue(values, name, 0.5);
    expect(ownValue(values, name)).toBe(0.5);
  }
  expect(Object.keys(values)).toEqual(['constructor', '__proto__', 'toString']);
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
});

it('remembered values are those that were asked for lately', () => {
  const recent = new RecentValues(2);
  expect(recent.set('a', 1)).toBe(1);
  recent.set('b', 2);
  expect(recent.get('a')).toBe(1);
  recent.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual([1, undefined, 3]);
});
