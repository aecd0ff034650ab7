// What a run trains on, for tests of formats.

/** Three samples of two inputs, in the first epoch. */
export const sampleData = {
  link: 'v=1&data=own&run=sgd',
  run: 0,
  name: 'SGD',
  data: {
    rows: 3,
    features: 2,
    featureNames: ['a', 'b, c'],
    labels: ['no', 'yes'],
    inputs: Float32Array.of(0.1, -1, 1, 0.5, -1.5, 2),
    targets: Int32Array.of(1, 0, 1),
    training: Uint8Array.of(1, 0, 1),
    means: Float64Array.of(0.1, 0),
    scales: Float64Array.of(2, 1),
  },
  epoch: 1,
  firstStep: 2,
  batches: [[2], [0]],
};

/** The same with numbers to predict. */
export const sampleRegression = {
  ...sampleData,
  data: { ...sampleData.data, labels: [], targets: Float32Array.of(0.1, 2, -3) },
};
