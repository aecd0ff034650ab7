// What entries say about the update of one weight: it can be read and computed, and every letter of the entry's
// formula is tied to something in it.

import { describe, expect, it } from 'vitest';
import { NOTATION } from '../../../web/src/catalog/notation.js';
import { filledParams } from '../../../web/src/catalog/params.js';
import { namesIn } from '../../../web/src/own/tree.js';
import { evaluate } from '../../../web/src/steps/evaluate.js';
import { linesOf } from '../../../web/src/steps/lines.js';
import { catalog } from '../catalog/catalog.js';
import { lettersOf } from '../catalog/symbols.js';

const entries = catalog.optimizers.filter(({ steps }) => steps);

/**
 * Letters that a formula has for what the lines call by another name: sums over all weights, of which the engine
 * reports what comes out, or another letter for the gradient or the weights; numbers of steps, weights and tensors.
 */
const OTHER_LETTERS = {
  'adadelta-window': ['L', 'k', 'q', 'r'],
  'adagrad-lagged': ['k'],
  'adam-v0': ['J'],
  'cautious-lion': ['n'],
  'dadapt-adam': ['a', 'r', 'd@h'],
  'dadapt-sgd': ['n', 'd@h'],
  'grad-noise': ['\\sigma', 'n'],
  ldog: ['l'],
  prodigy: ['r', 's', 'd@h'],
  'rmsprop-lecture': ['J'],
  'rmsprop-window': ['L', 'k'],
  'rprop-lecture': ['J'],
  sam: ['e'],
  'schedule-free-adamw': ['y'],
  'schedule-free-sgd': ['y'],
  sophia: ['h@h', 'g@h'],
};
const NAMES = {
  ...{ delta: '\\Delta', phi: '\\phi', rho: '\\rho', mu: '\\mu', gamma: '\\gamma' },
  ...{ eta: '\\eta', w: '\\theta' },
};

/** @param {string} name of a line @returns {string} as lettersOf tells it */
function letterOf(name) {
  const [, stem, accent = ''] =
    /^([a-z]+?)\d*(?:_(hat|bar|tilde|max|old|next|inf|norm|sum|last))?$/.exec(name) ?? ['', name];
  const letter = NAMES[stem] ?? stem;
  return ['hat', 'bar', 'tilde'].includes(accent) ? `${letter}@${accent[0]}` : letter;
}

describe('the lines of an entry', () => {
  it('are there for most optimizers', () => {
    expect(entries.length).toBeGreaterThan(45);
  });

  it.each(entries.map((entry) => [entry.id, entry]))('can be read: %s', (_, entry) => {
    const lines = linesOf(entry.steps, { ...filledParams(entry, {}), t: 2 });
    expect(lines.length).toBeGreaterThan(0);
    const moves = lines.some(({ target }) => target === (entry.wrapper ? target : 'w'));
    expect(moves).toBe(true);
  });

  it.each(entries.map((entry) => [entry.id, entry]))(
    'name every letter of the formula: %s',
    (_, entry) => {
      const all = entry.steps.replace(/\[[^\]]*\]/g, '');
      const names = linesOf(all, {}).flatMap(({ target, value }) => [target, ...namesIn(value)]);
      const tied = new Set([
        ...names.map(letterOf),
        ...entry.params.flatMap(({ symbol }) => [...lettersOf(symbol ?? '').used]),
        ...Object.keys(NOTATION.optimizers ?? {}),
        ...(OTHER_LETTERS[entry.id] ?? []),
      ]);
      const untied = [...lettersOf(entry.formula).used].filter((letter) => !tied.has(letter));
      expect(untied).toEqual([]);
    },
  );
});

describe('a condition', () => {
  it('leaves a line out where it does not hold', () => {
    const text = '[t=1] v=g; [t!=1] v=2*g; [flag=1,t!=1] w=v';
    const targets = (values) => linesOf(text, values).map(({ target }) => target);
    expect(targets({ t: 1, flag: true })).toEqual(['v']);
    expect(targets({ t: 2, flag: true })).toEqual(['v', 'w']);
    expect(targets({ t: 2, flag: false })).toEqual(['v']);
  });
});

describe('a value', () => {
  const value = (text, values = {}) =>
    evaluate(linesOf(`w=${text}`, {})[0].value, (name) => values[name] ?? NaN);

  it('is what JavaScript computes', () => {
    expect(value('3*sqrt(x)-2^-2/abs(-4)', { x: 16 })).toBe(12 - 0.0625);
    expect(value('where(x>1,clip(x,-2,2),sign(x))', { x: 5 })).toBe(2);
    expect(value('where(x>1,clip(x,-2,2),sign(x))', { x: -5 })).toBe(-1);
    expect(value('max(x,3)+min(x,3)+5%3-(-1)%3', { x: 1 })).toBe(3 + 1 + 2 - 2);
    expect(value('-x^2+pow(2,3)*pi', { x: 3 })).toBe(-9 + 8 * Math.PI);
    expect(value('x>=1&&x!=2||!(x<0)', { x: 2 })).toBe(1);
  });

  it('is not a number where other weights are needed', () => {
    expect(value('g/norm(g)', { g: 1 })).toBeNaN();
    expect(value('unknown')).toBeNaN();
  });
});
