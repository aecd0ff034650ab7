// What is said about a step is enough to make it again: every line of every rule, computed from the numbers that the
// engine reports, gives the numbers that it has after the step. The lines are evaluated in JavaScript, in double
// precision, by code that shares nothing with the rules.

import { describe, expect, it } from 'vitest';
import { findEntry } from '../../web/src/catalog/entries.js';
import { lookInto } from '../../web/src/steps/look.js';
import { placeOfWeight } from '../../web/src/views/microscope/weight.js';
import { configOf, engine } from './engine.js';

// The engine computes in single precision.
const ULP = 2 ** -23;
const TOLERANCE = 1e-6;
const PROBLEM = 'v=1&data=moons&hidden=4-3&steps=200&batch=10';

const { optimizers } = engine.catalog;
const elementwise = optimizers.filter(({ steps, wrapper }) => steps && !wrapper);
const wrappers = optimizers.filter(({ steps, wrapper }) => steps && wrapper);

/** Settings that change what a rule does, as far as it has them. */
const VARIANTS = [
  '',
  ',weight_decay=0.1',
  ...['weight_decay=0.1,decoupled=true', 'amsgrad=true', 'nesterov=true', 'centered=true'],
  ...['momentum=0.9', 'dampening=0.5', 'lr_decay=0.1', 'no_prox=true', 'clip=false'],
  ...['bias_correction=false', 'bias_correction=true', 'rescale=mean', 'scope=tensor'],
  ...['estimator=hutchinson'],
].map((text) => (text && !text.startsWith(',') ? `,${text}` : text));

/** @param {{ params: { id: string, choices: string[] }[] }} entry */
function variantsOf({ params }) {
  const known = (part) => {
    const [id, value] = part.split('=');
    const param = params.find((one) => one.id === id);
    return param && (!param.choices.length || param.choices.includes(value));
  };
  return VARIANTS.filter((text) => !text || text.slice(1).split(',').every(known));
}

/**
 * @param {string} link
 * @param {(look: object, index: number) => void} use each weight of each step
 */
function eachLook(link, use) {
  const config = configOf(link);
  const run = engine.createRun(config, 0);
  try {
    const tensors = run.tensors();
    for (const report of run.steps({ count: 12 })) {
      report.weights.forEach((_, at) => {
        const { tensor } = placeOfWeight(tensors, at);
        const layerRates = (config.settings.layer_rates ?? []).length > 0;
        const sizes = tensors.map(({ shape }) => shape.reduce((size, length) => size * length, 1));
        const place = { tensor, at, layerRates, sizes, isWhole: true };
        use(lookInto(report, config.runs[0], engine.catalog, place), at);
      });
    }
  } finally {
    run.delete();
  }
}

/**
 * A sum is as exact as its largest part, and what is added to a weight as exact as the weight.
 * @param {object} look
 */
function expectSame(look) {
  for (const { lines } of look.stages) {
    for (const { target, value, computed, terms } of lines) {
      const move = target === 'w' ? look.newWeight - look.weight : value;
      const part = terms.get(target)?.value ?? 0;
      const allowed =
        TOLERANCE * Math.abs(move) + 2 * ULP * Math.max(Math.abs(value), Math.abs(part));
      const message = `${target} at step ${look.t}: ${computed} instead of ${value}`;
      expect(Math.abs(computed - value), message).toBeLessThanOrEqual(allowed);
    }
  }
}

describe('the lines of a rule', () => {
  for (const entry of elementwise) {
    it(`make its step again: ${entry.id}`, () => {
      for (const variant of variantsOf(entry)) {
        eachLook(`${PROBLEM}&run=${entry.id}${variant}`, expectSame);
      }
    });
  }

  it('are there for every rule that treats weights one by one', () => {
    const without = optimizers.filter(
      ({ steps, params }) => !steps && !params.some((p) => p.language),
    );
    const whole = without.filter(
      ({ group }) => !['Matrix and second-order', 'Wrappers'].includes(group),
    );
    expect(whole.map(({ id }) => id)).toEqual(['adafactor']);
  });
});

describe('the lines of a wrapper', () => {
  for (const { id } of wrappers) {
    it(`make its part of the step again: ${id}`, () => {
      eachLook(`${PROBLEM}&run=adam,lr=0.01,with=${id}`, expectSame);
      const inner = id === 'clip-norm' ? 'clip-value' : 'clip-norm';
      eachLook(`${PROBLEM}&run=adam,lr=0.01,with=${inner},with=${id}`, expectSame);
    });
  }

  it('are made again with rates of layers', () => {
    eachLook(`${PROBLEM}&layer_rates=0.5-2&run=adam,lr=0.01,with=lookahead`, expectSame);
  });
});

describe('a rule that a user wrote', () => {
  it('is looked into by the names in its text', () => {
    const text = 'm=mu*m%2B(1-mu)*g;u=m/(1-mu^t);w=w-lr*u';
    const seen = new Set();
    eachLook(`${PROBLEM}&run=custom,lr=0.1,rule=${text}`, (look) => {
      look.rule.lines.forEach(({ target }) => seen.add(target));
      expectSame(look);
    });
    expect([...seen]).toEqual(['m', 'u', 'w']);
  });

  it.each([
    ['a layer', 'u=g/norm(g);w=w-lr*mean(abs(w))*u'],
    ['all weights', 'm=0.9*m%2Bg;w=w-lr*m*dot(m,g)/(1%2Bnorm_all(m))'],
    ['a layer within one over all', 'w=w-lr*g/sum_all(abs(g/max(abs(g))))'],
  ])('has numbers where it sums over %s', (_, text) => {
    for (const wrapper of ['', ',with=clip-norm', ',with=lookahead']) {
      eachLook(`${PROBLEM}&run=custom,lr=0.1,rule=${text}${wrapper}`, (look) => {
        for (const { value, computed } of look.rule.lines) expect(value + computed).not.toBeNaN();
        expectSame(look);
      });
    }
  });
});

describe('a report', () => {
  it('has gradient, states and weights of the run itself', () => {
    const run = engine.createRun(configOf(`${PROBLEM}&run=adam,lr=0.01`), 0);
    run.advance(5);
    const { gradient } = run.lossAndGradient();
    const before = run.states();
    const [report] = run.steps();
    expect(report.step).toBe(5);
    expect([...report.gradient]).toEqual([...gradient]);
    expect(report.before.map(({ name }) => name)).toEqual(['m', 'v']);
    expect([...report.before[1].values]).toEqual([...before[1].values]);
    run.advance(1);
    expect([...report.newWeights]).toEqual([...run.parameters()]);
    expect([...report.after[0].values]).toEqual([...run.states()[0].values]);
    run.delete();
  });

  it('gives the first step of Adam by hand: the rate, whatever the gradient', () => {
    eachLook(`${PROBLEM}&run=adam,lr=0.01`, (look) => {
      if (look.t !== 1 || look.gradient === 0) return;
      const value = (name) => look.rule.lines.find(({ target }) => target === name).value;
      expect(value('m_hat')).toBeCloseTo(look.gradient, 6);
      expect(value('v_hat') / look.gradient ** 2).toBeCloseTo(1, 5);
      expect(Math.abs(look.newWeight - look.weight)).toBeCloseTo(0.01, 5);
    });
  });

  it('leaves the run as it is', () => {
    const fingerprints = [false, true].map((looks) => {
      const run = engine.createRun(configOf(`${PROBLEM}&run=adam,lr=0.01`), 0);
      for (let i = 0; i < 20; i++) {
        run.advance(1);
        if (looks) run.steps({ count: 3 });
      }
      const print = run.fingerprint();
      run.delete();
      return print;
    });
    expect(fingerprints[0]).toBe(fingerprints[1]);
  });
});

it('of a rule that looks at whole tensors there is what it keeps of the tensor of the weight', () => {
  const config = configOf(`${PROBLEM}&run=shampoo`);
  const run = engine.createRun(config, 0);
  run.advance(3);
  const left = run.states().filter(({ name }) => name === 'L');
  eachLook(`${PROBLEM}&run=shampoo`, (look, index) => {
    if (look.t !== 3) return;
    const { tensor } = placeOfWeight(run.tensors(), index);
    expect(look.kept[0]).toMatchObject({ name: 'L' });
    expect(look.kept[0].length).toBeCloseTo(Math.hypot(...left[tensor].values), 9);
  });
  run.delete();
});

it('norms and direction stand in for lines where a rule looks at whole tensors', () => {
  for (const id of ['muon', 'shampoo', 'soap', 'kfac', 'lbfgs', 'adafactor']) {
    const entry = findEntry(engine.catalog, 'optimizers', id);
    eachLook(`${PROBLEM}&run=${id}`, ({ report, rule }) => {
      expect(rule.lines, entry?.name).toEqual([]);
      // The first tensor has 4 rows of 2.
      const norm = Math.hypot(...report.gradient.slice(0, 8));
      if (report.gradient.length > 1) expect(report.gradientNorm).toBeCloseTo(norm, 6);
      expect(report.moveNorm).toBeGreaterThanOrEqual(0);
    });
  }
});
