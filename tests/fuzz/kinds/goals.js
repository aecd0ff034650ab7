// Goals, hints and texts with places for numbers.

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { formatLink, parseLink } from '../../../web/src/config/link.js';
import { mendLink } from '../../../web/src/config/mend-link.js';
import { takePredicates } from '../../../web/src/config/mend-task.js';
import { judge } from '../../../web/src/goals/judge.js';
import { Unclear, parsePredicates } from '../../../web/src/goals/predicate.js';
import { taskOf } from '../../../web/src/goals/task.js';
import { predicateWords } from '../../../web/src/goals/words.js';
import { foundText } from '../../../web/src/narrator/phrases.js';
import { fillTemplate, withoutNumbers } from '../../../web/src/quantities/template.js';
import { catalog } from '../../web/catalog/catalog.js';
import { checkConfig, checkErrors } from '../checks.js';
import { measuredRun } from '../measured-run.js';
import { NUMBERS, QUANTITY_IDS, anyText, anyWord } from '../words.js';

const SIGNS = ['<', '<=', '>', '>=', '≤', '≥', ':lt:', ':le:', ':gt:', ':ge:', '', ' < ', '=', ':'];
const ABOUT = { names: ['SGD', '<b>Adam</b>'], isSurface: false };

/** @param {import('../tape.js').Tape} tape */
function quantity(tape) {
  const run = tape.pick(['', '', 'run1.', 'run2.', 'run3.', 'run99.', 'run0.']);
  const given = tape.pick(['', '', `(${tape.pick(NUMBERS)})`, '(0.1, run2)', '(run2)', '(run2,1)']);
  const name = tape.chance(0.1) ? anyWord(tape) : tape.pick([...QUANTITY_IDS, 'steps', 'diverged']);
  return run + (tape.chance(0.5) ? name.replaceAll('-', '_') : name) + given;
}

/** @param {import('../tape.js').Tape} tape */
function predicate(tape) {
  const right = tape.chance(0.7) ? tape.pick(NUMBERS) : quantity(tape);
  return tape.chance(0.05) ? anyText(tape) : quantity(tape) + tape.pick(SIGNS) + right;
}

/** @param {import('../tape.js').Tape} tape */
function predicates(tape) {
  const text = tape.list(4, () => predicate(tape)).join(tape.pick([';', '; ', ',']));
  return text.repeat(tape.pick([1, 1, 1, 1, 50]));
}

/** @param {import('../tape.js').Tape} tape */
function template(tape) {
  const place = () => (tape.chance(0.7) ? `{${quantity(tape)}}` : anyWord(tape));
  return tape
    .list(6, place)
    .join(' ')
    .repeat(tape.pick([1, 1, 1, 30]));
}

export default {
  id: 'goals',
  what: 'goals, hints, templates',
  runs: 100_000,
  tape: 80,
  /** @param {import('../tape.js').Tape} tape */
  make(tape) {
    return {
      goal: predicates(tape),
      hint: `${predicates(tape)}:${template(tape)}`,
      free: anyText(tape),
      template: template(tape),
      runs: [measuredRun(tape), measuredRun(tape)],
    };
  },
  check({ goal, hint, free, template: text, runs }) {
    const encoded = [goal, hint, free].map((one) => encodeURIComponent(one.toWellFormed()));
    const typed = `v=1&goal=${encoded[0]}&hint=${encoded[1]}&free=${encoded[2]}&run=sgd&run=adam`;
    const link = mendLink(typed.slice(0, 8000), catalog);
    const { config, problems } = parseLink(link, catalog);
    checkConfig(config);
    checkErrors(problems);
    const again = parseLink(formatLink(config, catalog), catalog).config;
    deepStrictEqual(again, config);
    checkTask(config, runs);
    checkTyped(goal);
    const filled = fillTemplate(text, runs, foundText);
    ok(filled.length < 60 * text.length + 100);
    strictEqual(typeof withoutNumbers(text), 'string');
  },
};

/**
 * @param {import('../../../web/src/config/config.js').Config} config
 * @param {import('../../../web/src/quantities/measured.js').Measured[]} runs
 */
function checkTask(config, runs) {
  const { goal, hints, problems } = taskOf(config);
  for (const { message } of problems) ok(message.length < 700);
  for (const one of [...goal, ...hints.flatMap(({ when }) => when)]) {
    ok(predicateWords(one, ABOUT).length < 400);
  }
  const { parts, isReached } = judge(goal, runs);
  strictEqual(parts.length, goal.length);
  strictEqual(typeof isReached, 'boolean');
}

/** @param {string} text as somebody types it */
function checkTyped(text) {
  const { predicates: read, rest } = takePredicates(text);
  ok(text.endsWith(rest));
  ok(read.length <= text.length);
  try {
    parsePredicates(text, 2);
  } catch (error) {
    if (!(error instanceof Unclear)) throw error;
  }
}
