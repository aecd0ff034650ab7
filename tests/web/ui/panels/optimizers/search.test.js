// Optimizers are found by name, author, paper and idea.

import { describe, expect, it } from 'vitest';
import { IDEAS } from '../../../../../web/src/ui/panels/optimizers/ideas.js';
import { findOptimizers } from '../../../../../web/src/ui/panels/optimizers/search.js';
import { catalog } from '../../../catalog/catalog.js';

const optimizers = catalog.optimizers.filter(({ wrapper }) => !wrapper);
const found = (query) => findOptimizers(optimizers, query).map(({ id }) => id);

describe('a search finds', () => {
  it.each(optimizers.map(({ id, name }) => [name, id]))('%s by its name and its id', (name, id) => {
    expect(found(name)).toContain(id);
    expect(found(id)[0]).toBe(id);
    expect(found(id.toUpperCase().replace(/-/g, ' '))).toContain(id);
  });

  it.each([
    ['momentum', 'momentum'],
    ['sign', 'signsgd'],
    ['second order', 'newton'],
    ['look ahead', 'nesterov'],
    ['no rate', 'prodigy'],
    ['schedule free', 'schedule-free-adamw'],
    ['decoupled weight decay', 'adamw'],
    ['large batch', 'lars'],
    ['memory', 'sgd'],
    ['full batch', 'lbfgs'],
    ['write my own formula', 'custom'],
    ['warmup', 'radam'],
  ])('by the idea "%s": %s', (query, id) => {
    expect(found(query).slice(0, 8)).toContain(id);
  });

  it.each([
    ['kingma', ['adam', 'adamax', 'adam-v0']],
    ['Polyak 1964', ['momentum']],
    ['decoupled weight decay regularization', ['adamw']],
    ['levenberg', ['levenberg-marquardt']],
  ])('by the paper: %s', (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  it('what the query is called before what only mentions it', () => {
    expect(found('adam').slice(0, 2)).toEqual(['adam', 'adamw']);
    expect(found('rmsp')[0]).toBe('rmsprop');
  });

  it('everything where there is no word', () => {
    expect(found(' <> …')).toHaveLength(optimizers.length);
  });

  it('nothing where a word is nowhere', () => {
    expect(found('adam zebra')).toEqual([]);
  });
});

it.each(IDEAS.map(({ words, fits }) => [words, fits]))(
  'the idea "%s" fits some optimizers, and not most',
  (_, fits) => {
    const count = optimizers.filter(fits).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(0.6 * optimizers.length);
  },
);
