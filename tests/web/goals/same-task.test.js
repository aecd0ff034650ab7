// What a solution may change.

import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../web/src/config/link.js';
import { differenceText, lockedDifferences } from '../../../web/src/goals/same-task.js';
import { catalog } from '../catalog/catalog.js';

const configOf = (text) => parseLink(`v=1&goal=val_loss:lt:0.05&${text}`, catalog).config;
const differences = (exercise, solution) => {
  const [asked, given] = [configOf(exercise), configOf(solution)];
  return lockedDifferences(asked, given, catalog).map((one) => differenceText(one, given, catalog));
};

const START = 'data=moons&noise=0.1&steps=400&run=sgd,lr=0.01';

describe('without free names', () => {
  it.each([
    ['the rate', 'data=moons&noise=0.1&steps=400&run=sgd,lr=0.3'],
    ['the optimizer', 'data=moons&noise=0.1&steps=400&run=adam,lr=0.3,beta1=0.5'],
    ['schedule, warm-up and wrappers', `${START},schedule=cosine,warmup=20,with=clip-norm`],
    ['another run', `${START}&run=adam`],
    ['names, colours and words', `title=T&note=N&${START},label=Mine,color=3`],
    ['what is shown', `views=loss,lr&scale=linear&${START}`],
  ])('%s may be changed', (_, solution) => {
    expect(differences(START, solution)).toEqual([]);
  });

  it.each([
    ['data', 'data=circle&noise=0.1&steps=400&run=sgd', ['data circle']],
    ['noise', 'data=moons&steps=400&run=sgd', ['noise 0.15']],
    ['steps', 'data=moons&noise=0.1&steps=500&run=sgd', ['steps 500']],
    ['the batch of a run', `${START},batch=4`, ['batch 4']],
    ['the batch of one of two runs', `${START}&run=sgd,batch=4`, ['run 2: batch 4']],
    ['seeds', `init.seed=7&${START}`, ['init.seed 7']],
  ])('%s may not', (_, solution, expected) => {
    const told = differences(START, solution);
    expect(told.length).toBe(expected.length);
    if (told[0] !== expected[0]) expect(told[0].split(' ')[0]).toBe(expected[0].split(' ')[0]);
  });

  it('goal and hints may not, either', () => {
    const other = parseLink(`v=1&goal=val_loss:lt:5&hint=:H&${START}`, catalog).config;
    expect(lockedDifferences(configOf(START), other, catalog).map(({ key }) => key)).toEqual([
      'goal',
      'hint',
    ]);
  });
});

describe('with free names', () => {
  const start = (free) => `free=${free}&data=moons&steps=400&run=sgd,lr=0.01&run=momentum,lr=0.1`;
  const changed = (first, second = 'momentum,lr=0.1', settings = 'data=moons&steps=400') =>
    `${settings}&run=${first}&run=${second}`;

  it.each([
    ['lr', changed('sgd,lr=0.5', 'momentum,lr=0.7'), []],
    ['run2.lr', changed('sgd,lr=0.01', 'momentum,lr=0.7'), []],
    ['run2.lr', changed('sgd,lr=0.5'), ['run 1: lr 0.5']],
    ['lr', changed('sgd,lr=0.5', 'adam,lr=0.1'), ['run 2: optimizer adam']],
    ['optimizer', changed('adam,lr=0.5,beta1=0.5'), []],
    ['schedule', changed('sgd,lr=0.01,schedule=step,gamma=0.3'), []],
    [
      'lr',
      changed('sgd,lr=0.01,schedule=step,gamma=0.3'),
      ['run 1: schedule step', 'run 1: gamma 0.3'],
    ],
    ['lr,steps', changed('sgd,lr=0.01', 'momentum,lr=0.1', 'data=moons&steps=9'), []],
    ['data', changed('sgd,lr=0.01', 'momentum,lr=0.1', 'data=circle&data.noise=0.3&steps=400'), []],
    ['batch', changed('sgd,lr=0.01,batch=4'), []],
    ['run1.batch', changed('sgd,lr=0.01', 'momentum,lr=0.1,batch=4'), ['run 2: batch 4']],
    ['warmup', changed('sgd,lr=0.01,warmup=10'), []],
    ['with', changed('sgd,lr=0.01,with=clip-norm,clip-norm.max_norm=3'), []],
    ['lr', 'data=moons&steps=400&run=sgd,lr=0.01', ['runs']],
  ])('free=%s, %s', (free, solution, expected) => {
    expect(differences(start(free), solution)).toEqual(expected);
  });
});
