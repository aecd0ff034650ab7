// The network of a run as Python: layers, loss, and initial weights for another seed.

import { literal } from './python.js';

/** @typedef {import('../catalog/catalog-index.js').Values} Values */
/** @typedef {{ id: string, params: Values }} Chosen an entry with all of its parameters */

/** @typedef {{ text: string, uses: string[] }} Piece */

/** @param {string} text @returns {Piece} */
const torch = (text) => ({ text: `nn.${text}`, uses: [] });

/** @param {string} name of a class of the script @returns {Piece} */
const own = (name) => ({ text: `${name}()`, uses: [name] });

/**
 * A layer with an argument, which is left out where it is the one of PyTorch.
 * @param {string} name
 * @param {string} argument
 * @param {number} value
 * @param {number} usual
 * @returns {Piece}
 */
const torchWith = (name, argument, value, usual) =>
  torch(value === usual ? `${name}()` : `${name}(${argument}=${literal(value)})`);

/** @type {Record<string, (p: Values) => Piece>} by id */
export const ACTIVATIONS = {
  celu: (p) => torchWith('CELU', 'alpha', Number(p.alpha), 1),
  elu: (p) => torchWith('ELU', 'alpha', Number(p.alpha), 1),
  gaussian: () => own('Gaussian'),
  gelu: () => torch('GELU()'),
  'gelu-tanh': () => torch('GELU(approximate="tanh")'),
  'hard-sigmoid': () => torch('Hardsigmoid()'),
  'hard-swish': () => torch('Hardswish()'),
  'hard-tanh': () => torch('Hardtanh()'),
  identity: () => torch('Identity()'),
  'leaky-relu': (p) => torchWith('LeakyReLU', 'negative_slope', Number(p.slope), 0.01),
  'log-sigmoid': () => torch('LogSigmoid()'),
  mish: () => torch('Mish()'),
  prelu: (p) => torchWith('PReLU', 'init', Number(p.init), 0.25),
  relu: () => torch('ReLU()'),
  relu6: () => torch('ReLU6()'),
  selu: () => torch('SELU()'),
  sigmoid: () => torch('Sigmoid()'),
  silu: () => torch('SiLU()'),
  sine: () => own('Sine'),
  softplus: (p) => torchWith('Softplus', 'beta', Number(p.beta), 1),
  softsign: () => torch('Softsign()'),
  'squared-relu': () => own('SquaredReLU'),
  tanh: () => torch('Tanh()'),
};

/** @type {Record<string, (p: Values, size: number) => Piece>} by id */
export const NORMS = {
  batch: (p, size) =>
    torch(
      `BatchNorm1d(${[
        size,
        ...(p.eps === 1e-5 ? [] : [`eps=${literal(p.eps)}`]),
        ...(p.momentum === 0.1 ? [] : [`momentum=${literal(p.momentum)}`]),
        ...(p.affine ? [] : ['affine=False']),
      ].join(', ')})`,
    ),
  layer: (p, size) =>
    torch(
      `LayerNorm(${[
        size,
        ...(p.eps === 1e-5 ? [] : [`eps=${literal(p.eps)}`]),
        ...(p.affine ? [] : ['elementwise_affine=False']),
      ].join(', ')})`,
    ),
  rms: (p, size) => ({
    text: `RMSNorm(${[size, `eps=${literal(p.eps)}`, ...(p.affine ? [] : ['affine=False'])].join(', ')})`,
    uses: ['RMSNorm'],
  }),
};

/**
 * @typedef {object} LossText
 * @property {string} text a function of outputs and targets
 * @property {string[]} uses
 * @property {'class' | 'one' | 'sign' | 'share' | 'value' | 'count'} target what it compares with: the number of the class; 0
 *   or 1; -1 or 1; the share of each class; a value; a number of events
 * @property {boolean} [probability] the network ends in a sigmoid
 * @property {boolean} [severalOutputs] an output for each class, even of two
 */

/** @param {string} text @param {LossText['target']} target @returns {LossText} */
const torchLoss = (text, target) => ({ text: `nn.${text}`, uses: [], target });

/** @param {string} name @param {LossText['target']} target @returns {LossText} */
const ownLoss = (name, target) => ({ text: name, uses: [name], target });

/** @param {string} name @param {Array<[argument: string, value: import('../catalog/catalog-index.js').Value, usual: number]>} args */
const callOf = (name, args) =>
  `${name}(${args
    .filter(([, value, usual]) => value !== usual)
    .map(([argument, value]) => `${argument}=${literal(value)}`)
    .join(', ')})`;

/** @type {Record<string, (p: Values) => LossText>} by id */
export const LOSSES = {
  bce: () => ({ ...torchLoss('BCELoss()', 'one'), probability: true }),
  'bce-logits': () => torchLoss('BCEWithLogitsLoss()', 'one'),
  hinge: () => ownLoss('hinge', 'sign'),
  huber: (p) => torchLoss(callOf('HuberLoss', [['delta', p.delta, 1]]), 'value'),
  'kl-div': () => ({ ...ownLoss('kl_div', 'share'), severalOutputs: true }),
  'log-cosh': () => ownLoss('log_cosh', 'value'),
  mae: () => torchLoss('L1Loss()', 'value'),
  mse: () => torchLoss('MSELoss()', 'value'),
  'multi-margin': (p) => ({
    ...torchLoss(
      callOf('MultiMarginLoss', [
        ['p', p.p, 1],
        ['margin', p.margin, 1],
      ]),
      'class',
    ),
    severalOutputs: true,
  }),
  'poisson-nll': () => torchLoss('PoissonNLLLoss()', 'count'),
  quantile: (p) => ({
    text: `lambda outputs, y: quantile(outputs, y, tau=${literal(p.tau)})`,
    uses: ['quantile'],
    target: 'value',
  }),
  'smooth-l1': (p) => torchLoss(callOf('SmoothL1Loss', [['beta', p.beta, 1]]), 'value'),
  'soft-margin': () => torchLoss('SoftMarginLoss()', 'sign'),
  'softmax-ce': (p) => ({
    ...torchLoss(callOf('CrossEntropyLoss', [['label_smoothing', p.label_smoothing, 0]]), 'class'),
    severalOutputs: true,
  }),
  'squared-hinge': () => ownLoss('squared_hinge', 'sign'),
};

/** The loss where none is chosen, by task. */
export const USUAL_LOSS = { binary: 'bce-logits', multiclass: 'softmax-ce', regression: 'mse' };

/** @param {string} text @returns {string[]} */
const init = (text) => [`nn.init.${text}`];

/** @type {Record<string, (p: Values) => string[]>} by id: what is done to a dense layer called `layer` */
const INITIALIZERS = {
  constant: (p) => init(`constant_(layer.weight, ${literal(p.value)})`),
  'he-normal': (p) =>
    init(`kaiming_normal_(layer.weight, a=${literal(p.slope)}, mode=${literal(p.mode)})`),
  'he-uniform': (p) =>
    init(`kaiming_uniform_(layer.weight, a=${literal(p.slope)}, mode=${literal(p.mode)})`),
  identity: () => init('eye_(layer.weight)'),
  'lecun-normal': () => init('normal_(layer.weight, std=layer.in_features**-0.5)'),
  'lecun-uniform': () => [
    'limit = (3 / layer.in_features) ** 0.5',
    ...init('uniform_(layer.weight, -limit, limit)'),
  ],
  normal: (p) => init(`normal_(layer.weight, ${literal(p.mean)}, ${literal(p.std)})`),
  orthogonal: (p) => init(`orthogonal_(layer.weight, gain=${literal(p.gain)})`),
  'torch-default': () => ['layer.reset_parameters()'],
  uniform: (p) => init(`uniform_(layer.weight, ${literal(-Number(p.limit))}, ${literal(p.limit)})`),
  'xavier-normal': (p) =>
    init(
      callOf('xavier_normal_', [['gain', p.gain, 1]])
        .replace('_(', '_(layer.weight, ')
        .replace(', )', ')'),
    ),
  'xavier-uniform': (p) =>
    init(
      callOf('xavier_uniform_', [['gain', p.gain, 1]])
        .replace('_(', '_(layer.weight, ')
        .replace(', )', ')'),
    ),
  zeros: () => init('zeros_(layer.weight)'),
};

/**
 * @param {Chosen} chosen initializer
 * @param {boolean} hasBias some dense layer has one
 * @returns {string[]} lines for a dense layer called `layer`
 */
export function initializerLines({ id, params }, hasBias) {
  const lines = INITIALIZERS[id](params);
  if (id === 'torch-default' || !hasBias) return lines;
  return [...lines, 'if layer.bias is not None:', '    nn.init.zeros_(layer.bias)'];
}

/**
 * @typedef {object} NetworkPlan
 * @property {number} inputs
 * @property {number} outputs
 * @property {number[]} hidden
 * @property {boolean} bias
 * @property {Chosen} activation
 * @property {Chosen | null} norm
 * @property {boolean} residual
 * @property {number} dropout
 * @property {boolean} probability
 */

/**
 * @param {NetworkPlan} plan
 * @returns {{ lines: string[], uses: string[] }} the layers, a line for each hidden layer
 */
export function layersOf(plan) {
  const uses = new Set();
  let width = plan.inputs;
  const lines = plan.hidden.map((units) => {
    const { text, used } = hiddenLayer(plan, width, units);
    used.forEach((name) => uses.add(name));
    width = units;
    return text;
  });
  const noBias = plan.bias ? '' : ', bias=False';
  lines.push(
    `nn.Linear(${width}, ${plan.outputs}${noBias})${plan.probability ? ', nn.Sigmoid()' : ''}`,
  );
  return { lines, uses: [...uses] };
}

/**
 * Whether hidden layers have no bias, since batch norm right behind them would take it away again.
 * @param {Chosen | null | undefined} norm
 * @returns {boolean}
 */
export function replacesBias(norm) {
  return norm?.id === 'batch' && norm.params.place !== 'after';
}

/**
 * Dense, norm, activation, dropout; or the norm after the activation.
 * @param {NetworkPlan} plan
 * @param {number} inputs
 * @param {number} units
 */
function hiddenLayer(plan, inputs, units) {
  const isAfter = plan.norm?.params.place === 'after';
  const hasBias = plan.bias && !replacesBias(plan.norm);
  const activation = ACTIVATIONS[plan.activation.id](plan.activation.params);
  const norm = plan.norm && NORMS[plan.norm.id](plan.norm.params, units);
  const parts = [
    `nn.Linear(${inputs}, ${units}${hasBias ? '' : ', bias=False'})`,
    ...(norm && !isAfter ? [norm.text] : []),
    activation.text,
    ...(norm && isAfter ? [norm.text] : []),
    ...(plan.dropout > 0 ? [`Dropout(${literal(plan.dropout)}, random)`] : []),
  ];
  const isResidual = plan.residual && inputs === units;
  const used = [
    ...activation.uses,
    ...(norm?.uses ?? []),
    ...(plan.dropout > 0 ? ['Dropout'] : []),
    ...(isResidual ? ['Residual'] : []),
  ];
  const text = isResidual ? `Residual(${parts.join(', ')})` : parts.join(', ');
  return { text, used };
}
