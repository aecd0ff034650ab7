// Experiments to begin with: each answers one question, with numbers that a test recomputes.

import { FIRST_VISIT } from '../../playground/first-visit.js';

/**
 * @typedef {object} Preset
 * @property {string} id names its picture
 * @property {string} title a claim or a question
 * @property {string} words one sentence
 * @property {string} link of the experiment, without "v=1"
 * @property {string} picture what its picture shows: the id of a view
 */

/** @typedef {{ name: string, presets: Preset[] }} Group */

/** @type {Group[]} */
export const GROUPS = [
  {
    name: 'First steps',
    presets: [
      {
        id: 'rule-or-rate',
        title: 'Is the rule to blame, or its rate?',
        words: 'SGD falls behind Adam on two spirals. Raise its rate to 1 and see.',
        link: FIRST_VISIT.replace('v=1&', ''),
        picture: 'boundary',
      },
      {
        id: 'four-rates',
        title: 'Too slow, better, good, too fast',
        words: 'Four learning rates on handwritten digits: each is ten times the one before.',
        link: 'data=mnist&hidden=none&batch=16&steps=600&speed=100&run=sgd,lr=0.001&run=sgd,lr=0.01&run=sgd,lr=0.1&run=sgd,lr=1',
        picture: 'loss',
      },
      {
        id: 'hidden-layer',
        title: 'A straight line is not enough',
        words: 'Without a hidden layer no training helps; three units or squared inputs do.',
        link: 'data=circle&noise=0.05&steps=400&hidden=none&run=adam,lr=0.1,label=linear&run=adam,lr=0.1,hidden=3,label=3%20units&run=adam,lr=0.1,features=x1sq-x2sq,label=squares',
        picture: 'boundary',
      },
      {
        id: 'batch-size',
        title: 'How many samples should a step see?',
        words: 'The same number of samples seen: small batches step more often, and shake.',
        link: 'data=moons&noise=0.2&x=samples&speed=1000&run=sgd,lr=0.1,batch=0,steps=40,label=all%20samples&run=sgd,lr=0.1,batch=32,steps=320,label=batch%2032&run=sgd,lr=0.1,batch=1,steps=10000,label=batch%201',
        picture: 'loss',
      },
      {
        id: 'overfitting',
        title: 'Overfitting: learned by heart',
        words: 'The training loss falls, the validation loss climbs; weight decay holds it down.',
        link: 'data=moons&noise=0.4&samples=120&hidden=64-64&activation=relu&init=he-normal&steps=3000&speed=500&curve=both&run=adam,lr=0.01&run=adamw,lr=0.01,weight_decay=1',
        picture: 'boundary',
      },
    ],
  },
  {
    name: 'Rates and schedules',
    presets: [
      {
        id: 'schedules',
        title: 'A rate that falls ends lower',
        words: 'Five schedules of one rule end below the constant rate, which hovers.',
        link: 'data=moons&noise=0.25&steps=2000&batch=8&speed=400&views=loss,lr&run=momentum,lr=0.1,label=constant&run=momentum,lr=0.1,schedule=step,label=step&run=momentum,lr=0.1,schedule=linear,label=linear&run=momentum,lr=0.1,schedule=cosine,label=cosine&run=momentum,lr=0.1,schedule=cyclical,label=cyclical&run=momentum,lr=0.1,schedule=plateau,patience=5,label=plateau',
        picture: 'lr',
      },
      {
        id: 'warm-up',
        title: 'Warm-up rescues a large rate',
        words: 'A rate of 1.28 fails from the first step on, unless the first steps are small.',
        link: 'data=mnist&hidden=32&activation=relu&init=he-normal&views=loss,lr,accuracy&speed=20&run=sgd,lr=1.28,batch=512,steps=64,label=no%20warm-up&run=sgd,lr=1.28,batch=512,steps=64,warmup=32,label=warm-up&run=sgd,lr=1.28,batch=512,steps=64,schedule=cosine,warmup=24,label=%2B%20cosine',
        picture: 'loss',
      },
      {
        id: 'linear-scaling',
        title: 'Eight times the batch, eight times the rate',
        words: 'Then as many samples give the same curve; with the old rate they do not.',
        link: 'data=mnist&hidden=none&x=samples&speed=100&run=sgd,lr=0.01,batch=8,steps=1000,label=8%20at%200.01&run=sgd,lr=0.08,batch=64,steps=125,label=64%20at%200.08&run=sgd,lr=0.32,batch=256,steps=31,label=256%20at%200.32&run=sgd,lr=0.01,batch=256,steps=31,label=256%20at%200.01',
        picture: 'loss',
      },
      {
        id: 'layer-rates',
        title: 'One rate does not fit all layers',
        words: 'A rate of 1 suits the first layer; in the second it throws the loss up at first.',
        link: 'data=digits&hidden=128&activation=sigmoid&steps=250&speed=50&views=loss,layer-update-ratio&run=sgd,lr=1,label=1%20in%20both&run=sgd,lr=0.1,label=0.1%20in%20both&run=sgd,lr=1,layer_rates=1-0.1,label=1%2C%20then%200.1&run=sgd,lr=1,layer_rates=0.1-1,label=0.1%2C%20then%201',
        picture: 'loss',
      },
    ],
  },
  {
    name: 'Momentum and adaptive rates',
    presets: [
      {
        id: 'flat-valley',
        title: 'Momentum runs along the valley',
        words: 'Gradient descent creeps where the floor is flat; momentum gathers speed.',
        link: 'problem=surface&surface=valley&steps=300&run=sgd,lr=0.1&run=momentum,lr=0.1&run=delta-rule,lr=0.1,alpha=0.5',
        picture: 'landscape',
      },
      {
        id: 'two-forms',
        title: 'Two kinds of momentum, one result',
        words:
          'Averaged gradients at ten times the rate give the curve of heavy ball, digit for digit.',
        link: 'data=moons&noise=0.1&steps=500&run=ema-momentum,lr=1,label=EMA%20at%201&run=momentum,lr=0.1,label=heavy%20ball&run=ema-momentum,lr=0.1,label=EMA%20at%200.1',
        picture: 'loss',
      },
      {
        id: 'whose-step-shrinks',
        title: 'Whose step shrinks, whose grows?',
        words: 'On a constant slope only the rule decides how long a step is.',
        link: 'problem=surface&surface=custom&surface.f=x&start=0:0&steps=200&scale=linear&views=loss,effective-step&run=sgd,lr=0.01&run=momentum,lr=0.01&run=adam,lr=0.01&run=adagrad,lr=0.01',
        picture: 'effective-step',
      },
      {
        id: 'bias-correction',
        title: 'Adam’s first steps without their correction',
        words:
          'Adam v0 lacks it: its first step is 32 times as long as Adam’s, and the loss jumps to 2.8.',
        link: 'data=moons&noise=0.1&steps=60&speed=20&views=loss,update-ratio&run=adam-v0,lr=0.01&run=adam,lr=0.01',
        picture: 'loss',
      },
      {
        id: 'curvature',
        title: 'Does curvature help?',
        words: 'SGD, Adam and Shampoo, which learns the shape of the valley, on two spirals.',
        link: 'data=spiral&noise=0.05&steps=1500&speed=200&run=sgd,lr=0.1&run=adam,lr=0.01&run=shampoo,lr=0.5',
        picture: 'boundary',
      },
    ],
  },
  {
    name: 'What goes wrong',
    presets: [
      {
        id: 'bad-start',
        title: 'Weights that are too large at the start',
        words: 'Weights around 10 begin with a loss of 50,000; clipping cannot mend them.',
        link: 'data=moons&noise=0.1&hidden=16-16&init=normal&init.mean=10&steps=500&run=sgd,lr=0.1,activation=relu,label=ReLU&run=sgd,lr=0.1,activation=sigmoid,label=sigmoid&run=sgd,lr=0.1,activation=relu,with=clip-norm,label=clipped&run=sgd,lr=0.1,activation=relu,init=he-normal,label=He%20start',
        picture: 'loss',
      },
      {
        id: 'input-scales',
        title: 'Inputs of different sizes',
        words: 'Thirteen measurements of wine, as they are and standardised: nothing else differs.',
        link: 'data=wine&hidden=16&steps=300&run=sgd,lr=0.1,standardize=off,label=as%20they%20are&run=sgd,lr=0.1,standardize=on,label=standardised',
        picture: 'accuracy',
      },
      {
        id: 'vanishing-gradient',
        title: 'The gradient that vanishes',
        words: 'Eight sigmoid layers learn nothing; with a shortcut around each they do.',
        link: 'data=moons&noise=0.1&hidden=16-16-16-16-16-16-16-16&activation=sigmoid&steps=1000&speed=200&views=loss,layer-gradient-norm&run=sgd,lr=0.05,label=no%20shortcut&run=sgd,lr=0.05,residual=1,label=shortcuts',
        picture: 'loss',
      },
      {
        id: 'adam-astray',
        title: 'Where Adam walks the wrong way',
        words: 'Four weak pulls one way, a strong one the other: a short memory forgets it.',
        link: 'data=own&table=i45WqlCK1YmO1YnWNTLQGcVk41idaDMdXUMEGna82FgA&data.seed=6&split=0.5&standardize=off&hidden=none&init=zeros&bias=0&loss=mae&batch=1&steps=1000&scale=linear&run=adam,lr=0.1,beta1=0,beta2=0.5,label=short%20memory&run=amsgrad,lr=0.1,beta1=0,beta2=0.5&run=adam,lr=0.1,beta1=0,label=long%20memory&run=sgd,lr=0.01',
        picture: 'loss',
      },
      {
        id: 'outliers',
        title: 'One bad sample spoils a step',
        words: 'Outliers and a squared error blow up the loss; three cures, side by side.',
        link: 'data=plane&noise=0.05&outliers=0.05&hidden=none&batch=1&steps=500&run=sgd,lr=0.3,label=no%20cure&run=sgd,lr=0.3,with=outlier-filter,label=outlier%20filter&run=sgd,lr=0.3,loss=huber,label=Huber%20loss&run=sgd,lr=0.3,with=clip-norm,clip-norm.max_norm=0.3,label=clipped',
        picture: 'loss',
      },
    ],
  },
  {
    name: 'Surfaces',
    presets: [
      {
        id: 'curved-valley',
        title: 'Two ways through a curved valley',
        words: 'Rosenbrock’s function: down is easy, along the floor is not.',
        link: 'problem=surface&surface=rosenbrock&steps=800&speed=200&run=sgd,lr=0.002&run=momentum,lr=0.001&run=adam,lr=0.1',
        picture: 'landscape',
      },
      {
        id: 'local-minimum',
        title: 'Rolling out of a local minimum',
        words: 'SGD stays in the first hollow; momentum carries on to a deeper one.',
        link: 'problem=surface&surface=custom&start=2.8:1&steps=300&scale=linear&run=sgd,lr=0.05&run=momentum,lr=0.05',
        picture: 'landscape',
      },
      {
        id: 'clipping',
        title: 'Clipping tames a rate that is too large',
        words:
          'A rate of 0.01 diverges within five steps on a steep wall, unless gradients are clipped.',
        link: 'problem=surface&surface=rosenbrock&steps=500&run=sgd,lr=0.002,label=rate%200.002&run=sgd,lr=0.01,label=rate%200.01&run=sgd,lr=0.01,with=clip-norm,label=0.01%2C%20clipped',
        picture: 'landscape',
      },
      {
        id: 'noise',
        title: 'Noise keeps a constant rate from arriving',
        words: 'With noisy gradients it hovers at a height; a falling rate comes down.',
        link: 'problem=surface&surface=quadratic&gradient_noise=2&steps=2000&speed=400&run=sgd,lr=0.05,label=constant&run=sgd,lr=0.05,schedule=inverse-time,label=falling&run=sgd,lr=0.05,gradient_noise=0,label=no%20noise',
        picture: 'loss',
      },
    ],
  },
  {
    name: 'Own rules and studies',
    presets: [
      {
        id: 'own-rule',
        title: 'A rule of your own, in one line',
        words: 'Every step equally long, whatever the gradient’s size. Change the line and watch.',
        link: 'data=moons&noise=0.1&steps=500&run=custom,rule=w=w-lr*g/norm(g),lr=0.1&run=sgd,lr=0.1',
        picture: 'boundary',
      },
      {
        id: 'edge-of-stability',
        title: 'At the edge of stability',
        words: 'With full batches the curvature climbs until the rate can just bear it.',
        link: 'batch=0&loss=mse&steps=6000&speed=1000&views=loss,sharpness&run=sgd,lr=0.1',
        picture: 'sharpness',
      },
      {
        id: 'best-rate',
        title: 'Every rule has its best rate',
        words: 'A sweep over the rates of two rules, three trainings each: two valleys.',
        link: 'data=moons&noise=0.1&steps=300&stage=sweep&sweep.x=lr&sweep.seeds=3&run=sgd,lr=0.3&run=adam,lr=0.01',
        picture: 'loss',
      },
      {
        id: 'fair-race',
        title: 'A fair race',
        words: 'Three rules, each at the best rate that the same budget of tries finds.',
        link: 'data=moons&noise=0.1&steps=300&stage=race&run=sgd,lr=0.3&run=momentum,lr=0.1&run=adam,lr=0.01',
        picture: 'loss',
      },
    ],
  },
];

/** All presets, in their order. */
export const PRESETS = GROUPS.flatMap(({ presets }) => presets);

/**
 * The link that opens a preset: its title and sentence stand above the figure.
 * @param {Preset} preset
 * @returns {string} without "#"
 */
export function linkOfPreset({ title, words, link }) {
  return `v=1&title=${encodeURIComponent(title)}&note=${encodeURIComponent(words)}&${link}`;
}
