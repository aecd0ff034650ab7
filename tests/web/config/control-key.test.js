// What names in controls=, hide= and lock= mean.

import { describe, expect, it } from 'vitest';
import { controlTarget } from '../../../web/src/config/control-key.js';
import { parseLink } from '../../../web/src/config/index.js';
import { catalog } from '../catalog/catalog.js';

const LINK =
  'v=1&run=sgd,lr=0.1&run=adam,schedule=cosine,warmup=20,with=clip-norm&run=momentum,batch=8';
const { config } = parseLink(LINK, catalog);
const target = (name, selected = 0) => controlTarget(name, { config, catalog, selected });

describe('a name of a control', () => {
  it('is a setting of the experiment first', () => {
    expect(target('batch')).toMatchObject({ run: null, part: 'setting', id: 'batch' });
    expect(target('noise')).toMatchObject({ run: null, part: 'setting' });
  });

  it('is else a parameter of the selected run, or of the run with that number', () => {
    expect(target('lr')).toMatchObject({ run: 0, part: 'params', id: 'lr' });
    expect(target('lr', 2)).toMatchObject({ run: 2 });
    expect(target('run2.beta1')).toMatchObject({ run: 1, part: 'params', id: 'beta1' });
    expect(target('run3.momentum')?.run).toBe(2);
  });

  it.each([
    ['run2.schedule', { run: 1, part: 'schedule' }],
    ['run2.warmup', { run: 1, part: 'warmup' }],
    ['optimizer', { run: 0, part: 'optimizer' }],
    ['run3.batch', { run: 2, part: 'setting', id: 'batch' }],
    ['run2.clip-norm.max_norm', { run: 1, part: 'wrapper', wrapper: 'clip-norm' }],
  ])('%s is what it is inside run=', (name, expected) => {
    expect(target(name)).toMatchObject(expected);
  });

  it.each(['run0.lr', 'run4.lr', 'beta1', 'run1.beta1', 'foo', 'constructor', 'run1.__proto__'])(
    '%s means nothing here',
    (name) => expect(target(name)).toBeNull(),
  );
});
