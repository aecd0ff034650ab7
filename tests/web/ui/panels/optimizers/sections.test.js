// How optimizers are grouped where one is chosen.

import { describe, expect, it } from 'vitest';
import {
  sectionsOf,
  takesSigns,
  yearOf,
} from '../../../../../web/src/ui/panels/optimizers/sections.js';
import { catalog } from '../../../catalog/catalog.js';

const optimizers = catalog.optimizers.filter(({ wrapper }) => !wrapper);
const sections = sectionsOf(optimizers);
const idsIn = (heading) =>
  sections.find((section) => section.heading === heading)?.entries.map(({ id }) => id);

describe('the sections of optimizers', () => {
  it('hold each of them once', () => {
    const ids = sections.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(ids).toHaveLength(optimizers.length);
    expect(new Set(ids)).toEqual(new Set(optimizers.map(({ id }) => id)));
  });

  it('begin with the ten that one tries first, in the order of their papers', () => {
    expect(sections[0].heading).toBe('Usual');
    expect(idsIn('Usual')).toEqual([
      ...['sgd', 'momentum', 'nesterov', 'adagrad', 'adadelta', 'rmsprop'],
      ...['adam', 'nadam', 'adamw', 'lion'],
    ]);
  });

  it('follow from what entries say of themselves', () => {
    expect(idsIn('Signs of the gradient')).toEqual(['cautious-lion', 'rprop', 'signsgd', 'signum']);
    expect(idsIn('Matrix and second-order')).toEqual(
      expect.arrayContaining(['kfac', 'lbfgs', 'muon', 'newton', 'shampoo', 'soap', 'sophia']),
    );
    expect(idsIn('Parameter-free and schedule-free')).toContain('prodigy');
    expect(idsIn('As textbooks and lectures write them')).toEqual(
      expect.arrayContaining(['adam-v0', 'delta-rule', 'nesterov-classic', 'rmsprop-lecture']),
    );
    expect(sections.at(-1)).toMatchObject({ heading: 'Your own', entries: [{ id: 'custom' }] });
  });

  it('find a place for an entry that says nothing', () => {
    const [section] = sectionsOf([{ id: 'new', name: 'New', params: [] }]);
    expect(section.heading).toBe('Adaptive');
    expect(yearOf({ id: 'new', name: 'New', params: [] })).toBe(Infinity);
  });
});

it('an address of a paper is no year', () => {
  const reference = 'Author, Title, 1964, https://example.org/2031/2014';
  expect(yearOf({ reference })).toBe(1964);
});

it('a sign beside a root does not decide alone', () => {
  expect(takesSigns({ formula: '\\operatorname{sign}(g)' })).toBe(true);
  expect(takesSigns({ formula: '\\operatorname{sign}(v) / \\sqrt{v}' })).toBe(false);
});
