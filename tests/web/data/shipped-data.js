// The shipped real data files, through a reader of its own: the converter is not involved.

import { readFileSync } from 'node:fs';

/** Where the files are. */
export const dataFolder = new URL('../../../web/public/data/', import.meta.url);

/**
 * Reads a shipped file.
 * @param {string} name of the data set
 */
export function read(name) {
  const file = readFileSync(new URL(`${name}.bin`, dataFolder));
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

export const row = (data, sample) =>
  data.raw.slice(sample * data.features, (sample + 1) * data.features);
export const column = (data, feature) =>
  Array.from({ length: data.samples }, (_, i) => data.raw[i * data.features + feature]);
export const sum = (values) => values.reduce((total, value) => total + value, 0);
export const min = (values) => values.reduce((a, b) => Math.min(a, b));
export const max = (values) => values.reduce((a, b) => Math.max(a, b));
export const classCounts = (labels, classes) =>
  Array.from({ length: classes }, (_, k) => labels.filter((label) => label === k).length);
/** Share of `queries` whose nearest class mean (over `references`) is their label's. */
export function nearestMeanAccuracy(data, references, queries) {
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
