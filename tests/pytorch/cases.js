// What `npm run verify:pytorch` trains in PyTorch: every rule, schedule, layer, loss, initializer, wrapper, data set
// and surface that a script can have, by its link.

import { EXAMPLES } from '../../web/src/own/examples.js';
import { startParams } from '../../web/src/catalog/params.js';
import { ACTIVATIONS, LOSSES, NORMS } from '../../web/src/pytorch/network.js';
import { TRANSLATORS } from '../../web/src/pytorch/optimizers.js';
import { SCHEDULES, WARMUPS } from '../../web/src/pytorch/schedules.js';
import { WRAPPERS } from '../../web/src/pytorch/wrapping.js';

/** @typedef {import('../../web/src/catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {{ name: string, link: string }} Case */

const MOONS = 'v=1&data=moons&noise=0.1&samples=80&hidden=8-8&batch=10&steps=60';
const BLOBS = 'v=1&data=blobs&noise=0.1&samples=90&hidden=8&batch=15&steps=60';
const SINE = 'v=1&data=sine&noise=0.1&samples=80&hidden=8&batch=10&steps=60';
const TINY = 'v=1&data=moons&noise=0.1&samples=40&hidden=3&batch=0&steps=12';
const LINE = 'v=1&data=sine&noise=0.1&samples=40&hidden=3&batch=0&steps=12';

/**
 * Rules that work on the whole batch, with settings that keep their matrices well conditioned.
 * @type {Record<string, string[]>}
 */
const WHOLE = {
  newton: [TINY, 'lr=0.5,damping=0.5'],
  'gauss-newton': [LINE, 'lr=0.5,damping=0.1'],
  'levenberg-marquardt': [LINE, 'lambda0=0.1'],
  lbfgs: [TINY.replace('steps=12', 'steps=7'), 'lr=0.5,max_iter=4'],
  rprop: [MOONS.replace('batch=10&steps=60', 'batch=0&steps=25'), 'lr=0.01'],
};

/** Other choices of a rule that take another way through its class. */
const VARIANTS = [
  'sgd,lr=0.1,weight_decay=0.1',
  'momentum,lr=0.05,dampening=0.5',
  'momentum,lr=0.05,weight_decay=0.05',
  'nesterov,lr=0.05,weight_decay=0.05',
  'nesterov,lr=0.05,momentum=0',
  'adam,lr=0.01,amsgrad=1',
  'adam,lr=0.01,weight_decay=0.1',
  'adam,lr=0.01,beta1=0.5,beta2=0.9,eps=0.001',
  'adamw,lr=0.01,weight_decay=0.1',
  'adamw,lr=0.01,amsgrad=1',
  'adagrad,lr=0.1,lr_decay=0.1,initial_accumulator=0.1',
  'rmsprop,lr=0.01,centered=1',
  'rmsprop,lr=0.01,momentum=0.9',
  'rmsprop-inner-eps,lr=0.01,centered=1,momentum=0.5',
  'nadam,lr=0.01,weight_decay=0.1',
  'nadam,lr=0.01,weight_decay=0.1,decoupled=1',
  'radam,lr=0.01,weight_decay=0.1',
  'radam,lr=0.01,weight_decay=0.1,decoupled=1',
  'adabelief,lr=0.01,weight_decay=0.1,decoupled=1',
  'adabelief,lr=0.01,weight_decay=0.1',
  'adafactor,lr=0.05,variant=paper',
  'adafactor,lr=0.05,variant=paper,relative_step=0,beta1=0.9,weight_decay=0.1',
  'adafactor,lr=0.05,variant=paper,warmup_init=1,scale_parameter=0',
  'adan,lr=0.01,weight_decay=0.1',
  'adan,lr=0.01,weight_decay=0.1,no_prox=1',
  'adopt,lr=0.01,clip=0,weight_decay=0.1',
  'cautious-lion,lr=0.01,rescale=mean,weight_decay=0.1',
  'dadapt-adam,lr=1,bias_correction=1,d0=0.001',
  'dadapt-adam,lr=1,decoupled=1,weight_decay=0.1,d0=0.001',
  'dadapt-sgd,lr=1,momentum=0.9,d0=0.001,growth_rate=1.1',
  'prodigy,lr=1,bias_correction=1,d0=0.001',
  'prodigy,lr=1,decoupled=0,weight_decay=0.1,safeguard_warmup=1,d0=0.001',
  'lamb,lr=0.01,bias_correction=0,clamp=1',
  'lamb,lr=0.01,weight_decay=0,always_adapt=0',
  'lars,lr=1,momentum=0.9,nesterov=1,weight_decay=0.01',
  'muon,lr=0.02,adjust=match_rms_adamw,nesterov=0,weight_decay=0.1',
  'muon,lr=0.02,adjust=none,aux_weight_decay=0.1,schedule=linear',
  'rprop-lecture,lr=0.01,scope=tensor',
  'schedule-free-adamw,lr=0.01,warmup_steps=10,weight_decay=0.1',
  'schedule-free-sgd,lr=0.1,momentum=0.5,r=1',
  'shampoo,lr=0.05,momentum=0.9,eps=0.001',
  'shampoo,lr=0.05,beta1=0.9,beta2=0.99,bias_correction=1,grafting=adam,eps=0.001',
  'shampoo,lr=0.05,grafting=adagrad,update_freq=3,eps=0.001,weight_decay=0.1,decoupled=1',
  'shampoo,lr=0.05,grafting=sgd,eps=0.001',
  'yogi,lr=0.01,weight_decay=0.1',
];

/** @type {Array<[name: string, link: string]>} */
const NETWORKS = [
  ['full batch', `${MOONS}&run=momentum,lr=0.1,batch=0`],
  ['in order', `${MOONS}&shuffle=0&run=adam,lr=0.01`],
  ['last batch left out', `${MOONS}&run=adam,lr=0.01,batch=16,drop_last=1`],
  ['a smaller last batch', `${MOONS}&run=adam,lr=0.01,batch=16,batch.seed=7`],
  ['batches of one', `${MOONS}&run=sgd,lr=0.05,batch=1`],
  ['larger than the data', `${MOONS}&run=sgd,lr=0.05,batch=1000`],
  ['l1', `${MOONS}&l1=0.01&run=sgd,lr=0.1`],
  ['l2', `${MOONS}&l2=0.1&run=adam,lr=0.01`],
  ['l1 and l2 with batch norm', `${MOONS}&l1=0.01&l2=0.1&norm=batch&run=adam,lr=0.01`],
  ['rates of layers', `${MOONS}&layer_rates=1-0.1-2&run=adam,lr=0.01`],
  ['rates of layers with decay', `${MOONS}&layer_rates=0-1&run=adamw,lr=0.01,weight_decay=0.1`],
  ['rates of layers around a rule', `${MOONS}&layer_rates=1-0.5-2&run=muon,lr=0.02`],
  [
    'rates of layers, norm and PReLU',
    `${MOONS}&norm=layer&activation=prelu&layer_rates=0.1-1&run=sgd,lr=0.1`,
  ],
  ['dropout', `${MOONS}&dropout=0.3&run=adam,lr=0.01`],
  ['dropout and residuals', `${MOONS}&dropout=0.2&residual=1&norm=layer&run=adam,lr=0.01`],
  ['residuals', `${MOONS}&residual=1&run=sgd,lr=0.1,hidden=8-8-8`],
  [
    'batch norm after the activation, residuals and dropout',
    `${MOONS}&residual=1&dropout=0.1&norm=batch&norm.place=after&run=adam,lr=0.01,hidden=8-8`,
  ],
  ['residuals with batch norm', `${MOONS}&residual=1&norm=batch&run=sgd,lr=0.1,hidden=8-8-8`],
  ['no biases', `${MOONS}&bias=0&run=adam,lr=0.01`],
  ['no hidden layer', `${MOONS}&run=sgd,lr=0.1,hidden=none`],
  ['eight layers', `${MOONS}&run=adam,lr=0.01,hidden=4-4-4-4-4-4-4-4`],
  ['seven features', `${MOONS}&features=x1-x2-x1sq-x2sq-x1x2-sinx1-sinx2&run=adam,lr=0.01`],
];

/**
 * @param {Catalog} catalog
 * @returns {Case[]}
 */
export function allCases(catalog) {
  return [
    ...rules(catalog),
    ...VARIANTS.map((run) => ({ name: `rule ${run}`, link: `${MOONS}&run=${run}` })),
    ...layers(),
    ...losses(),
    ...initializers(catalog),
    ...schedules(),
    ...wrappers(),
    ...NETWORKS.map(([name, link]) => ({ name: `network: ${name}`, link })),
    ...dataSets(catalog),
    ...surfaces(catalog),
    ...owns(),
    { name: 'runs that share nothing', link: DIFFERENT },
    { name: 'surfaces with different noise', link: NOISES },
  ];
}

const DIFFERENT =
  'v=1&data=moons&noise=0.1&samples=80&hidden=8&steps=60&run=sgd,lr=0.1' +
  '&run=adam,lr=0.01,data=blobs,batch=16,hidden=4' +
  '&run=adam,lr=0.01,loss=hinge,init.seed=4,batch.seed=9,shuffle=0' +
  '&run=momentum,lr=0.01,activation=relu,init=he-normal,norm=layer,dropout=0.2,l2=0.1,batch=0' +
  '&run=lbfgs,lr=0.5,steps=10,max_iter=3' +
  '&run=sgd,lr=0,schedule=cosine&run=sgd,lr=0.1,steps=30,drop_last=1,schedule=plateau';
const NOISES =
  'v=1&problem=surface&surface=booth&steps=40&run=sgd,lr=0.02' +
  '&run=adam,lr=0.1,gradient_noise=1&run=sgd,lr=0.02,gradient_noise=1,batch.seed=4';

/** @param {Catalog} catalog @returns {Case[]} */
function rules(catalog) {
  return Object.keys(TRANSLATORS).map((id) => {
    if (WHOLE[id]) return { name: `rule ${id}`, link: `${WHOLE[id][0]}&run=${id},${WHOLE[id][1]}` };
    const entry = catalog.optimizers.find((one) => one.id === id);
    const start = Object.entries(startParams(entry)).map(([key, value]) => `,${key}=${value}`);
    return { name: `rule ${id}`, link: `${MOONS}&run=${id}${start.join('')}` };
  });
}

/** @returns {Case[]} */
function layers() {
  const activations = Object.keys(ACTIVATIONS).map((id) => ({
    name: `activation ${id}`,
    link: `${MOONS}&activation=${id}&run=momentum,lr=0.05`,
  }));
  const options = [
    'celu,alpha=2',
    'elu,alpha=0.5',
    'leaky-relu,slope=0.2',
    'prelu,init=0.1',
    'softplus,beta=3',
  ];
  const changed = options.map((option) => {
    const [id, param] = option.split(',');
    return {
      name: `activation ${option}`,
      link: `${MOONS}&activation=${id}&activation.${param}&run=momentum,lr=0.05`,
    };
  });
  const norms = Object.keys(NORMS).flatMap((id) =>
    ['', '&norm.affine=0', '&norm.eps=0.01', '&norm.place=after'].map((option) => ({
      name: `norm ${id}${option.replace('&norm.', ', ')}`,
      link: `${MOONS}&norm=${id}${option}&run=adam,lr=0.01`,
    })),
  );
  return [...activations, ...changed, ...norms];
}

/** @returns {Case[]} */
function losses() {
  const forClasses = Object.keys(LOSSES).flatMap((id) =>
    [MOONS, BLOBS].map((base) => ({
      name: `loss ${id}, ${base === MOONS ? 'two' : 'three'} classes`,
      link: `${base}&loss=${id}&run=momentum,lr=0.01`,
    })),
  );
  const forValues = Object.keys(LOSSES)
    .filter((id) => ['value', 'count'].includes(LOSSES[id]({}).target))
    .map((id) => ({ name: `loss ${id}, values`, link: `${SINE}&loss=${id}&run=momentum,lr=0.01` }));
  const options = [
    [SINE, 'huber', 'delta=0.3'],
    [SINE, 'quantile', 'tau=0.8'],
    [SINE, 'smooth-l1', 'beta=0.3'],
    [BLOBS, 'multi-margin', 'p=2'],
    [BLOBS, 'multi-margin', 'margin=0.5'],
    [BLOBS, 'softmax-ce', 'label_smoothing=0.2'],
  ];
  const changed = options.map(([base, id, option]) => ({
    name: `loss ${id}, ${option}`,
    link: `${base}&loss=${id}&loss.${option}&run=momentum,lr=0.02`,
  }));
  return [...forClasses, ...forValues, ...changed];
}

/** @param {Catalog} catalog @returns {Case[]} */
function initializers(catalog) {
  return catalog.initializers.map(({ id }) => ({
    name: `initializer ${id}`,
    link: `${MOONS}&init=${id}&activation=relu&run=adam,lr=0.01`,
  }));
}

const SCHEDULE_OPTIONS = [
  'cosine,t_max=20,eta_min=0.01',
  'cosine,t_max=20,clamp=1',
  'cosine-restarts,t_0=7,t_mult=2',
  'cyclical,step_size_up=5,step_size_down=9,mode=triangular2',
  'cyclical,mode=exp_range,base_lr=0.01,max_lr=0.2',
  'cyclical,cycle_momentum=0',
  'one-cycle,three_phase=1',
  'one-cycle,anneal=linear,max_lr=0.2,pct_start=0.5',
  'inverse-time,staircase=1,decay_steps=7',
  'multistep,milestones=5-9-30',
  'plateau,patience=1,factor=0.5,cooldown=1',
  'plateau,patience=0,threshold_mode=abs,mode=max,min_lr=0.001',
  'piecewise-linear-points,points=0:0.1-10:1-30:0.5',
  'wsd,shape=linear,min_lr_ratio=0.1',
  'wsd,shape=cosine',
  'wsd,shape=1-square',
  'polynomial,power=2,end_lr=0.001',
  'sawtooth,cycle_length=7',
];

/** @returns {Case[]} */
function schedules() {
  const plain = Object.keys(SCHEDULES);
  const kinds = [...plain, ...SCHEDULE_OPTIONS].map((schedule) => ({
    name: `schedule ${schedule}`,
    link: `${MOONS}&run=momentum,lr=0.1,schedule=${schedule}`,
  }));
  const cycled = [
    'adam,lr=0.01',
    'rmsprop,lr=0.01,momentum=0.5',
    'muon,lr=0.02',
    'schedule-free-sgd,lr=0.1',
  ];
  const momenta = cycled.map((rule) => ({
    name: `momentum of one-cycle, ${rule}`,
    link: `${MOONS}&run=${rule},schedule=one-cycle`,
  }));
  const warmups = Object.keys(WARMUPS).flatMap((id) =>
    ['constant', 'cosine', 'one-cycle', 'plateau,patience=1'].map((schedule) => ({
      name: `${id}, then ${schedule}`,
      link: `${MOONS}&run=momentum,lr=0.1,schedule=${schedule},warmup=15,warmup.kind=${id}`,
    })),
  );
  const geometric = `${MOONS}&run=momentum,lr=0.1,schedule=cosine,warmup=15,warmup.kind=warmup-exponential`;
  warmups.push({ name: 'warm-up by equal factors', link: `${geometric},warmup.mode=geometric` });
  return [...kinds, ...momenta, ...warmups];
}

/** @returns {Case[]} */
function wrappers() {
  const base = `${MOONS}&run=momentum,lr=0.1`;
  const single = Object.keys(WRAPPERS).map((id) => ({
    name: `wrapper ${id}`,
    link: `${base},with=${id}`,
  }));
  const chains = [
    'clip-norm,clip-norm.max_norm=0.1,with=clip-value,clip-value.clip_value=0.05',
    'clip-norm,clip-norm.max_norm=0.1,with=sam',
    'sam,with=clip-norm,clip-norm.max_norm=0.1',
    'sam,sam.adaptive=1,sam.rho=0.5',
    'grad-noise,with=clip-norm,clip-norm.max_norm=0.1',
    'lookahead,lookahead.k=3,with=ema,ema.decay=0.9',
    'swa,swa.start=10,swa.freq=3',
    'cautious,with=lookahead',
    'outlier-filter,outlier-filter.k=1.2,outlier-filter.window=5',
  ].map((chain) => ({ name: `wrappers ${chain}`, link: `${base},with=${chain}` }));
  const again = [
    ['sam with batch norm', `${MOONS}&norm=batch&run=sgd,lr=0.1,with=sam`],
    ['sam with dropout', `${MOONS}&dropout=0.2&run=sgd,lr=0.1,with=sam`],
    ['sam with a penalty', `${MOONS}&l2=0.1&run=adam,lr=0.01,with=sam`],
    ['sam around schedule-free', `${MOONS}&run=schedule-free-sgd,lr=0.1,with=sam`],
  ].map(([name, link]) => ({ name: `wrapper ${name}`, link }));
  return [...single, ...chains, ...again];
}

/** @param {Catalog} catalog @returns {Case[]} */
function dataSets(catalog) {
  const generated = catalog.datasets.filter(({ own }) => !own);
  return generated.map(({ id }) => ({
    name: `data ${id}`,
    link: `v=1&data=${id}&noise=0.05&hidden=8&steps=30&run=adam,lr=0.01`,
  }));
}

/** @param {Catalog} catalog @returns {Case[]} */
function surfaces(catalog) {
  const plain = catalog.surfaces.map(({ id, rate = 1 }) => ({
    name: `surface ${id}`,
    link: `v=1&problem=surface&surface=${id}&steps=60&run=momentum,lr=${rate / 5}`,
  }));
  const base = 'v=1&problem=surface&surface=rosenbrock&steps=60';
  const more = [
    ['noise', `${base}&gradient_noise=0.5&run=sgd,lr=0.001`],
    ['a start', `${base}&start=0.5:0.5&run=adam,lr=0.02`],
    ['a schedule', `${base}&run=adam,lr=0.1,schedule=one-cycle`],
    ['Newton', `${base}&run=newton,steps=10`],
    [
      'L-BFGS with a line search',
      `${base}&run=lbfgs,steps=5,line_search=strong_wolfe,max_iter=5,max_eval=60`,
    ],
    ['the classic Nesterov', `${base}&run=nesterov-classic,lr=0.0005`],
    ['SAM', `${base}&run=sgd,lr=0.0005,with=sam`],
    ['SAM with noise', `${base}&gradient_noise=0.5&run=sgd,lr=0.0005,with=sam`],
    ['clipping', `${base}&run=sgd,lr=0.01,with=clip-norm`],
    ['schedule-free', `${base}&run=schedule-free-adamw,lr=0.02`],
  ].map(([name, link]) => ({ name: `surface with ${name}`, link }));
  return [...plain, ...more];
}

/** @returns {Case[]} */
function owns() {
  const rules = [
    ...EXAMPLES.rule,
    {
      name: 'everything at once',
      text: 'a=b1*a+(1-b1)*abs(g);k=k+1;u=where(g>0&&a<limit,g,-a/2);w=w-lr*clip(u,-1,1)*min(k,3)/3',
    },
    {
      name: 'both scopes',
      text: 'm=mu*m+g/(norm(g)+eps);w=w-lr*m/(norm_all(m)+eps)*mean_all(g^2)^0.5',
    },
    {
      name: 'words of Python',
      text: 'lambda=0.9*lambda+g;is=max(lambda,0);w=w-lr*(is-max(-lambda,0))',
    },
    { name: 'the weights before', text: 'old=w;w=w-lr*g;step=w-old;v=mu*v+step;w=w+mu*v' },
  ];
  return [
    ...rules.map(({ name, text }) => ({
      name: `own rule: ${name}`,
      link: `${MOONS}&run=custom,lr=0.01,rule=${encodeURIComponent(text)}`,
    })),
    ...EXAMPLES.schedule.map(({ name, text }) => ({
      name: `own schedule: ${name}`,
      link: `${MOONS}&run=momentum,lr=0.05,schedule=custom,rate=${encodeURIComponent(text)}`,
    })),
    {
      name: 'own schedule: a power of the time',
      link: `${MOONS}&run=sgd,lr=0.1,schedule=custom,rate=${encodeURIComponent('lr*0.97^t')}`,
    },
    {
      name: 'own schedule after a warm-up',
      link: `${MOONS}&run=sgd,lr=0.1,warmup=10,schedule=custom,rate=${encodeURIComponent('a=1-t/steps;lr*a^2')}`,
    },
    {
      name: 'own rule with a cycled momentum',
      link: `${MOONS}&run=custom,lr=0.05,schedule=one-cycle,rule=${encodeURIComponent('m=mu*m+g;w=w-lr*m')}`,
    },
    ...EXAMPLES.surface.map(({ name, text }) => ({
      name: `own surface: ${name}`,
      link: `v=1&problem=surface&surface=custom&surface.f=${encodeURIComponent(text)}&steps=60&run=momentum,lr=0.01`,
    })),
  ];
}
