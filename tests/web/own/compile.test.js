import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_TEXT_LENGTH, cleanText, freeNames } from '../../../web/src/catalog/own-text.js';
import { compile } from '../../../web/src/own/compile.js';
import { EXAMPLES } from '../../../web/src/own/examples.js';
import { FUNCTIONS } from '../../../web/src/own/functions.js';
import { pretty } from '../../../web/src/own/pretty.js';
import { nameOf, typeset } from '../../../web/src/own/typeset.js';
import { ownText } from './own-texts.js';

const LANGUAGES = ['rule', 'schedule', 'surface'];
const allExamples = LANGUAGES.flatMap((language) =>
  EXAMPLES[language].map(({ name, text }) => [name, language, text]),
);

describe('problems stand at their character', () => {
  test.each([
    ['', 0, 1, /nothing is written/i],
    ['w=w-lr*(g', 7, 1, /never closed/],
    ['m = mu*(m + g\nw = w - lr*m', 7, 1, /never closed/],
    ['m = mu*(m +\nw = w - lr*m', 7, 1, /never closed/],
    ['w = w - lr*sgn(g)', 11, 3, /“sgn” is not a function. Did you mean “sign”\?/],
    ['w = w - lr(g)', 8, 2, /“lr” is not a function; to multiply, write lr\*\(…\)/],
    ['w=w-lr*g)', 8, 1, /No parenthesis is open/],
    ['w=w-lr*foo(g)', 7, 3, /“foo” is not a function/],
    ['w = w - lr * g g', 15, 1, /operator such as \* is missing before “g”/],
    ['w=w-2x', 5, 1, /operator such as \*/],
    ['w=w-lr*', 7, 1, /missing after “\*”/],
    ['w=w-lr*/g', 7, 1, /missing here, not “\/”/],
    ['w=', 2, 1, /missing after “=”/],
    ['m=g', 0, 1, /Nothing is assigned to w/],
    ['m=g\nw=w-lr*sqrt', 11, 4, /“sqrt” needs its arguments/],
    ['m=g\nw=w-lr*sqrt(m,g)', 11, 9, /takes 1 argument, not 2/],
    ['w=w-lr*g\nm', 9, 1, /must assign something/],
    ['t=3;w=w-g', 0, 1, /“t” is given/],
    ['norm=3;w=w-g', 0, 4, /already means something else/],
    ['1=w', 0, 1, /Only a name can be assigned/],
    ['w=w-lr*g=3', 8, 1, /Only one “=”/],
    ['w=w-lr*[g]', 7, 1, /no meaning here: use parentheses/],
    ['w=w-lr*g,2', 8, 1, /comma/],
    ['w=w-lr*norm(lr)', 7, 8, /single number/],
    ['w=w-1e999*g', 4, 5, /too large/],
    ['w=w-this', 4, 4, /is no name/],
    ["w=w-'a'", 4, 1, /no meaning/],
    ['w=w-💥', 4, 2, /no meaning/],
    [`w=${'('.repeat(50)}g${')'.repeat(50)}`, 42, 1, /More than 40 parentheses/],
    [`w=${'g+'.repeat(MAX_TEXT_LENGTH)}g`, 0, 2 * MAX_TEXT_LENGTH + 3, /at most 1200/],
  ])('%s', (text, index, length, words) => {
    const { problem, program } = compile(text, 'rule');
    expect(program).toBeUndefined();
    expect(problem).toMatchObject({ index, length });
    expect(problem.message).toMatch(words);
  });

  test('of schedules and surfaces', () => {
    expect(compile('a=b*lr;b=2;a', 'schedule').problem).toMatchObject({ index: 2 });
    expect(compile('lr*2;lr', 'schedule').problem.message).toMatch(/only the last line/);
    expect(compile('x=2;x', 'surface').problem.message).toMatch(/is given/);
    expect(compile('sum(x)', 'surface').problem.message).toMatch(/vectors/);
  });

  test('more free names than sliders', () => {
    const many = Array.from({ length: 13 }, (_, i) => `k${i}`).join('+');
    expect(compile(`w=w-lr*g*(${many})`, 'rule').problem.message).toMatch(/13 free names/);
  });

  test('more vectors than memory allows', () => {
    const lines = Array.from({ length: 14 }, (_, i) => `v${i}=v${i}+g`).join(';');
    expect(compile(`${lines};w=w-lr*v0`, 'rule').problem.message).toMatch(/kept vectors/);
  });
});

describe('whatever is typed', () => {
  const seed = Number(process.env.TEST_SEED ?? 1);
  const language = fc.constantFrom(...LANGUAGES);
  const word = fc.constantFrom(
    ...['w', 'g', 't', 'lr', 'm', 'x', 'y', '=', '+', '-', '*', '/', '^', '%', '(', ')', ',', ';'],
    ...['\n', ' ', '<', '<=', '==', '!', '!=', '&&', '||', '1', '0.5', '1e-8', '2.', '.', 'steps'],
    ...Object.keys(FUNCTIONS),
  );
  const soup = fc.array(word, { maxLength: 80 }).map((words) => words.join(''));
  const deep = fc
    .tuple(fc.constantFrom('(', '-', '!', 'sqrt(', 'g^', 'where(', 'g*(-'), fc.nat(3000))
    .map(([part, count]) => `w=${part.repeat(count)}`);
  const mutated = fc
    .tuple(fc.constantFrom(...allExamples), fc.array(fc.tuple(fc.nat(200), word), { maxLength: 4 }))
    .map(([[, , text], changes]) =>
      changes.reduce(
        (now, [place, sign]) => now.slice(0, place) + sign + now.slice(place + (place % 3)),
        text,
      ),
    );
  const anything = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    soup,
    deep,
    mutated,
  );

  test(`is a bounded program or a problem with a place (seed ${seed})`, () => {
    fc.assert(
      fc.property(anything, language, (text, of) => {
        const { problem, program } = compile(text, of);
        if (program) {
          expect(program.length).toBeLessThan(20000);
          expect(program.every(Number.isFinite)).toBe(true);
          return;
        }
        expect(problem.message.length).toBeGreaterThan(5);
        expect(problem.index).toBeGreaterThanOrEqual(0);
        expect(problem.index).toBeLessThanOrEqual(text.length);
        expect(problem.length).toBeGreaterThanOrEqual(1);
      }),
      { seed, numRuns: 3000 },
    );
  });

  test(`has one canonical form, which means the same (seed ${seed})`, () => {
    fc.assert(
      fc.property(anything, language, (text, of) => {
        const clean = cleanText(text);
        if (clean === undefined) return;
        expect(cleanText(clean)).toBe(clean);
        const before = compile(text, of);
        const after = compile(clean, of);
        expect(after.program).toEqual(before.program);
        if (after.program) expect(after.names).toEqual(before.names);
      }),
      { seed, numRuns: 1500 },
    );
  });
});

describe('texts', () => {
  test.each(allExamples)('%s compiles, and stays the same written nicely', (_, language, text) => {
    expect(cleanText(text)).toBe(text);
    expect(cleanText(pretty(text))).toBe(text);
    const { program } = compile(pretty(text), language);
    expect(program).toEqual(compile(text, language).program);
    expect(program.length).toBeGreaterThan(10);
  });

  test('that are valid can be written nicely, typeset, and mean the same', () => {
    const seed = Number(process.env.TEST_SEED ?? 1);
    fc.assert(
      fc.property(ownText('rule'), (text) => {
        const { program, statements, problem } = compile(text, 'rule');
        expect(problem).toBeUndefined();
        expect(compile(pretty(text), 'rule').program).toEqual(program);
        const math = typeset(statements, 'rule', { rows: true });
        const opened = math.match(/<[a-z]+/g).length;
        expect(math.match(/<\/[a-z]+>/g)).toHaveLength(opened);
      }),
      { seed, numRuns: 300 },
    );
  });

  test('white space, capitals and empty lines do not matter', () => {
    expect(cleanText('  M = mu * M + g \n\n;W=W - lr*M;;')).toBe('m=mu*m+g;w=w-lr*m');
    expect(cleanText('w = w - (lr\n * g)')).toBe('w=w-(lr*g)');
    expect(cleanText('a b')).toBe('a b');
    expect(cleanText(' \n ')).toBeUndefined();
    expect(cleanText(3)).toBeUndefined();
    expect(cleanText('x+'.repeat(1000))).toBeUndefined();
  });

  test('are written nicely', () => {
    expect(pretty('m=b1*m+(1-b1)*g;w=w-lr*max(m,-1)')).toBe(
      'm = b1*m + (1 - b1)*g\nw = w - lr*max(m, -1)',
    );
    expect(pretty('where(t<=3&&!x,-x,1)')).toBe('where(t <= 3 && !x, -x, 1)');
  });

  test('tell their free names and what they keep', () => {
    const adam = EXAMPLES.rule.find(({ name }) => name === 'Adam').text;
    expect(freeNames(adam, 'rule')).toEqual(['b1', 'b2', 'eps']);
    expect(freeNames('c=b1*m+g;m=c;w=w-lr*pi*sqrt(c)', 'rule')).toEqual(['b1']);
    expect(compile(adam, 'rule')).toMatchObject({ keptVectors: ['m', 'v'], keptNumbers: [] });
    const counted = compile('n=n+1;d=g/n;w=w-lr*d', 'rule');
    expect(counted).toMatchObject({ keptVectors: [], keptNumbers: ['n'] });
  });

  test('typeset by the rules of mathematics', () => {
    const math = (text, language = 'surface') => {
      const { statements } = compile(text, language);
      return typeset(statements, language).replace(/^.*?<mo>=<\/mo>|<\/mrow><\/math>$/g, '');
    };
    expect(math('-x^2')).toBe('<mrow><mo>−</mo><msup><mi>x</mi><mn>2</mn></msup></mrow>');
    expect(math('x-(y-1)')).toContain('<mo>(</mo>');
    expect(math('x+(y-1)')).not.toContain('<mo>(</mo>');
    expect(math('(x+y)/2')).not.toContain('<mo>(</mo>');
    expect(math('(x+y)^2')).toContain('<mo>(</mo>');
    expect(math('(x/y)^2')).toContain('<mo>(</mo>');
    expect(math('2*(x*y)')).toContain('<mo>(</mo>');
    expect(nameOf('b1')).toBe('<msub><mi>β</mi><mn>1</mn></msub>');
    expect(nameOf('lr')).toBe('<mi>η</mi>');
  });
});
