// Checks the shipped real data files against numbers published with the data sets (class counts,
// ranges, means, single rows), through a reader of its own: the converter is not involved.

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../../web/public/data/', import.meta.url);
const README = readFileSync(new URL('README.md', FOLDER), 'utf8');

function read(name) {
  const file = readFileSync(new URL(`${name}.bin`, FOLDER));
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const uint32 = (offset) => view.getUint32(offset, true);
  const data = {
    magic: file.toString('latin1', 0, 4),
    samples: uint32(4),
    features: uint32(8),
    classes: uint32(12),
    valueType: uint32(16),
    scale: view.getFloat32(20, true),
    training: uint32(24),
    jsonBytes: uint32(28),
    fileBytes: file.length,
  };
  const featuresStart = 32 + data.jsonBytes;
  data.json = JSON.parse(file.toString('utf8', 32, featuresStart));
  const count = data.samples * data.features;
  const valueBytes = data.valueType === 1 ? 1 : 4;
  const featuresEnd = featuresStart + count * valueBytes;
  const labelsStart = Math.ceil(featuresEnd / 4) * 4;
  data.padding = [...file.subarray(featuresEnd, labelsStart)];
  data.raw = Array.from({ length: count }, (_, i) =>
    data.valueType === 1
      ? view.getUint8(featuresStart + i)
      : view.getFloat32(featuresStart + 4 * i, true),
  );
  data.labels = [...file.subarray(labelsStart)];
  return data;
}

const row = (data, sample) => data.raw.slice(sample * data.features, (sample + 1) * data.features);
const column = (data, feature) =>
  Array.from({ length: data.samples }, (_, i) => data.raw[i * data.features + feature]);
const sum = (values) => values.reduce((total, value) => total + value, 0);
const min = (values) => values.reduce((a, b) => Math.min(a, b));
const max = (values) => values.reduce((a, b) => Math.max(a, b));
const classCounts = (labels, classes) =>
  Array.from({ length: classes }, (_, k) => labels.filter((label) => label === k).length);
const named = (data, feature) => column(data, data.json.featureNames.indexOf(feature));

// Values are shipped as float32: equal means equal after rounding to float32.
function expectRow(actual, decimals) {
  expect(actual).toEqual(decimals.map(Math.fround));
}

/** Share of `queries` whose nearest class mean (over `references`) is their label's. */
function nearestMeanAccuracy(data, references, queries) {
  const means = Array.from({ length: data.classes }, (_, k) => {
    const members = references.filter((i) => data.labels[i] === k).map((i) => row(data, i));
    return members[0].map((_, f) => sum(members.map((values) => values[f])) / members.length);
  });
  const hits = queries.filter((i) => {
    const values = row(data, i);
    const distances = means.map((mean) => sum(mean.map((m, f) => (m - values[f]) ** 2)));
    return distances.indexOf(min(distances)) === data.labels[i];
  });
  return hits.length / queries.length;
}

const DIGIT_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const EXPECTED = {
  iris: {
    samples: 150,
    features: 4,
    valueType: 0,
    scale: 1,
    counts: [50, 50, 50],
    sum: 2078.69999640435,
  },
  wine: {
    samples: 178,
    features: 13,
    valueType: 0,
    scale: 1,
    counts: [59, 71, 48],
    sum: 159975.29599502683,
  },
  'breast-cancer': {
    samples: 569,
    features: 30,
    valueType: 0,
    scale: 1,
    counts: [212, 357],
    sum: 1056474.4601555474,
  },
  digits: {
    samples: 1797,
    features: 64,
    valueType: 1,
    scale: 1 / 16,
    imageWidth: 8,
    counts: [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
    sum: 561718,
  },
  mnist: {
    samples: 2500,
    features: 784,
    valueType: 1,
    scale: Math.fround(1 / 255),
    imageWidth: 28,
    training: 2000,
    counts: Array(10).fill(250),
    sum: 66013535,
  },
};
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.bin'));

it('checks every file in the folder', () => {
  const names = FILES.map((file) => file.replace('.bin', ''));
  expect(names.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
});

describe.each(Object.entries(EXPECTED))('%s', (name, expected) => {
  const data = read(name);

  it('has the header its data needs', () => {
    expect(data).toMatchObject({
      magic: 'OPD1',
      samples: expected.samples,
      features: expected.features,
      classes: expected.counts.length,
      valueType: expected.valueType,
      scale: expected.scale,
      training: expected.training ?? 0,
    });
    expect(data.jsonBytes % 4).toBe(0);
    expect(data.json.name).toBe(name);
    expect(data.json.imageWidth).toBe(expected.imageWidth);
    expect(new Set(data.json.featureNames).size).toBe(data.features);
    expect(new Set(data.json.classNames).size).toBe(data.classes);
  });

  it('is complete: zero padding, a label a sample, nothing after', () => {
    expect(data.padding.every((byte) => byte === 0)).toBe(true);
    expect(data.labels).toHaveLength(data.samples);
    expect(data.raw.every(Number.isFinite)).toBe(true);
  });

  it('has the published number of samples in each class', () => {
    expect(classCounts(data.labels, data.classes)).toEqual(expected.counts);
  });

  // The sums were taken from the source packages by another program.
  it('sums to the source, value by value', () => {
    expect(sum(data.raw)).toBe(expected.sum);
  });

  it('has its source, citation and licence in the README', () => {
    const [, section] = README.split(`### ${name}.bin\n`);
    const [own] = section.split('\n#');
    expect(own).toMatch(/^- Source: \S/m);
    expect(own).toMatch(/^- Citation: \S/m);
    expect(own).toMatch(/^- Licence: .*(BSD-3-Clause|MIT|CC-BY)/m);
  });
});

describe('iris values', () => {
  const data = read('iris');

  it('starts and ends with the known flowers', () => {
    expectRow(row(data, 0), [5.1, 3.5, 1.4, 0.2]);
    expectRow(row(data, 149), [5.9, 3.0, 5.1, 1.8]);
    expect(data.json.classNames).toEqual(['setosa', 'versicolor', 'virginica']);
  });

  it("has Fisher's values where other copies are wrong", () => {
    expectRow(row(data, 34), [4.9, 3.1, 1.5, 0.2]);
    expectRow(row(data, 37), [4.9, 3.6, 1.4, 0.1]);
  });

  it('has the published ranges and means', () => {
    const published = [
      [4.3, 7.9, 5.84],
      [2.0, 4.4, 3.05],
      [1.0, 6.9, 3.76],
      [0.1, 2.5, 1.2],
    ];
    published.forEach(([low, high, mean], feature) => {
      const values = column(data, feature);
      expect(min(values)).toBe(Math.fround(low));
      expect(max(values)).toBe(Math.fround(high));
      // The table truncates some means (3.758 is 3.76, but 3.057 is 3.05).
      expect(Math.abs(sum(values) / data.samples - mean)).toBeLessThan(0.01);
    });
  });
});

describe('wine values', () => {
  const data = read('wine');

  it('starts with the known wine', () => {
    const first = [14.23, 1.71, 2.43, 15.6, 127, 2.8, 3.06, 0.28, 2.29, 5.64, 1.04, 3.92, 1065];
    expectRow(row(data, 0), first);
  });

  it.each([
    ['malic acid', 0.74, 5.8],
    ['alcalinity of ash', 10.6, 30],
    ['magnesium', 70, 162],
    ['hue', 0.48, 1.71],
    ['proline', 278, 1680],
  ])('has the published range of %s', (feature, low, high) => {
    expect(min(named(data, feature))).toBe(Math.fround(low));
    expect(max(named(data, feature))).toBe(Math.fround(high));
  });
});

describe('breast-cancer values', () => {
  const data = read('breast-cancer');

  it('starts with the known malignant sample', () => {
    expectRow(row(data, 0).slice(0, 5), [17.99, 10.38, 122.8, 1001, 0.1184]);
    expect(data.json.classNames[data.labels[0]]).toBe('malignant');
  });

  it.each([
    ['mean radius', 6.981, 28.11],
    ['mean texture', 9.71, 39.28],
    ['area standard error', 6.802, 542.2],
    ['worst area', 185.2, 4254],
    ['worst concavity', 0, 1.252],
  ])('has the published range of %s', (feature, low, high) => {
    expect(min(named(data, feature))).toBe(Math.fround(low));
    expect(max(named(data, feature))).toBe(Math.fround(high));
  });
});

describe('digits values', () => {
  const data = read('digits');

  it('starts with the known image of a zero', () => {
    const zero = [
      [0, 0, 5, 13, 9, 1, 0, 0],
      [0, 0, 13, 15, 10, 15, 5, 0],
      [0, 3, 15, 2, 0, 11, 8, 0],
      [0, 4, 12, 0, 0, 8, 8, 0],
      [0, 5, 8, 0, 0, 9, 8, 0],
      [0, 4, 11, 0, 1, 12, 7, 0],
      [0, 2, 14, 5, 10, 12, 0, 0],
      [0, 0, 6, 13, 10, 0, 0, 0],
    ];
    expect(row(data, 0)).toEqual(zero.flat());
    expect(sum(row(data, 0))).toBe(294);
    expect(data.labels.slice(0, 12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  });

  it('counts pixels in 0..16', () => {
    expect(min(data.raw)).toBe(0);
    expect(max(data.raw)).toBe(16);
  });

  it('has labels that belong to the images', () => {
    const all = data.labels.map((_, i) => i);
    const [references, queries] = [all.slice(0, 900), all.slice(900)];
    expect(nearestMeanAccuracy(data, references, queries)).toBeGreaterThan(0.85);
  });
});

describe('mnist values', () => {
  const data = read('mnist');
  const all = data.labels.map((_, i) => i);
  const [training, test] = [all.slice(0, data.training), all.slice(data.training)];

  it('is small enough to fetch on demand', () => {
    expect(data.fileBytes).toBeLessThan(2.1e6);
  });

  it('has balanced training and test parts, digits in turn', () => {
    const labelsOf = (samples) => samples.map((i) => data.labels[i]);
    expect(classCounts(labelsOf(training), 10)).toEqual(Array(10).fill(200));
    expect(classCounts(labelsOf(test), 10)).toEqual(Array(10).fill(50));
    expect(data.labels).toEqual(all.map((i) => i % 10));
    expect(data.json.classNames).toEqual(DIGIT_NAMES);
  });

  it('shows no image twice', () => {
    const images = new Set(all.map((i) => row(data, i).join()));
    expect(images.size).toBe(data.samples);
  });

  it('is real MNIST: all greys, the known mean, every digit centred by its mass', () => {
    expect(new Set(data.raw).size).toBe(256);
    // The mean of the whole MNIST training set is 0.1307.
    expect(Math.abs(sum(data.raw) / data.raw.length / 255 - 0.1307)).toBeLessThan(0.005);
    // MNIST puts the centre of mass of every digit at the centre, to the pixel.
    for (const i of all) {
      const image = row(data, i);
      const ink = sum(image);
      const x = sum(image.map((grey, pixel) => grey * (pixel % 28))) / ink;
      const y = sum(image.map((grey, pixel) => grey * Math.floor(pixel / 28))) / ink;
      expect(Math.hypot(x - 14, y - 14), `sample ${i}`).toBeLessThan(1.5);
    }
  });

  it('has labels that belong to the images', () => {
    expect(nearestMeanAccuracy(data, training, test)).toBeGreaterThan(0.75);
  });
});
