// What figures say.

import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../web/src/config/index.js';
import { captionOf, titleOf } from '../../../web/src/figure/words.js';
import { catalog } from '../catalog/catalog.js';

const experiment = (link) => ({ catalog, config: parseLink(link, catalog).config });

describe('a title', () => {
  it.each([
    ['v=1&data=moons&run=sgd&run=adam', 'SGD and Adam on Moons'],
    ['v=1&data=spiral&run=adam', 'Adam on Spirals'],
    [
      'v=1&problem=surface&surface=rosenbrock&run=sgd&run=adam&run=rmsprop',
      'SGD, Adam and RMSprop on Rosenbrock',
    ],
    [
      'v=1&data=moons&run=sgd,label=too+small&run=sgd,lr=3,label=right',
      'Too small and right on Moons',
    ],
    ['v=1&data=moons&run=sgd&run=adam&run=rmsprop&run=adamw', '4 optimizers on Moons'],
    [
      'v=1&data=moons&run=sgd,lr=1&run=sgd,lr=2&run=sgd,lr=3&run=sgd,lr=4',
      'SGD in 4 variants on Moons',
    ],
    ['v=1&data=moons&run=adam&run=sgd,lr=1&run=sgd,lr=2&run=sgd,lr=3', 'Adam and SGD on Moons'],
    ['v=1&data=moons&run=sgd&run=adam&run=rmsprop&run=adamw&run=sgd,lr=1', '5 runs on Moons'],
    ['v=1&data=moons&run=sgd&run=adam,visible=0', 'SGD on Moons'],
  ])('of %s', (link, title) => {
    expect(titleOf(experiment(link))).toBe(title);
  });
});

describe('a caption', () => {
  it('says what was trained, and how far', () => {
    const one = experiment('v=1&data=moons&noise=0.2&batch=0&run=sgd,lr=0.1&run=adam,lr=0.01');
    expect(captionOf(one, 500)).toBe(
      'Moons, hidden layers 16-16, tanh, all samples in one batch, noise 0.2. ' +
        'SGD: learning rate 0.1; Adam: learning rate 0.01. Up to step 500 of 2\u202f000.',
    );
  });

  it('says what a label stands for', () => {
    const one = experiment(
      'v=1&problem=surface&surface=rosenbrock&steps=100&run=adam,lr=0.5,label=right',
    );
    expect(captionOf(one, 100)).toBe('Rosenbrock. right: Adam, learning rate 0.5. Up to step 100.');
  });

  it('says nothing twice', () => {
    const one = experiment('v=1&data=moons&steps=10&run=sgd,lr=0.1&run=sgd,lr=0.2');
    expect(captionOf(one, 10)).toContain('. SGD lr 0.1; SGD lr 0.2. Up to');
  });
});
