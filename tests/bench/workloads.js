// What is measured. One step = forward + backward + update on one mini-batch, in float32, with the same
// data, initial weights and batch order for every engine (see material.js).

/**
 * @typedef {object} Rule an update rule with its hyperparameters, named as in the catalog
 * @property {string} optimizer
 * @property {Record<string, number>} params
 */

/**
 * @typedef {object} Workload
 * @property {string} id
 * @property {string} title
 * @property {number[]} sizes units of each layer, the input first
 * @property {'tanh' | 'relu'} activation of the hidden layers; the output layer has none
 * @property {'bce' | 'softmax-ce'} loss on the raw outputs
 * @property {number} batch samples in a mini-batch
 * @property {number} samples training samples, a multiple of `batch`
 * @property {Record<string, string | number | number[]>} settings of the catalog that say all this
 * @property {Rule[]} rules
 * @property {number} checkSteps after how many steps the engines' weights are compared
 * @property {number} tolerance largest difference between an engine's loss and ours after these steps,
 *   as a share of what our training took off the loss
 */

/**
 * @typedef {object} Cell one thing to measure
 * @property {string} id
 * @property {Workload} workload
 * @property {Rule} rule
 */

const adam = { beta1: 0.9, beta2: 0.999, eps: 1e-8 };

// No shuffling: engines that want their batches ready made can have them. Part of the data is for
// validation, as in any run.
const common = { standardize: 'off', shuffle: 0, drop_last: 1, init: 'xavier-uniform' };
const table = { data: 'own', split: 0.8 };

/** @type {Workload[]} */
export const workloads = [
  {
    id: 'W1',
    title: '2-8-8-1 tanh, BCE, batch 10, spiral of 500 points',
    sizes: [2, 8, 8, 1],
    activation: 'tanh',
    loss: 'bce',
    batch: 10,
    samples: 500,
    settings: { ...common, data: 'spiral', samples: 1000, split: 0.5, hidden: [8, 8], batch: 10 },
    rules: [
      { optimizer: 'momentum', params: { lr: 0.03, momentum: 0.9 } },
      { optimizer: 'adam', params: { lr: 0.01, ...adam } },
    ],
    checkSteps: 1000,
    tolerance: 0.01,
  },
  {
    id: 'W2',
    title: '2-64-64-1 tanh, BCE, batch 32, spiral of 512 points',
    sizes: [2, 64, 64, 1],
    activation: 'tanh',
    loss: 'bce',
    batch: 32,
    samples: 512,
    settings: { ...common, data: 'spiral', samples: 1024, split: 0.5, hidden: [64, 64], batch: 32 },
    rules: [{ optimizer: 'adam', params: { lr: 0.003, ...adam } }],
    checkSteps: 500,
    tolerance: 0.01,
  },
  {
    id: 'W3',
    title: '784-128-10 ReLU, softmax CE, batch 64, 2,000 random vectors',
    sizes: [784, 128, 10],
    activation: 'relu',
    loss: 'softmax-ce',
    batch: 64,
    samples: 2000,
    settings: { ...common, ...table, hidden: [128], activation: 'relu', batch: 64 },
    rules: [{ optimizer: 'adamw', params: { lr: 1e-4, ...adam, weight_decay: 0.01 } }],
    checkSteps: 100,
    tolerance: 0.02,
  },
  {
    id: 'W4',
    title: '784-10, softmax CE, batch 64, 2,000 random vectors',
    sizes: [784, 10],
    activation: 'relu',
    loss: 'softmax-ce',
    batch: 64,
    samples: 2000,
    settings: { ...common, ...table, hidden: [], batch: 64 },
    rules: [{ optimizer: 'sgd', params: { lr: 0.01 } }],
    checkSteps: 500,
    tolerance: 0.01,
  },
];

/** @type {Cell[]} */
export const cells = workloads.flatMap((workload) =>
  workload.rules.map((rule) => ({ id: `${workload.id}-${rule.optimizer}`, workload, rule })),
);

/** W5: W1 with Adam over rates and seeds, on all cores. */
export const sweep = {
  id: 'W5',
  title: 'W1 with Adam, 12 rates x 3 seeds x 2,000 steps',
  cell: cells.find((cell) => cell.id === 'W1-adam'),
  // From 0.001 to 0.1, evenly on a logarithmic axis.
  rates: Array.from({ length: 12 }, (_, i) => 0.001 * 100 ** (i / 11)),
  seeds: [1, 2, 3],
  steps: 2000,
};

/**
 * The cell of an id such as `W1-adam`.
 * @param {string} id
 * @returns {Cell}
 */
export function cellOf(id) {
  const cell = cells.find((candidate) => candidate.id === id);
  if (!cell) throw new Error(`No workload ${id}; there are ${cells.map((c) => c.id).join(', ')}.`);
  return cell;
}

/**
 * Places of weights and biases in the flat parameters: layer by layer, weights out x in row by row,
 * then biases.
 * @param {number[]} sizes units of each layer, the input first
 * @returns {{ inputs: number, outputs: number, weights: number, biases: number }[]} the offsets
 */
export function layerOffsets(sizes) {
  let offset = 0;
  return sizes.slice(1).map((outputs, i) => {
    const inputs = sizes[i];
    const weights = offset;
    const biases = weights + outputs * inputs;
    offset = biases + outputs;
    return { inputs, outputs, weights, biases };
  });
}

/**
 * How many parameters there are.
 * @param {number[]} sizes units of each layer, the input first
 * @returns {number}
 */
export function parameterCount(sizes) {
  return sizes.slice(1).reduce((sum, outputs, i) => sum + outputs * (sizes[i] + 1), 0);
}

/** W6: cells of a map, 500 steps each, at rates at which none ends early. */
export const map = {
  id: 'W6',
  title: '2-16-1 tanh, BCE, 16 points of moons in one batch, 500 steps: trainings of a map',
  sizes: [2, 16, 1],
  batch: 16,
  steps: 500,
  rates: [0.01, 0.1],
  settings: { data: 'moons', samples: 32, split: 0.5, hidden: [16], batch: 0 },
  rule: { optimizer: 'momentum', params: { momentum: 0.9 } },
};
