// Every letter of every formula has a meaning that the reader can find: it is a parameter, the formula
// itself says what it is, or it belongs to the notation of its family. What a formula says depends on
// nothing but parameters that there are.

import { describe, expect, it } from 'vitest';
import { NOTATION } from '../../../web/src/catalog/notation.js';
import { conditionOf, formulaPieces } from '../../../web/scripts/reference/formula.js';
import { holds } from '../../../web/src/catalog/conditions.js';
import { catalog } from './catalog.js';
import { lettersOf } from './symbols.js';

const families = Object.keys(catalog).filter(
  (family) => Array.isArray(catalog[family]) && family !== 'settings',
);
// A text that the user writes has a formula of its own.
const withFormula = (family) =>
  catalog[family].filter(
    ({ formula, params }) => formula && !params.some(({ type }) => type === 'text'),
  );

function undefinedIn(formula, params, notation) {
  const { used, defined } = lettersOf(formula);
  const known = new Set(params.flatMap(({ symbol }) => [...lettersOf(symbol ?? '').used]));
  return [...used].filter(
    (letter) => !defined.has(letter) && !known.has(letter) && !Object.hasOwn(notation, letter),
  );
}

describe('the letters of formulas', () => {
  it.each(families)('mean something in all %s', (family) => {
    const found = withFormula(family).flatMap(({ id, formula, params }) =>
      undefinedIn(formula, params, NOTATION[family] ?? {}).map((letter) => `${id}: ${letter}`),
    );
    expect(found).toEqual([]);
  });

  it('are found where they mean nothing', () => {
    const open = (formula, symbols = []) =>
      undefinedIn(
        formula,
        symbols.map((symbol) => ({ symbol })),
        {},
      );
    expect(open('-\\sum_c T_{ic}\\ln p_{ic},\\quad p_{ic}=1')).toEqual(['T']);
    expect(open('\\eta_t = \\eta_b\\,h_t', ['\\eta_b'])).toEqual(['h']);
    expect(open('\\eta_t = k(q),\\quad q=1')).toEqual(['k']);
    expect(open('\\eta_t = k(q),\\quad q=1,\\quad k(q) = 1-q')).toEqual([]);
    expect(open('\\theta_t = \\hat m_t,\\quad \\theta_t = m_t')).toEqual(['m@h', 'm']);
    expect(open('u\\text{: updates since the start}')).toEqual([]);
  });

  it('of the notation are all in use', () => {
    for (const [family, notation] of Object.entries(NOTATION)) {
      const used = withFormula(family).flatMap(({ formula }) => [...lettersOf(formula).used]);
      for (const letter of Object.keys(notation)) expect(used, family).toContain(letter);
    }
  });
});

describe('formulas that depend on parameters', () => {
  const entry = (family, id) => catalog[family].find((each) => each.id === id);
  const defaults = ({ params }) =>
    Object.fromEntries(params.map((param) => [param.id, param.default]));
  // What is shown of a formula.
  const shown = (family, id, values = {}) => {
    const { formula, params } = entry(family, id);
    return formulaPieces(formula)
      .flat()
      .filter((piece) => {
        const condition = conditionOf(piece);
        return !condition || holds(condition, { ...defaults({ params }), ...values });
      })
      .join(' ');
  };

  it('name parameters and their values', () => {
    for (const family of families) {
      for (const { id, formula, params } of withFormula(family)) {
        for (const part of formulaPieces(formula).flat().map(conditionOf).join().split(',')) {
          if (!part) continue;
          const [, name, wanted] = /^(\w+)!?=([\w-]+)$/.exec(part) ?? [];
          const param = params.find((each) => each.id === name);
          expect(param, `${id}: ${part}`).toBeDefined();
          if (param.type === 'choice') expect(param.choices, `${id}: ${part}`).toContain(wanted);
          else expect(['0', '1', 'none'], `${id}: ${part}`).toContain(wanted);
        }
      }
    }
  });

  it('say something for each choice', () => {
    for (const family of families) {
      for (const { id, formula, params } of withFormula(family)) {
        const conditions = formulaPieces(formula).flat().map(conditionOf).filter(Boolean);
        for (const param of params.filter(({ type }) => type === 'choice')) {
          const named = conditions.filter((condition) => condition.includes(`${param.id}=`));
          if (
            !named.length ||
            named.every((condition) => /=(strong_wolfe|tensor)$/.test(condition))
          ) {
            continue;
          }
          for (const choice of param.choices) {
            const isSaid = named.some((condition) => condition.includes(`${param.id}=${choice}`));
            expect(isSaid, `${id}: ${param.id}=${choice}`).toBe(true);
          }
        }
      }
    }
  });

  it("are Adafactor's: PyTorch's rate and floor, or the paper's", () => {
    const torch = shown('optimizers', 'adafactor');
    expect(torch).toContain('\\min(\\eta,1/\\sqrt t)');
    expect(torch).toContain('\\epsilon_1^2');
    expect(torch).not.toContain('10^{-2}');
    const paper = shown('optimizers', 'adafactor', { variant: 'paper' });
    expect(paper).toContain('G_t^2+\\epsilon_1');
    expect(paper).toContain('\\min(10^{-2},1/\\sqrt t)');
    expect(paper).not.toContain('\\eta');
    const free = { variant: 'paper', relative_step: false, scale_parameter: false, beta1: 0.9 };
    expect(shown('optimizers', 'adafactor', free)).toMatch(
      /rho_t = \\eta.*alpha_t = \\rho_t.*m_t/s,
    );
  });

  it.each([
    ['schedules', 'wsd', { shape: 'cosine' }, 'k(q) = \\tfrac12(1+\\cos\\pi q)', '1-q^2'],
    ['schedules', 'cyclical', { mode: 'triangular2' }, 'k_t = 2^{-c}', '\\gamma^t'],
    ['schedules', 'plateau', { mode: 'max', threshold_mode: 'abs' }, '+\\theta', '1-\\theta'],
    ['schedules', 'warmup-exponential', { mode: 'geometric' }, 'f_0', 'e^{'],
    ['optimizers', 'adam', { amsgrad: true }, '\\max(v_1', '\\tfrac{v_t}'],
    ['optimizers', 'adam', { weight_decay: 0.1 }, '+\\lambda\\theta', 'v_1'],
    ['optimizers', 'rmsprop', { momentum: 0.9 }, 'b_t', 's_t = v_t - '],
    ['optimizers', 'sophia', { estimator: 'hutchinson' }, 'u\\odot(Hu)', '\\rho'],
  ])('are those of %s %s with %o', (family, id, values, there, gone) => {
    expect(shown(family, id, values)).toContain(there);
    expect(shown(family, id, values)).not.toContain(gone);
  });
});
