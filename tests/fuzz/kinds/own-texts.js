// Own rules, schedules and surfaces: a program or a sentence about a place in the text, and formulas without
// foreign markup.

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { cleanText, freeNames, withFreeNames } from '../../../web/src/catalog/own-text.js';
import { compile } from '../../../web/src/own/compile.js';
import { hintOf } from '../../../web/src/own/hint.js';
import { pretty } from '../../../web/src/own/pretty.js';
import { typeset } from '../../../web/src/own/typeset.js';
import { catalog } from '../../web/catalog/catalog.js';
import { checkMarkup } from '../checks.js';
import { INHERITED, NUMBERS, OWN_TEXTS, anyText } from '../words.js';

const TAGS = new Set(
  'math mrow mn mo mi mspace mfrac msup msub msqrt mtable mtr mtd mtext msubsup mover'.split(' '),
);
const ATTRIBUTES = new Set('mathvariant width display style displaystyle'.split(' '));
const LANGUAGES = /** @type {const} */ (['rule', 'schedule', 'surface']);
const NAMES = ['w', 'g', 't', 'lr', 'x', 'y', 'm', 'v', 'a', 'beta1', 'steps', 'pi', ...INHERITED];
const OPERATORS = '+ - * / ^ % < > <= >= == != && ||'.split(' ');
const FUNCTIONS =
  'sqrt abs sign exp log tanh sin cos floor min max where clip sum mean norm dot pow norm_all'.split(
    ' ',
  );

/**
 * A text by the grammar.
 * @param {import('../tape.js').Tape} tape
 * @param {number} depth
 * @returns {string}
 */
function term(tape, depth) {
  const kind = tape.below(depth > 0 ? 7 : 3);
  if (kind < 2) return tape.pick(NAMES);
  if (kind === 2) return tape.pick(NUMBERS.slice(0, 10));
  const next = () => term(tape, depth - 1);
  if (kind === 3) return `-${next()}`;
  if (kind === 4) return `(${next()})`;
  if (kind === 5) return `${next()}${tape.pick(OPERATORS)}${next()}`;
  return `${tape.pick(FUNCTIONS)}(${tape.list(3, next)})`;
}

/** @param {import('../tape.js').Tape} tape */
function byGrammar(tape) {
  const line = () => `${tape.pick(NAMES)}=${term(tape, 5)}`;
  return [...tape.list(5, line), tape.chance(0.5) ? term(tape, 4) : `w=${term(tape, 4)}`].join(
    tape.pick([';', '\n', '; ']),
  );
}

/** @param {import('../tape.js').Tape} tape */
function damaged(tape) {
  const text = tape.pick(OWN_TEXTS);
  const at = tape.below(text.length + 1);
  const part = text.slice(at, at + tape.below(9) + 1).repeat(tape.pick([0, 1, 2, 80, 400]));
  return text.slice(0, at) + part + text.slice(at + tape.below(5));
}

export default {
  id: 'own-texts',
  what: 'own rules, schedules, surfaces',
  runs: 100_000,
  tape: 150,
  /** @param {import('../tape.js').Tape} tape */
  make(tape) {
    const language = tape.pick(LANGUAGES);
    return { language, text: tape.pick([damaged, byGrammar, byGrammar, anyText])(tape) };
  },
  check({ language, text }) {
    const compiled = compile(text, language);
    const clean = cleanText(text);
    withFreeNames(
      catalog.optimizers.find(({ id }) => id === 'custom'),
      { rule: text },
    );
    if (compiled.problem) return checkProblem(compiled.problem, text);
    const { program, names, statements } = compiled;
    ok(program.length <= 20_000 && program.every((one) => typeof one === 'number'));
    deepStrictEqual(names, freeNames(text, language));
    strictEqual(cleanText(clean), clean);
    for (const same of [clean, pretty(text)]) {
      deepStrictEqual(compile(same, language).program, program);
    }
    strictEqual(typeof hintOf(compiled, language), 'string');
    checkMarkup(typeset(statements, language, { rows: true }), TAGS, ATTRIBUTES);
  },
};

/**
 * @param {import('../../../web/src/own/parse.js').TextProblem} problem
 * @param {string} text
 */
function checkProblem({ message, index, length }, text) {
  ok(/^[^<]{5,400}\.$/s.test(message) || message.length < 9000, message);
  ok(Number.isInteger(index) && index >= 0 && index <= text.length, `${index}`);
  ok(length >= 1);
}
