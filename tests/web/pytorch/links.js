// Experiments whose scripts somebody has looked at.

import { FIRST_VISIT } from '../../../web/src/playground/first-visit.js';

const OWN_RULE = encodeURIComponent('m=mu*m+g;w=w-lr*m/(norm(m)+eps)');

/** @type {Array<[name: string, link: string]>} */
export const links = [
  ['first-visit', FIRST_VISIT],
  [
    'four-rules',
    'v=1&data=moons&noise=0.1&hidden=8&steps=300&run=sgd,lr=0.3&run=momentum,lr=0.05' +
      '&run=lion,lr=0.01&run=adamw,lr=0.01,schedule=one-cycle,with=clip-norm',
  ],
  [
    'norms-and-dropout',
    'v=1&data=blobs&hidden=8-8&norm=batch&dropout=0.1&residual=1&l2=0.001&steps=300' +
      '&run=sgd,lr=0.1,schedule=plateau,warmup=20&run=adam,lr=0.01,with=lookahead',
  ],
  [
    'surface',
    'v=1&problem=surface&surface=himmelblau&gradient_noise=0.1&steps=200' +
      '&run=adam,lr=0.1&run=sgd,lr=0.005,with=sam',
  ],
  [
    'own-texts',
    `v=1&data=sine&noise=0.1&hidden=8&steps=200&run=custom,lr=0.02,rule=${OWN_RULE}` +
      '&run=sgd,lr=0.1,layer_rates=1-0.1,schedule=custom,rate=lr*0.99%5Et',
  ],
  [
    'different-runs',
    'v=1&data=moons&noise=0.1&samples=80&hidden=8&steps=60&run=sgd,lr=0.1' +
      '&run=adam,lr=0.01,loss=hinge,init.seed=4,batch.seed=9,batch=0' +
      '&run=lbfgs,lr=0.5,steps=10,activation=relu,l2=0.1,dropout=0.1',
  ],
  ['numbers-beside-it', 'v=1&data=digits&hidden=16&steps=100&run=adam,lr=0.01'],
];
