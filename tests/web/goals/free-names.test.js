// Names in `free=` that mean nothing are said.

import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../web/src/config/link.js';
import { freeProblems } from '../../../web/src/goals/free-names.js';
import { catalog } from '../catalog/catalog.js';

const problemsOf = (free) => {
  const { config } = parseLink(`v=1&free=${free}&data=moons&run=sgd&run=adam`, catalog);
  return freeProblems(config, catalog);
};

describe('names in free=', () => {
  it.each([
    'runs',
    'data,noise,batch',
    'lr,run2.lr,beta1',
    'optimizer,schedule,warmup,warmup.kind,with,run1.with',
    'optimizer.lr,schedule.min_lr',
    'clip-norm.max_norm',
    'init,init.std,norm,norm.eps',
  ])('%s mean something', (free) => {
    expect(problemsOf(free)).toEqual([]);
  });

  it.each([
    ['learning_rate', 'no setting and no parameter has this name'],
    ['run1.lrr', 'no setting and no parameter has this name'],
    ['init.lr', 'no setting and no parameter has this name'],
    ['setting.batch', 'no setting and no parameter has this name'],
    ['clip-norm', 'no setting and no parameter has this name'],
    ['clip-norm.lr', 'no setting and no parameter has this name'],
    ['run3.lr', 'there is no run 3'],
    ['run0.lr', 'there is no run 0'],
  ])('%s: %s', (free, message) => {
    expect(problemsOf(`lr,${free}`)).toEqual([
      { key: 'free', value: free, message: `${message}; it leaves nothing free` },
    ]);
  });
});
