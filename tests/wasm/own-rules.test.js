// What users write themselves, from the text to the numbers: against the built-in entries, and
// against a plain reading of the text.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import createModule from '../../web/src/wasm/playground.js';
import { instantiate } from '../../web/src/engine/wasm/instantiate.js';
import { compileModule } from '../../web/src/engine/wasm/wasm-module.js';
import { compile } from '../../web/src/own/compile.js';
import { EXAMPLES } from '../../web/src/own/examples.js';
import { SCALAR, VECTOR } from '../../web/src/own/operations.js';
import { PlainRule, ownText, plainFormula } from '../web/own/own-texts.js';
import { engine, withRun } from './engine.js';

const seed = Number(process.env.TEST_SEED ?? 1);
const textOf = (name) => EXAMPLES.rule.find((example) => example.name === name).text;
const SIZES = [[3, 5], [5], [4, 3]];

// Numbers from -1 to 1, the same for every engine.
function numbers(count, start) {
  let state = start;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

const tensors = SIZES.map((shape, i) => ({
  shape,
  values: numbers(shape[0] * (shape[1] ?? 1), 7 + i),
}));
const gradientAt = (step) => tensors.map(({ values }, i) => numbers(values.length, 99 * step + i));

function follow(spec, steps, visit = () => {}) {
  const optimizer = engine.createOptimizer(spec, tensors);
  try {
    for (let step = 1; step <= steps; ++step) {
      optimizer.step(gradientAt(step), { lr: 0.01 * (1 + step / 50) });
      visit(optimizer.parameters(), step);
    }
    return { parameters: optimizer.parameters(), stateSize: optimizer.stateSize() };
  } finally {
    optimizer.delete();
  }
}

describe('rules typed in are the built-in ones, bit for bit', () => {
  it.each([
    ['adam', 'Adam', {}, {}],
    ['adam', 'Adam', { beta1: 0.8, beta2: 0.95, eps: 1e-3 }, { b1: 0.8, b2: 0.95, eps: 1e-3 }],
    ['lion', 'Lion', { beta2: 0.999, weight_decay: 0.01 }, {}],
    ['momentum', 'Momentum', {}, {}],
    ['sgd', 'Gradient descent', {}, {}],
    ['signsgd', 'Signs only', {}, {}],
  ])('%s', (id, name, built, own) => {
    const typed = follow({ id: 'custom', rule: textOf(name), ...own }, 200);
    const known = follow({ id, ...built }, 200);
    expect(typed.parameters).toEqual(known.parameters);
    expect(typed.stateSize).toBe(known.stateSize);
  });

  it('rmsprop, whose product is taken in another order, to a few roundings', () => {
    const typed = follow({ id: 'custom', rule: textOf('RMSprop'), b2: 0.99 }, 200).parameters;
    const known = follow({ id: 'rmsprop' }, 200).parameters;
    typed.forEach((value, i) => expect(Math.abs(value - known[i])).toBeLessThan(2e-6));
    // Written in that order it is the same bits.
    const rule = 'v=b2*v+(1-b2)*g^2;w=w-lr*(g/(sqrt(v)+eps))';
    expect(follow({ id: 'custom', rule, b2: 0.99 }, 200).parameters).toEqual(known);
  });

  it('in a network too, with wrappers and a schedule that cycles the momentum', () => {
    const problem = 'v=1&hidden=8-8&batch=10&steps=300';
    const text = encodeURIComponent(textOf('Adam'));
    const rest = 'lr=0.02,schedule=one-cycle,with=clip-norm,clip-norm.max_norm=0.5';
    const finish = (run) => {
      run.advance(300);
      return [run.fingerprint(), run.state().status];
    };
    const typed = withRun(`${problem}&run=custom,rule=${text},${rest}`, finish);
    expect(typed).toEqual(withRun(`${problem}&run=adam,${rest}`, finish));
    expect(typed[1]).toBe('finished');
  });
});

describe('any rule', () => {
  it(`computes what it says (seed ${seed})`, () => {
    const values = { k1: 0.3, k2: 0.9 };
    fc.assert(
      fc.property(ownText('rule'), (rule) => {
        const plain = new PlainRule(
          rule,
          tensors.map((tensor) => tensor.values),
          values,
        );
        follow({ id: 'custom', rule, ...freeOf(rule, values) }, 3, (parameters, step) => {
          plain.step(gradientAt(step), 0.01 * (1 + step / 50));
          const expected = plain.weights.flat();
          // In float32, of values of about 1 that went through some dozen operations; a comparison
          // of almost equal numbers may turn out differently in a few places.
          const far = [...parameters].filter((value, i) => !(Math.abs(value - expected[i]) < 2e-3));
          expect(far.length).toBeLessThanOrEqual(2);
        });
      }),
      { seed, numRuns: 400 },
    );
  });

  it('with every operation of the engine', () => {
    const used = { scalar: new Set(), vector: new Set() };
    const texts = [
      ...EXAMPLES.rule.map(({ text }) => text),
      'a=-(t^lr)+abs(-t)+exp(lr)+log(t)+tanh(t)+sin(t)+cos(t)+floor(t/2)+sign(t);w=w-a*g*b^t*b',
      'c=where(t<3,min(t,2),max(lr,1))+(t<=2)+(t==2)+sqrt(t);n=n+c;w=w-lr*g*n',
      'w=w-lr*(exp(-abs(g))+log(1+g^2)+tanh(g)+sin(g)+cos(g)+floor(3*g)+abs(g)^w+abs(g)^0.3+2/(3+g))',
      'w=w-lr*(min(g,w)+max(g,w)+min(g,0.1)+max(w,t)+where(g<w,g,w)+(g<=w)+(g==g)+sqrt(1+g)+g/w+g*w)',
      'x=a;a=b;b=x+g;w=w-lr*(sum(g)+dot(g,w)+min(g)+max(w)+g+2*(w+0.5)+(2*g+1)*b)',
      'a=a+sqrt(g^2);b=3;m=1;m=m*g+b;k=2*k+lr*w+w;v=v+2*g+g/norm(v+1)+(3*g)/(g+w);w=w-lr*(m+a+k+v)',
    ];
    for (const rule of texts) {
      const { program, problem } = compile(rule, 'rule', { b: 0.9, eps: 1e-8, mu: 0.9 });
      expect(problem).toBeUndefined();
      collect(program, used);
      const free = { b: 0.9, b1: 0.9, b2: 0.99, mu: 0.9, eps: 1e-8, wd: 0.1, limit: 1 };
      expect(follow({ id: 'custom', rule, ...freeOf(rule, free) }, 3).parameters.length).toBe(32);
    }
    const names = (table, set) => Object.keys(table).filter((name) => !set.has(table[name]));
    expect(names(SCALAR, used.scalar)).toEqual([]);
    expect(names(VECTOR, used.vector)).toEqual([]);
  });
});

describe('schedules and surfaces', () => {
  it('may take powers of the time, which rules compute in another way', () => {
    const rate = 'lr*gamma^t+pow(0.5,t)';
    const schedule = engine.createSchedule({ id: 'custom', rate, gamma: 0.9 }, { lr: 2 });
    for (const t of [0, 1, 7]) expect(schedule.at(t)).toBeCloseTo(2 * 0.9 ** t + 0.5 ** t, 9);
    schedule.delete();
  });

  it(`compute what they say (seed ${seed})`, () => {
    fc.assert(
      fc.property(ownText('schedule'), (rate) => {
        const schedule = engine.createSchedule(
          { id: 'custom', rate, ...freeOf(rate, { k1: 0.3, k2: 0.9 }) },
          { lr: 0.2, steps: 50 },
        );
        try {
          for (const t of [0, 1, 7, 49]) {
            const names = { t, lr: 0.2, steps: 50, k1: 0.3, k2: 0.9 };
            const expected = Math.max(0, plainFormula(rate, 'schedule', names));
            expect(schedule.at(t)).toBeCloseTo(expected, 9);
          }
        } finally {
          schedule.delete();
        }
      }),
      { seed, numRuns: 200 },
    );
  });

  it('match built-in ones', () => {
    const compare = (own, known, run) => {
      const [typed, built] = [own, known].map((spec) => engine.createSchedule(spec, run));
      for (let t = 0; t < 60; ++t) expect(typed.at(t)).toBeCloseTo(built.at(t), 14);
      typed.delete();
      built.delete();
    };
    const run = { lr: 0.3, steps: 50 };
    const cosine = { id: 'custom', rate: 'lr*(1+cos(pi*min(t,steps)/steps))/2' };
    compare(cosine, { id: 'cosine' }, run);
    const stairs = { id: 'custom', rate: 'lr*gamma^floor(t/period)', gamma: 0.1, period: 7 };
    compare(stairs, { id: 'step', step_size: 7, gamma: 0.1 }, run);
    compare({ ...cosine, warmup: 5 }, { id: 'cosine', warmup: 5 }, run);
  });

  it('descend like built-in ones', () => {
    const own = 'surface=custom&surface.f=(1-x)^2+100*(y-x^2)^2&start=-1.2:1';
    const path = (surface) =>
      withRun(`v=1&problem=surface&${surface}&steps=200&run=adam,lr=0.02`, (run) => {
        run.advance(200);
        return run.path();
      });
    const [typed, built] = [path(own), path('surface=rosenbrock&start=-1.2:1')];
    typed.x.forEach((x, i) => expect(x).toBeCloseTo(built.x[i], 5));
    typed.y.forEach((y, i) => expect(y).toBeCloseTo(built.y[i], 5));
    expect(typed.x.length).toBeGreaterThan(100);
  });

  it('mark the minimum that they have', async () => {
    const module = await instantiate(createModule, await compileModule());
    const minima = (text) =>
      module.surfaceMinima('custom', { f: compile(text, 'surface').program });
    expect(minima('(x-1)^2+3*(y+0.5)^2')).toEqual([
      [expect.closeTo(1, 12), expect.closeTo(-0.5, 12)],
    ]);
    expect(minima('x+y')).toEqual([]);
    expect(minima('x^2-y^2')).toEqual([]);
  });
});

describe('errors', () => {
  it('name the field, the place and the rule', () => {
    const make = (spec) => () => engine.createOptimizer({ id: 'custom', ...spec }, tensors);
    expect(make({ rule: 'w=w-lr*(g' })).toThrow(/^rule: .* at character 8: .*never closed/);
    expect(make({ rule: 3 })).toThrow(/^rule: number must be a text/);
    expect(make({ rule: 'w=w-k*g', k: 'a' })).toThrow(/^k: a must be a finite number/);
    expect(make({ rule: 'w=w-k*g', q: 1 })).toThrow(/^q: /);
    expect(() => engine.createSchedule({ id: 'custom', rate: 'lr*' })).toThrow(/^rate: .*missing/);
    expect(() => withRun('v=1&run=custom,rule=w=w-lr*g)-1', () => {})).toThrow(/^rule: .*No paren/);
  });

  it('of programs that no compiler made do not reach the engine', async () => {
    const module = await instantiate(createModule, await compileModule());
    const [example] = EXAMPLES.rule;
    const { program } = compile(example.text, 'rule');
    const make = (rule) => module.createOptimizer({ id: 'custom', rule }, tensors);
    const good = make(program);
    expect(good.problems).toEqual([]);
    good.optimizer.delete();
    for (const rule of ['w=w-g', [1, 2], program.slice(1), [...program, 0], [NaN], [1e300]]) {
      const { optimizer, problems } = make(rule);
      expect(optimizer).toBeNull();
      expect(problems[0]).toMatchObject({ key: 'rule' });
    }
  });
});

function freeOf(text, values) {
  const has = (name) => new RegExp(`\\b${name}\\b`).test(text);
  const isAssigned = (name) => new RegExp(`(^|;)${name}=`).test(text);
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => has(name) && !isAssigned(name)),
  );
}

// The operations of a program, see emit.js for its form.
function collect(program, used) {
  let place = 11 + program[10];
  const take = (width, set) => {
    const count = program[place++];
    for (let i = 0; i < count; ++i) {
      set.add(program[place]);
      place += width;
    }
  };
  take(5, used.scalar);
  const passes = program[place++];
  for (let i = 0; i < passes; ++i) {
    take(5, used.scalar);
    take(7, used.vector);
  }
  expect(place).toBe(program.length);
}
