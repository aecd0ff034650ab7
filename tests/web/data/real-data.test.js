// Checks the shipped real data files against numbers published with the data sets (class counts,
// ranges, means, single rows), which their recipes state.

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRecipes } from '../../../web/scripts/data/recipes.js';
import { classCounts, column, dataFolder, max, min, read, row, sum } from './shipped-data.js';

const README = readFileSync(new URL('README.md', dataFolder), 'utf8');
const VALUE_TYPES = ['float32', 'uint8'];
const recipes = await allRecipes();

it('has a recipe for every file in the folder', () => {
  const files = readdirSync(dataFolder).filter((file) => file.endsWith('.bin'));
  expect(files.toSorted()).toEqual(recipes.map(({ id }) => `${id}.bin`).toSorted());
});

describe.each(recipes.map((recipe) => [recipe.id, recipe]))('%s', (name, recipe) => {
  const { format, published } = recipe;
  const data = read(name);

  it('has the header its data needs', () => {
    expect(data).toMatchObject({
      magic: 'OPD1',
      samples: sum(published.counts),
      features: format.featureNames.length,
      classes: published.counts.length,
      valueType: VALUE_TYPES.indexOf(format.valueType),
      scale: Math.fround(format.scale),
      training: format.predefinedTraining,
    });
    expect(data.jsonBytes % 4).toBe(0);
    const { featureNames, classNames, imageWidth } = format;
    expect(data.json).toEqual({ name, featureNames, classNames, imageWidth });
    expect(new Set(featureNames).size).toBe(data.features);
    expect(new Set(classNames).size).toBe(data.classes);
  });

  it('is complete: zero padding, a label per sample, nothing after', () => {
    expect(data.padding.every((byte) => byte === 0)).toBe(true);
    expect(data.labels).toHaveLength(data.samples);
    expect(data.raw.every(Number.isFinite)).toBe(true);
  });

  it('has the published number of samples in each class', () => {
    expect(classCounts(data.labels, data.classes)).toEqual(published.counts);
  });

  // The sums were taken from the source packages by another program.
  it('sums to the source, value by value', () => {
    expect(sum(data.raw)).toBe(published.sum);
  });

  it.each(published.rows ?? [])('has the known sample $sample', ({ sample, label, values }) => {
    // Values are shipped as float32: equal means equal after rounding to float32.
    expect(row(data, sample).slice(0, values.length)).toEqual(values.map(Math.fround));
    expect(data.json.classNames[data.labels[sample]]).toBe(label);
  });

  it.each(Object.entries(published.ranges ?? {}))(
    'has the published range of %s',
    (feature, range) => {
      const values = column(data, data.json.featureNames.indexOf(feature));
      expect(min(values)).toBe(Math.fround(range.low));
      expect(max(values)).toBe(Math.fround(range.high));
      if (range.mean === undefined) return;
      expect(Math.abs(sum(values) / data.samples - range.mean)).toBeLessThan(0.01);
    },
  );

  it('has its source, citation and licence in the README', () => {
    const [, section] = README.split(`### ${name}.bin\n`);
    const [own] = section.split('\n#');
    expect(own).toMatch(/^- Source: \S/m);
    expect(own).toMatch(/^- Citation: \S/m);
    expect(own).toMatch(/^- Licence: .*(BSD-3-Clause|MIT|CC-BY)/m);
  });
});
