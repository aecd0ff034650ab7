// The schedule of a run as Python.

import { float, literal } from './python.js';

/** @typedef {import('../catalog/catalog-index.js').Values} Values */

/**
 * @typedef {object} ScheduleText
 * @property {string} text makes the function of t; `lr` is the rate of the run, `losses` the list of its losses
 * @property {string[]} uses definitions
 * @property {string} [momentum] makes the function of t that gives the momentum
 * @property {boolean} [needsLosses]
 */

/**
 * @typedef {object} Context
 * @property {number} steps that the schedule has to itself
 * @property {string} stepsText the same in the script
 * @property {number} updatesPerEpoch
 */

/** @typedef {(p: Values, context: Context) => ScheduleText} Translator */

/** @param {Values} p @param {string} name @returns {number | null} null: not set, or infinite */
function given(p, name) {
  const value = p[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** @param {Values} p @param {string} name @param {string} otherwise */
const rateOr = (p, name, otherwise) => {
  const value = given(p, name);
  return value === null ? otherwise : literal(value);
};

/**
 * A number of updates: as given, or a share of the run.
 * @param {Values} p
 * @param {string} name
 * @param {Context} context
 * @param {number} share
 * @returns {number}
 */
function lengthOf(p, name, { steps }, share) {
  return given(p, name) ?? Math.max(1, Math.round(share * steps));
}

/** @param {Values} p @param {string} name @param {Context} context @param {number} share */
function length(p, name, context, share) {
  const isWhole = given(p, name) === null && share === 1;
  return isWhole ? context.stepsText : literal(lengthOf(p, name, context, share));
}

/** @param {Values} p @param {string} name @param {string} argument @param {number} usual */
const option = (p, name, argument, usual) =>
  p[name] === usual ? [] : [`${argument}=${literal(p[name])}`];

/**
 * @param {string} name of a definition
 * @param {string[]} args
 * @returns {ScheduleText}
 */
const made = (name, args) => ({ text: `${name}(${args.join(', ')})`, uses: [name] });

/** @type {Record<string, string>} */
const SHAPES = {
  '1-sqrt': 'lambda q: 1 - q**0.5',
  linear: 'lambda q: 1 - q',
  cosine: 'lambda q: 0.5 * (1 + math.cos(math.pi * q))',
  '1-square': 'lambda q: 1 - q * q',
};

/** @type {Record<string, Translator>} by id */
export const SCHEDULES = {
  constant: () => made('constant', ['lr']),
  'constant-factor': (p, c) =>
    made('constant_factor', [
      'lr',
      `factor=${literal(p.factor)}`,
      `length=${length(p, 'total_iters', c, 0.1)}`,
    ]),
  cosine: (p, c) => {
    const stays = p.clamp || given(p, 't_max') === null || Number(p.t_max) >= c.steps;
    return made(stays ? 'cosine' : 'cosine_wave', [
      'lr',
      `length=${length(p, 't_max', c, 1)}`,
      ...option(p, 'eta_min', 'end', 0),
    ]);
  },
  'cosine-restarts': (p, c) =>
    made('cosine_restarts', [
      'lr',
      `length=${length(p, 't_0', c, 0.25)}`,
      ...option(p, 't_mult', 'growth', 1),
      ...option(p, 'eta_min', 'end', 0),
    ]),
  cyclical,
  exponential: (p, c) =>
    made('exponential', [
      'lr',
      `gamma=${given(p, 'gamma') === null ? `0.01 ** (1 / ${c.stepsText})` : literal(p.gamma)}`,
    ]),
  'inverse-sqrt': (p, c) =>
    made('inverse_sqrt', [
      'lr',
      `warmup=${length(p, 'warmup', c, 0.05)}`,
      ...option(p, 'warmup_init', 'start', 0),
    ]),
  'inverse-time': (p, c) =>
    made(p.staircase ? 'inverse_time_stairs' : 'inverse_time', [
      'lr',
      `decay=${literal(p.decay_rate)}`,
      `length=${length(p, 'decay_steps', c, 0.1)}`,
    ]),
  linear: (p, c) =>
    made('linear', [
      'lr',
      `length=${length(p, 'total_iters', c, 1)}`,
      ...option(p, 'start_factor', 'start', 1),
      ...option(p, 'end_factor', 'end', 0),
    ]),
  multistep: (p, c) => {
    const list = /** @type {number[]} */ (p.milestones);
    const text = list.length ? literal([...list]) : `[0.3 * ${c.stepsText}, 0.8 * ${c.stepsText}]`;
    return made('multistep', ['lr', `milestones=${text}`, `gamma=${literal(p.gamma)}`]);
  },
  noam: (p, c) =>
    made('noam', ['lr', `d_model=${literal(p.d_model)}`, `warmup=${length(p, 'warmup', c, 0.05)}`]),
  'one-cycle': oneCycle,
  'piecewise-linear': (p, c) => {
    const total = lengthOf(p, 'total_epochs', c, 1);
    const start = rateOr(p, 'start', 'lr');
    return made('flat_then_linear', [
      `start=${start}`,
      `end=${rateOr(p, 'end', `${start} / 100`)}`,
      `flat=${Math.trunc(0.2 * total)}`,
      `fall=${Math.trunc(0.6 * total)}`,
    ]);
  },
  'piecewise-linear-points': (p, c) => {
    const flat = /** @type {number[]} */ (p.points);
    const n = c.steps;
    const points = flat.length ? pairs(flat) : pairs([0, 0.1, 0.2 * n, 1, 0.8 * n, 1, n, 0]);
    const sorted = points.sort((a, b) => a[0] - b[0]);
    const text = sorted.map(([t, factor]) => `(${literal(t)}, ${literal(factor)})`).join(', ');
    return made('through_points', ['lr', `points=[${text}]`]);
  },
  plateau: (p, c) => {
    const settings = [
      `updates=${c.updatesPerEpoch}`,
      ...(p.mode === 'min' ? [] : [`mode=${literal(p.mode)}`]),
      `factor=${literal(p.factor)}`,
      `patience=${literal(p.patience)}`,
      ...option(p, 'threshold', 'threshold', 1e-4),
      ...(p.threshold_mode === 'rel' ? [] : [`threshold_mode=${literal(p.threshold_mode)}`]),
      ...option(p, 'cooldown', 'cooldown', 0),
      ...option(p, 'min_lr', 'min_lr', 0),
      ...option(p, 'eps', 'eps', 1e-8),
    ];
    return { ...made('Plateau', ['lr', 'losses', ...settings]), needsLosses: true };
  },
  polynomial: (p, c) =>
    made('polynomial', [
      'lr',
      `length=${length(p, 'total_iters', c, 1)}`,
      ...option(p, 'power', 'power', 1),
      ...option(p, 'end_lr', 'end', 0),
    ]),
  'range-test': (p, c) =>
    made('range_test', ['lr', `end=${rateOr(p, 'end_lr', '1000 * lr')}`, `steps=${c.stepsText}`]),
  sawtooth: (p, c) => {
    const start = rateOr(p, 'start', 'lr');
    return made('sawtooth', [
      `start=${start}`,
      `end=${rateOr(p, 'end', `${start} / 10`)}`,
      `length=${length(p, 'cycle_length', c, 0.2)}`,
    ]);
  },
  step: (p, c) =>
    made('stairs', [
      'lr',
      `gamma=${literal(p.gamma)}`,
      `length=${length(p, 'step_size', c, 1 / 3)}`,
    ]),
  wsd: (p, c) => {
    const warmup = lengthOf(p, 'warmup', c, 0.05);
    const decay = lengthOf(p, 'decay', c, 0.2);
    const stable = given(p, 'stable') ?? Math.max(0, c.steps - warmup - decay);
    return made('wsd', [
      'lr',
      `warmup=${literal(warmup)}`,
      `stable=${literal(stable)}`,
      `decay=${literal(decay)}`,
      `shape=${SHAPES[String(p.shape)]}`,
      ...option(p, 'min_lr_ratio', 'floor', 0),
    ]);
  },
};

/** @type {Record<string, (p: Values, context: Context, inner: string) => ScheduleText>} warm-ups by id */
export const WARMUPS = {
  'warmup-linear': (p, _, inner) => warmup('warmup_linear', p, inner),
  'warmup-multiply': (p, _, inner) => warmup('warmup_multiply', p, inner),
  'warmup-exponential': (p, c, inner) =>
    p.mode === 'geometric'
      ? warmup('warmup_geometric', p, inner)
      : made('warmup_exponential', ['lr', inner, `tau=${length(p, 'tau', c, 0.02)}`]),
};

/**
 * @param {string} id of a warm-up
 * @param {Values} p
 * @returns {number} updates by which the schedule after it is later
 */
export function delayOf(id, p) {
  const waits = id === 'warmup-linear' || (id === 'warmup-exponential' && p.mode === 'geometric');
  return waits ? Number(p.warmup) : 0;
}

/** @param {string} name @param {Values} p @param {string} inner */
function warmup(name, p, inner) {
  return made(name, [
    'lr',
    inner,
    `length=${literal(p.warmup)}`,
    `start=${literal(p.start_factor)}`,
  ]);
}

/** @type {Translator} */
function cyclical(p, c) {
  const up = lengthOf(p, 'step_size_up', c, 0.1);
  const down = given(p, 'step_size_down') ?? up;
  const high = rateOr(p, 'max_lr', 'lr');
  const gamma = given(p, 'gamma') ?? 0.1 ** (1 / Math.max(1, c.steps));
  /** @type {Record<string, string[]>} */
  const dampings = {
    triangular: [],
    triangular2: ['damping=lambda cycle, t: 2.0**-cycle'],
    exp_range: [`damping=lambda cycle, t: ${float(gamma)} ** t`],
  };
  const rest = [`up=${literal(up)}`, `down=${literal(down)}`, ...dampings[String(p.mode)]];
  const low = rateOr(p, 'base_lr', `${high} / 10`);
  return {
    ...made('cyclical', [low, high, ...rest]),
    ...(p.cycle_momentum && {
      momentum: made('cyclical', [literal(p.max_momentum), literal(p.base_momentum), ...rest]).text,
    }),
  };
}

/** @type {Translator} */
function oneCycle(p, c) {
  const steps = length(p, 'total_steps', c, 1);
  const last = `${steps} - 1`;
  const peak = `${literal(p.pct_start)} * ${steps} - 1`;
  const high = rateOr(p, 'max_lr', 'lr');
  const low = `${high} / ${literal(p.div_factor)}`;
  const end = `${low} / ${literal(p.final_div_factor)}`;
  const ends = p.three_phase ? `[${peak}, 2 * (${peak}), ${last}]` : `[${peak}, ${last}]`;
  const rates = p.three_phase ? [low, high, low, end] : [low, high, end];
  const heavy = literal(p.max_momentum);
  const light = literal(p.base_momentum);
  const momenta = p.three_phase ? [heavy, light, heavy, heavy] : [heavy, light, heavy];
  const between = p.anneal === 'cos' ? 'between_cosine' : 'between_linear';
  /** @param {string[]} values */
  const text = (values) => `phases([${values.join(', ')}], ${ends}, ${between})`;
  return {
    text: text(rates),
    uses: [between, 'phases'],
    ...(p.cycle_momentum && { momentum: text(momenta) }),
  };
}

/** @param {number[]} flat @returns {Array<[number, number]>} */
function pairs(flat) {
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, i) => [
    flat[2 * i],
    flat[2 * i + 1],
  ]);
}
