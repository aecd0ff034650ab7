// Small random experiments, the same ones for the same seed: two or three runs on mixed problems, some of
// which diverge, stand still or overfit.

import { randomFrom } from '../../scripts/random.js';

const RULES = {
  sgd: [0.003, 0.03, 0.1, 0.5, 3, 30],
  momentum: [0.001, 0.02, 0.1, 1],
  nesterov: [0.01, 0.05, 0.3],
  adam: [0.0001, 0.003, 0.01, 0.1, 1],
  adamw: [0.001, 0.02, 0.1],
  rmsprop: [0.0005, 0.005, 0.05],
  adagrad: [0.01, 0.1, 1],
  lion: [0.0003, 0.003],
  signsgd: [0.001, 0.02],
  adadelta: [1],
};
const SCHEDULES = [
  '',
  '',
  ',schedule=cosine',
  ',schedule=step,schedule.step_size=80,schedule.gamma=0.1',
  ',schedule=multistep,schedule.milestones=50;120',
  ',schedule=cosine,warmup=20',
  ',schedule=linear,schedule.total_iters=60',
  ',schedule=one-cycle',
  ',schedule=wsd',
  ',schedule=exponential,schedule.gamma=0.97',
  ',schedule=plateau,schedule.patience=3',
];
const DATA = [
  ...['spiral', 'moons', 'circle', 'xor', 'gauss', 'checkerboard', 'blobs', 'iris', 'wine'],
  ...['sine', 'bumps', 'plane', 'step'],
];
const SURFACES = [
  ...['rosenbrock', 'quadratic', 'himmelblau', 'beale', 'saddle', 'rastrigin', 'booth'],
];
// Of one run only: its losses are no longer those of the same problem, or they are.
const OVERRIDES = [
  ',noise=0.4',
  ',data.seed=7',
  ',init.seed=5',
  ',batch=0',
  ',hidden=4',
  ',norm=batch',
];
const OF_PROBLEM = /,(noise|data\.seed|init\.seed)=(\d[\d.]*)/g;

/**
 * @param {number} seed
 * @param {number} count
 * @returns {string[]} links
 */
export function randomLinks(seed, count) {
  const random = randomFrom(seed);
  const one = (list) => list[Math.floor(random() * list.length)];
  const chance = (share) => random() < share;
  return Array.from({ length: count }, () => {
    const steps = one([60, 100, 160, 240, 400]);
    const isSurface = chance(0.3);
    const surface = () =>
      `problem=surface&surface=${one(SURFACES)}${chance(0.2) ? '&gradient_noise=0.1' : ''}`;
    const network = () =>
      [
        `data=${one(DATA)}&samples=${one([30, 60, 120])}&hidden=${one(['none', '4', '8', '8-8'])}`,
        `noise=${one([0, 0.1, 0.4])}&batch=${one([0, 4, 16, 32])}&data.seed=${1 + Math.floor(9 * random())}`,
      ].join('&');
    const runs = Array.from({ length: one([2, 2, 3]) }, () => {
      const rule = one(Object.keys(RULES));
      const other = !isSurface && chance(0.15) ? one(OVERRIDES) : '';
      return `run=${rule},lr=${one(RULES[rule])}${one(SCHEDULES)}${other}`;
    });
    if (chance(0.1)) runs.push(runs[0]);
    return [`v=1&steps=${steps}`, isSurface ? surface() : network(), ...runs].join('&');
  });
}

/**
 * @param {string} link
 * @returns {boolean[]} of each run, whether its problem or its seeds are others than those of the link
 */
export function othersIn(link) {
  const [problem, ...runs] = link.split('&run=');
  return runs.map((run) =>
    [...run.matchAll(OF_PROBLEM)].some(([, key, value]) => {
      const own = new RegExp(`[?&]${key.replace('.', '\\.')}=([\\d.]+)`).exec(problem)?.[1];
      return value !== (own ?? '1');
    }),
  );
}
