// What a run has other than the run above it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeConfig, parseLink } from '../../../../../web/src/config/index.js';
import { differencesFromAbove } from '../../../../../web/src/ui/panels/runs/differences.js';
import { catalog } from '../../../catalog/catalog.js';

function words(link, order) {
  const { config } = parseLink(`v=1&${link}`, catalog);
  const shown = order ?? [...config.runs.keys()];
  const found = differencesFromAbove(config, catalog, shown);
  return shown.map((index) => found[index]);
}

describe('the difference from the run above', () => {
  it.each([
    ['run=sgd,lr=0.1&run=sgd,lr=1,schedule=cosine', 'rate 10 times larger; cosine schedule'],
    ['run=sgd,lr=0.3&run=sgd,lr=0.1', 'rate 3 times smaller'],
    ['run=sgd,lr=0.1&run=sgd,lr=0.101', 'rate 0.101'],
    ['run=sgd,lr=0.1&run=sgd,lr=0', 'rate 0'],
    ['run=sgd,lr=0.1&run=sgd,lr=0.1', 'nothing'],
    ['run=sgd,lr=0.1&run=adam,lr=0.1', 'rule'],
    ['run=sgd,lr=0.1&run=adam,lr=0.01', 'rule and rate'],
    ['run=adam,schedule=step&run=adam', 'constant rate'],
    ['run=adam&run=adam,schedule=step', 'step decay'],
    ['run=adam&run=adam,warmup=50', 'warm-up 50'],
    ['run=adam,warmup=50&run=adam', 'no warm-up'],
    ['run=adam&run=adam,beta1=0.5', 'beta1 0.5'],
    ['run=adam&run=adam,norm=batch', 'batch norm'],
    ['run=adam,norm=batch&run=adam', 'no norm'],
    ['run=adam&run=adam,batch=0', 'full batch'],
    ['run=adam,batch=8&run=adam', 'batch 32'],
    ['run=adam&run=adam,activation=relu', 'ReLU activation'],
    ['run=adam&run=adam,with=clip-norm', 'with gradient clipping by global norm'],
    ['run=adam,with=sam&run=adam', 'without SAM / ASAM'],
  ])('of %s: %s', (runs, expected) => {
    expect(words(runs)).toEqual(['–', expected]);
  });

  it('is that from the neighbour, not from the first', () => {
    expect(words('run=sgd,lr=1&run=sgd,lr=0.1&run=sgd,lr=0.1,batch=8')).toEqual([
      '–',
      'rate 10 times smaller',
      'batch 8',
    ]);
  });

  it('is that from the row above, whatever the order', () => {
    const three = 'run=sgd,lr=1&run=sgd,lr=0.1&run=sgd,lr=0.1,batch=8';
    expect(words(three, [2, 0])).toEqual(['–', 'rate 10 times larger; batch 32']);
  });

  it('is said of any two optimizers', () => {
    const ids = catalog.optimizers.filter(({ wrapper }) => !wrapper).map(({ id }) => id);
    const two = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids));
    fc.assert(
      fc.property(two, ([first, second]) => {
        const text = words(`run=${first}&run=${second}`)[1];
        expect(text === 'nothing').toBe(first === second);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('is nothing where there are no runs', () => {
    expect(differencesFromAbove(normalizeConfig({}, catalog), catalog, [])).toEqual({});
  });
});
