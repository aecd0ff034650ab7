// The data sets in groups: every one in the group where one would look for it.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dataGroups } from '../../../../web/src/ui/model/data-groups.js';

const file = new URL('../../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));
const spec = catalog.settings.find(({ id }) => id === 'data');
const groups = dataGroups(catalog, spec);
const idsOf = (name) =>
  groups
    .find((group) => group.name === name)
    .choices.map(({ id }) => id)
    .sort();

it('every data set is in one group', () => {
  const ids = groups.flatMap(({ choices }) => choices.map(({ id }) => id));
  expect(ids.sort()).toEqual(catalog.datasets.map(({ id }) => id).sort());
});

it('they are told apart by what they hold', () => {
  expect(idsOf('Curves')).toEqual(['polynomial', 'sine', 'step']);
  expect(idsOf('Heights over the plane')).toEqual(['bumps', 'plane']);
  expect(idsOf('Tables')).toEqual(['breast-cancer', 'iris', 'wine']);
  expect(idsOf('Images')).toEqual(['digits', 'mnist']);
  expect(idsOf('Your own')).toEqual(['own']);
  expect(idsOf('Two-dimensional classes')).toContain('spiral');
});
