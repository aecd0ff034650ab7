// Own rules, schedules and surfaces as Python.

import { describe, expect, it } from 'vitest';
import { ownRule, ownSchedule, ownSurface } from '../../../web/src/pytorch/formula.js';

const body = (text, free = [], kept = { vectors: [], numbers: [] }) =>
  ownRule(text, 'OwnRule', free, kept)
    .definition.text.split('\n')
    .slice(4)
    .map((line) => line.trim());

describe('an own rule', () => {
  it('moves weights in place', () => {
    expect(body('w=w-lr*g')).toEqual(['lr = o["lr"]', 'p -= lr * g']);
    expect(body('w=w-lr*g-lr*w')).toEqual(['lr = o["lr"]', 'p.copy_(p - lr * g - lr * p)']);
  });

  it('copies what moves', () => {
    expect(body('old=w;w=w-lr*g')[1]).toBe('old = p.clone()');
  });

  it('keeps variables', () => {
    expect(body('m=mu*m+g;w=w-lr*m', ['mu'], { vectors: ['m'], numbers: [] })).toEqual([
      'lr = o["lr"]',
      'm = s.get("m", torch.zeros_like(p))',
      'm = o["mu"] * m + g',
      'p -= lr * m',
      's.update(m=m)',
    ]);
    expect(body('k=k+1;w=w-lr*g/k', [], { vectors: [], numbers: ['k'] })[1]).toBe(
      'k = s.get("k", 0.0)',
    );
  });

  it('has the signs and priorities of the page', () => {
    const value = (text) =>
      body(`a=${text};w=w-a`)
        .find((line) => line.startsWith('a = '))
        .slice(4);
    expect(value('-g^2')).toBe('-g ** 2');
    expect(value('(-g)^2')).toBe('(-g) ** 2');
    expect(value('2^3^g')).toBe('2 ** 3 ** g');
    expect(value('(2^3)^g')).toBe('(2 ** 3) ** g');
    expect(value('g-(w-1)')).toBe('g - (p - 1)');
    expect(value('g/(w*2)')).toBe('g / (p * 2)');
    expect(value('g%3')).toBe('g % 3');
    expect(value('where(g<0,1,w)')).toBe('torch.where(g < 0, torch.full_like(g, 1), p)');
    expect(value('min(g,w)')).toBe('torch.minimum(g, p)');
    expect(value('max(g,0)')).toBe('g.clamp(min=0)');
    expect(value('clip(g,-1,1)')).toBe('g.clamp(min=-1).clamp(max=1)');
    expect(value('g*(w>0)')).toBe('g * (p > 0).type_as(g)');
    expect(value('norm(g)+sqrt(g)')).toBe('g.norm().item() + g.sqrt()');
  });

  it('sees all tensors as one where it sums over all', () => {
    const text = (rule) => ownRule(rule, 'OwnRule', [], { vectors: [], numbers: [] }).definition;
    expect(text('w=w-lr*g/norm_all(g)').uses).toEqual(['FlatRule']);
    expect(text('w=w-lr*g/norm(g)').uses).toEqual(['Rule']);
    expect(text('w=w-lr*g/norm_all(g)*mean(g)').text).toContain('self.by_tensor("mean", g)');
  });

  it('says which of its numbers a schedule cycles', () => {
    const momentum = (text, free) =>
      ownRule(text, 'OwnRule', free, { vectors: ['m'], numbers: [] }).momentum;
    expect(momentum('m=b1*m+g;w=w-lr*m', ['b1'])).toBe('b1');
    expect(momentum('m=k*m+g;w=w-lr*m', ['k'])).toBeUndefined();
  });
});

describe('an own schedule', () => {
  it('is never below 0, and has its numbers', () => {
    const { text } = ownSchedule('a=1-t/rise;lr*a^2', { rise: 100 }, 'own_rate', {
      steps: 'STEPS',
    });
    expect(text).toContain('def own_rate(lr, rise=100):');
    expect(text).toContain('        a = 1 - t / rise\n        return max(0.0, lr * a ** 2)');
  });

  it('may use words of Python', () => {
    const { text } = ownSchedule('lr*lambda^t', { lambda: 0.9 }, 'own_rate', { steps: 'STEPS' });
    expect(text).toContain('def own_rate(lr, lambda_=0.9):');
    expect(text).toContain('lr * lambda_ ** t');
  });
});

describe('an own surface', () => {
  it('is a function of x and y', () => {
    const { text, imports } = ownSurface('a=x^2;a+k*sin(pi*y)', { k: 2 });
    expect(text).toBe(
      'def surface(x, y, k=2):\n    a = x ** 2\n    return a + k * (math.pi * y).sin()',
    );
    expect(imports).toEqual(['import math']);
  });
});
