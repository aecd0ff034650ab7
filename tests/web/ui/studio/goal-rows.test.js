// Goals and hints as fields of a form, and back.

import { describe, expect, it } from 'vitest';
import { parsePredicate } from '../../../../web/src/goals/predicate.js';
import {
  goalChoices,
  rowOf,
  textOfRow,
  usualRow,
} from '../../../../web/src/ui/studio/goal-rows.js';
import { joinHint, splitHint } from '../../../../web/src/ui/studio/hint-lines.js';

describe('a goal as fields', () => {
  it.each([
    ['val_loss:lt:0.05', 1],
    ['run2.val_accuracy:ge:0.97', 2],
    ['run1.val_loss:lt:run2.val_loss', 2],
    ['first_below(0.1):le:200', 1],
    ['run1.first_below(0.1):lt:run2.first_below(0.1)', 2],
    ['steps:le:400', 2],
    ['diverged', 1],
    ['run2.diverged', 2],
    ['last:gt:-0.5', 1],
  ])('%s with %i runs', (text, runs) => {
    expect(textOfRow(rowOf(text, runs), runs)).toBe(text);
  });

  it.each(['times_lower(run2):gt:2', 'run1.last:lt:run2.peak', 'nonsense:lt:1', 'run9.last:lt:1'])(
    'does not show %s',
    (text) => expect(rowOf(text, 2)).toBeNull(),
  );

  it('begins with a number that can be understood, whatever is chosen', () => {
    const ids = goalChoices().map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['val_loss', 'val_accuracy']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      const text = textOfRow(usualRow(id), 2);
      expect(parsePredicate(text, 2).text).toBe(text);
      expect(rowOf(text, 2)).toMatchObject({ quantity: id });
    }
  });
});

describe('a hint as two fields', () => {
  it.each([
    [
      'val_loss:gt:0.5;steps:le:100:Too slow: why?',
      'val_loss > 0.5; steps <= 100',
      'Too slow: why?',
    ],
    [':Always', '', 'Always'],
    ['diverged:9 of 10', 'diverged', '9 of 10'],
  ])('%s', (line, when, text) => {
    expect(splitHint(line)).toEqual({ when, text });
    expect(joinHint({ when, text })).toBe(line);
  });

  it('leaves out what cannot be read', () => {
    expect(joinHint({ when: '<<', text: ' Text ' })).toBe(':Text');
    expect(joinHint({ when: '', text: 'x'.repeat(900) })).toHaveLength(500);
  });
});
