// A label never names what its run no longer is.

import { expect, it } from 'vitest';
import { parseLink } from '../../../web/src/config/link.js';
import * as edits from '../../../web/src/playground/edits.js';
import { FIRST_VISIT } from '../../../web/src/playground/first-visit.js';
import { catalog } from '../catalog/catalog.js';

const runOf = (text) => parseLink(`v=1&run=${text}`, catalog).config.runs[0];
const changed = (text, change) => {
  const run = runOf(text);
  edits.changeRun(run, change, catalog);
  return run.label;
};
const toRule = (id) => (run) => edits.setOptimizer(run, id, {});

it('goes with the rule that it names', () => {
  for (const label of ['SGD', 'sgd', 'Plain+SGD', 'SGD+0.1', 'gradient+descent']) {
    expect(changed(`sgd,lr=0.1,label=${label}`, toRule('adam')), label).toBe('');
  }
  expect(changed('momentum,label=Momentum', toRule('sgd'))).toBe('');
  expect(changed('momentum,label=heavy+ball', toRule('sgd'))).toBe('');
  expect(changed('adam,label=Adam', toRule('adamw'))).toBe('');
  expect(changed('adam,label=My+Adam', toRule('adam-v0'))).toBe('');
});

it('stays where it says something else', () => {
  for (const label of ['Too small', 'right', 'A', 'baseline', 'Madam', 'run 1']) {
    const text = `sgd,lr=0.1,label=${label.replace(' ', '+')}`;
    expect(changed(text, toRule('adam')), label).toBe(label);
    expect(
      changed(text, ({ params }) => (params.lr = 3)),
      label,
    ).toBe(label);
  }
  expect(changed('adam,lr=1,label=run+1', ({ params }) => (params.lr = 2))).toBe('run 1');
});

it('goes with schedule, wrapper and rate that it names, and only with those', () => {
  const toLinear = (run) => (run.schedule = 'linear');
  expect(changed('adam,schedule=cosine,label=with+cosine', toLinear)).toBe('');
  expect(changed('adam,schedule=cosine,label=Adam', toLinear)).toBe('Adam');
  const unwrap = ({ wrappers }) => wrappers.pop();
  expect(changed('adam,with=lookahead,label=Lookahead', unwrap)).toBe('');
  const faster = ({ params }) => (params.lr = 0.2);
  for (const label of ['lr+0.1', 'lr%3D0.1', 'Adam+0.1', 'rate+1e-1']) {
    expect(changed(`adam,lr=0.1,label=${label}`, faster), label).toBe('');
  }
  expect(changed('adam,lr=1,label=lr+1', faster)).toBe('');
  expect(changed('adam,lr=0.1,label=batch+0.10.1', faster)).toBe('batch 0.10.1');
});

it('stays as it was typed', () => {
  const rename = (run) => Object.assign(run, { label: 'SGD, once', optimizer: 'adam' });
  expect(changed('sgd,label=SGD', rename)).toBe('SGD, once');
});

it('of the first visit never outlives its rule', () => {
  for (const run of parseLink(FIRST_VISIT, catalog).config.runs) {
    for (const { id, wrapper } of catalog.optimizers) {
      if (wrapper || id === run.optimizer) continue;
      const copy = structuredClone(run);
      edits.changeRun(copy, toRule(id), catalog);
      expect(copy.label, `${run.label} -> ${id}`).toBe('');
    }
  }
});
