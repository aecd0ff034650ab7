// Which optimizer of PyTorch a rule is, or which class of the script.

import { float, literal } from './python.js';

/** @typedef {import('../catalog/catalog-index.js').Values} Values */

/**
 * @typedef {object} Translation of a rule
 * @property {string} head what is called
 * @property {Array<[name: string, text: string]>} args after the parameters and the rate
 * @property {string[]} uses definitions
 * @property {string[]} momentum settings that take the momentum of a schedule; "betas": their first
 * @property {boolean} [isScaled] a factor on the rate is the same factor on the moves
 * @property {'closure' | 'objective' | 'parts'} [asks] what its step is given
 * @property {boolean} [hasNoRate] it takes no rate
 * @property {number} [rounding] by how much its updates magnify rounding more than the notes of the page show
 */

/** @typedef {(o: Values) => Translation} Translator */

/**
 * An optimizer of PyTorch. Arguments that have PyTorch's default are left out.
 * @param {string} name
 * @param {(o: Values) => Array<[name: string, text: string, usual: string]>} args
 * @param {string[]} [momentum]
 * @returns {Translator}
 */
function torch(name, args, momentum = []) {
  return (o) => ({
    head: `torch.optim.${name}`,
    args: args(o)
      .filter(([, text, usual]) => text !== usual)
      .map(([key, text]) => [key, text]),
    uses: [],
    momentum,
    isScaled: true,
  });
}

/**
 * A class of the script, which is given all parameters by their names.
 * @param {string | ((o: Values) => string)} name
 * @param {string[]} [momentum]
 * @param {Partial<Translation> & { without?: string[] }} [rest]
 * @returns {Translator}
 */
function own(name, momentum = [], { without = [], ...rest } = {}) {
  return (o) => {
    const head = typeof name === 'string' ? name : name(o);
    const args = Object.entries(o).filter(([key]) => key !== 'lr' && !without.includes(key));
    return {
      head: head.replace(/^Flat(?=UnitGradient)/, ''),
      args: args.map(([key, value]) => [key, setting(value)]),
      uses: [head],
      momentum,
      isScaled: true,
      ...rest,
    };
  };
}

/** @param {import('../catalog/catalog-index.js').Value} value */
const setting = (value) => (typeof value === 'number' ? literal(value) : literal(value));

/** @param {Values} o @returns {[string, string, string]} */
const betas = ({ beta1, beta2 }) => [
  'betas',
  `(${literal(beta1)}, ${literal(beta2)})`,
  '(0.9, 0.999)',
];

/** @param {Values} o @param {string} name @param {number} usual @returns {[string, string, string]} */
const number = (o, name, usual) => [name, literal(o[name]), literal(usual)];

/** @param {Values} o @param {string} name @param {string} [argument] @returns {[string, string, string]} */
const flag = (o, name, argument = name) => [argument, literal(Boolean(o[name])), 'False'];

/** @param {Values} o @returns {[string, string, string]} */
const decay = (o) => number(o, 'weight_decay', 0);

/** @type {Translator} */
const adam = torch(
  'Adam',
  (o) => [betas(o), number(o, 'eps', 1e-8), decay(o), flag(o, 'amsgrad')],
  ['betas'],
);

const notScaled = { isScaled: false };

/** @type {Record<string, Translator>} by id */
export const TRANSLATORS = {
  sgd: torch('SGD', (o) => [decay(o)]),
  momentum: torch(
    'SGD',
    (o) => [['momentum', literal(o.momentum), ''], number(o, 'dampening', 0), decay(o)],
    ['momentum'],
  ),
  nesterov: (o) =>
    o.momentum === 0
      ? torch('SGD', () => [decay(o)])(o)
      : torch(
          'SGD',
          () => [['momentum', literal(o.momentum), ''], decay(o), ['nesterov', 'True', '']],
          ['momentum'],
        )(o),
  adam,
  amsgrad: (o) => adam({ ...o, amsgrad: true }),
  adamw: torch(
    'AdamW',
    (o) => [
      betas(o),
      number(o, 'eps', 1e-8),
      ['weight_decay', literal(o.weight_decay), '0.01'],
      flag(o, 'amsgrad'),
    ],
    ['betas'],
  ),
  adadelta: torch('Adadelta', (o) => [number(o, 'rho', 0.9), number(o, 'eps', 1e-6), decay(o)]),
  adagrad: torch('Adagrad', (o) => [
    number(o, 'lr_decay', 0),
    ['initial_accumulator_value', literal(o.initial_accumulator), '0'],
    number(o, 'eps', 1e-10),
    decay(o),
  ]),
  adamax: torch('Adamax', (o) => [betas(o), number(o, 'eps', 1e-8), decay(o)], ['betas']),
  rmsprop: torch(
    'RMSprop',
    (o) => [
      number(o, 'alpha', 0.99),
      number(o, 'eps', 1e-8),
      flag(o, 'centered'),
      number(o, 'momentum', 0),
      decay(o),
    ],
    ['momentum'],
  ),
  rprop: (o) => ({
    ...torch('Rprop', () => [
      ['etas', `(${literal(o.eta_minus)}, ${literal(o.eta_plus)})`, '(0.5, 1.2)'],
      ['step_sizes', `(${literal(o.step_min)}, ${literal(o.step_max)})`, '(0.000001, 50)'],
    ])(o),
    ...notScaled,
  }),
  nadam: (o) => {
    // Without foreach, PyTorch 1.13 counts the momentum of an update twice.
    /** @type {[string, string, string]} */
    const foreach = ['foreach', 'True', ''];
    const args = [betas(o), number(o, 'eps', 1e-8), number(o, 'momentum_decay', 0.004), foreach];
    return isDecoupled(o)
      ? decoupled('NAdam', args, o)
      : torch('NAdam', () => [...args, decay(o)], ['betas'])(o);
  },
  radam: (o) => {
    const args = [betas(o), number(o, 'eps', 1e-8)];
    return isDecoupled(o)
      ? decoupled('RAdam', args, o)
      : torch('RAdam', () => [...args, decay(o)], ['betas'])(o);
  },
  lbfgs: (o) => ({
    ...torch('LBFGS', () => [
      number(o, 'max_iter', 20),
      ['max_eval', literal(o.max_eval), 'None'],
      number(o, 'tolerance_grad', 1e-7),
      number(o, 'tolerance_change', 1e-9),
      number(o, 'history_size', 100),
      ['line_search_fn', o.line_search === 'none' ? 'None' : literal(o.line_search), 'None'],
    ])(o),
    asks: 'closure',
    // It divides by differences of gradients that are nearly equal.
    rounding: 500,
  }),
  adabelief: own('AdaBelief', ['beta1']),
  'adadelta-window': own('WindowedAdaDelta'),
  adafactor: own('Adafactor', ['beta1'], notScaled),
  'adagrad-lagged': own('LaggedAdaGrad'),
  'adam-v0': own('UncorrectedAdam', ['momentum']),
  adan: (o) => own('Adan', ['beta1'], { isScaled: o.weight_decay === 0 })(o),
  ademamix: own('AdEMAMix', ['beta1']),
  adopt: own('ADOPT', ['beta1']),
  'cautious-adamw': own('CautiousAdamW', ['beta1']),
  'cautious-lion': own('CautiousLion', ['beta1']),
  'dadapt-adam': own('DAdaptAdam', ['beta1'], notScaled),
  'dadapt-sgd': own('DAdaptSGD', ['momentum'], notScaled),
  'delta-rule': own('DeltaRule', ['alpha'], notScaled),
  dog: own('DoG', [], notScaled),
  ldog: own('LDoG', [], notScaled),
  'ema-momentum': own('AveragedGradient', ['beta']),
  'gauss-newton': own('GaussNewton', [], { asks: 'parts', ...notScaled }),
  lamb: own('LAMB', ['beta1']),
  lars: own('LARS', ['momentum']),
  'levenberg-marquardt': own('LevenbergMarquardt', [], {
    asks: 'parts',
    hasNoRate: true,
    ...notScaled,
  }),
  lion: own('Lion', ['beta1']),
  muon: own('Muon', ['momentum', 'aux_beta1'], notScaled),
  'nesterov-classic': own('NesterovClassic', ['momentum'], { asks: 'closure', ...notScaled }),
  newton: own('Newton', [], { asks: 'objective', ...notScaled }),
  prodigy: own('Prodigy', ['beta1'], notScaled),
  'rmsprop-inner-eps': (o) => own('InnerEpsRMSprop', Number(o.momentum) > 0 ? ['momentum'] : [])(o),
  'rmsprop-lecture': own('PlainRMSprop'),
  'rmsprop-window': own('WindowedRMSprop'),
  'rprop-lecture': (o) =>
    own(o.scope === 'global' ? 'FlatUnitGradient' : 'UnitGradient', ['momentum'], {
      without: ['scope'],
      isScaled: o.scope !== 'global',
      // It divides by the length of the gradient, however little is left of it.
      rounding: 20,
    })(o),
  'schedule-free-adamw': (o) => scheduleFree({ momentum: o.beta1, ...omit(o, ['beta1']) }),
  'schedule-free-sgd': (o) => scheduleFree(o),
  shampoo: own('Shampoo', ['momentum']),
  signsgd: own('SignSGD'),
  signum: own('Signum', ['momentum']),
  yogi: own('Yogi', ['beta1']),
};

/** Rules that are not translated, and why; in a sentence after their names. @type {Record<string, string>} */
export const UNTRANSLATED = {
  kfac: 'looks into the layers while they compute, at every input and every slope, and PyTorch has no such optimizer',
  soap: 'turns gradients into a basis that is not unique: two programs for eigenvectors choose different ones, and the curves part at once',
  sophia:
    'draws labels or directions inside of its step, from the numbers that the network has in that very moment',
};

/** @param {Values} o */
function isDecoupled({ decoupled: isOn, weight_decay: weight }) {
  return Boolean(isOn) && weight !== 0;
}

/**
 * @param {'NAdam' | 'RAdam'} name
 * @param {Array<[string, string, string]>} args
 * @param {Values} o
 * @returns {Translation}
 */
function decoupled(name, args, o) {
  const { args: kept } = torch(name, () => args)(o);
  return {
    head: `Decoupled${name}`,
    args: [['decay', float(Number(o.weight_decay))], ...kept],
    uses: [`Decoupled${name}`],
    momentum: ['betas'],
    isScaled: true,
  };
}

/** @param {Values} o @returns {Translation} */
function scheduleFree(o) {
  return own('ScheduleFree', ['momentum'], notScaled)(o);
}

/** @param {Values} values @param {string[]} names @returns {Values} */
function omit(values, names) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
