// What an experiment is about, as pictures see it.

import { describe, expect, it } from 'vitest';
import { knownTable, learnTable } from '../../../web/src/config/known-tables.js';
import { parseLink } from '../../../web/src/config/link.js';
import { problemOf } from '../../../web/src/config/problem.js';
import { settingValue, settingsOf } from '../../../web/src/config/settings.js';
import { catalog, index } from '../catalog/catalog.js';

const read = (link) => parseLink(link, catalog).config;
const own = catalog.datasets.find((entry) => entry.own).id;

describe('the problem', () => {
  it('is data or a surface', () => {
    expect(problemOf(read('v=1'), catalog)).toMatchObject({ surface: false, imageWidth: 0 });
    expect(problemOf(read('v=1&problem=surface'), catalog).surface).toBe(true);
  });

  it('may be pictures', () => {
    const { id } = catalog.datasets.find(({ file, features }) => file && features === 64);
    expect(problemOf(read(`v=1&data=${id}`), catalog).imageWidth).toBe(8);
    expect(problemOf(read(`v=1&data=${id}&problem=surface`), catalog).imageWidth).toBe(0);
  });

  it('is described by the table of own data once that is known', () => {
    const config = read(`v=1&data=${own}&table=problem-test`);
    const table = { featureNames: ['a', 'b', 'c'], classNames: [], inputs: [], targets: [] };
    expect(problemOf(config, catalog).dataset.features).not.toBe(3);
    learnTable('problem-test', table);
    expect(problemOf(config, catalog).dataset).toMatchObject({
      id: own,
      features: 3,
      classes: 0,
      task: 'regression',
    });
  });
});

it('the tables that are remembered are few, and the current one is among them', () => {
  const table = { featureNames: ['a'], classNames: [], inputs: [], targets: [] };
  learnTable('mine', table);
  for (let i = 0; i < 1000; ++i) {
    learnTable(`other-${i}`, table);
    expect(knownTable('mine')).toBe(table);
  }
  expect(knownTable('other-0')).toBeUndefined();
  expect(knownTable(undefined)).toBeUndefined();
});

it('parameters of an entry go with it when a run picks another one', () => {
  const config = read('v=1&init=normal&init.std=2&run=sgd,init=uniform&run=sgd');
  const value = (key, run) => settingValue(settingsOf(config, run, index), key, index);
  expect(value('init.std')).toBe(2);
  expect(value('init.std', config.runs[1])).toBe(2);
  expect(value('init', config.runs[0])).toBe('uniform');
  expect(value('init.std', config.runs[0])).toBeUndefined();
});
