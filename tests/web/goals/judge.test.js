// Whether goals are reached, on runs whose numbers are known.

import { describe, expect, it } from 'vitest';
import { judge } from '../../../web/src/goals/judge.js';
import { Unclear, parsePredicates } from '../../../web/src/goals/predicate.js';
import { taskOf } from '../../../web/src/goals/task.js';
import {
  goalSentence,
  predicateWords,
  progressWords,
  verdictWords,
} from '../../../web/src/goals/words.js';
import { measured } from '../quantities/measured.js';

const verdictOf = (text, runs) => judge(parsePredicates(text, runs.length), runs);
const told = (text, runs) => {
  const { isReached, step } = verdictOf(text, runs);
  return [isReached, step.value];
};

// Evaluated at steps 0, 10, ..., 50.
const run = measured([8, 4, 6, 1, 2, 3], { every: 10 });
const other = measured([9, 2, 2, 2, 2, 2.5], { every: 10 });
const early = measured([9, 1, 5, 5, 5, 5], { every: 10 });
const running = { ...run, status: 'training' };
const diverged = measured([1, 2], {
  every: 5,
  ...{ status: 'diverged', event: { kind: 'diverged', step: 7, message: '' } },
});

describe('a goal', () => {
  it.each([
    ['a loss counts from the first step on', 'val_loss<5', [run], [true, 10]],
    ['also where it rises again later', 'val_loss<=1', [run], [true, 30]],
    ['a loss that never falls so far', 'val_loss<1', [run], [false, NaN]],
    ['in time', 'val_loss<5;steps<=10', [run], [true, 10]],
    ['too late', 'val_loss<5;steps<10', [run], [false, 10]],
    ['two losses at the same step', 'run1.val_loss<5;run2.val_loss<=2', [run, other], [true, 10]],
    [
      'at the first step where all hold',
      'run1.val_loss<3;run2.val_loss<=2',
      [run, other],
      [true, 30],
    ],
    ['never at the same step', 'run1.val_loss<=1;run2.val_loss<=1', [run, early], [false, NaN]],
    ['a whole run counts at its end', 'peak>7', [run], [true, 50]],
    ['a loss above a bound, too', 'val_loss>2', [run], [true, 50]],
    ['where it ends elsewhere', 'val_loss>4', [run], [false, NaN]],
    ['a moment and a whole run', 'val_loss<5;peak<=8', [run], [true, 10]],
    ['a moment and a whole run that spoils it', 'val_loss<5;peak<8', [run], [false, 10]],
    ['two runs are compared at their end', 'run2.val_loss<run1.val_loss', [run, other], [true, 50]],
    ['the other way round', 'run1.val_loss<run2.val_loss', [run, other], [false, NaN]],
    ['a divergence', 'diverged;steps<10', [diverged], [true, 7]],
    ['none', 'diverged', [run], [false, NaN]],
    ['of the second run', 'run2.diverged', [run, diverged], [true, 7]],
    ['an accuracy that nobody measured', 'val_accuracy>=0.9', [run], [false, NaN]],
    ['steps alone', 'steps<=50', [run], [true, 50]],
    ['with an argument', 'first_below(5)<=10', [run], [true, 50]],
    ['of another run', 'times_lower(run2)<1', [run, other], [true, 50]],
  ])('%s: %s', (_, text, runs, expected) => {
    expect(told(text, runs)).toEqual(expected);
  });

  it('is reached while training goes on only where nothing can change it', () => {
    expect(told('val_loss<5', [running])).toEqual([true, 10]);
    expect(told('peak>7', [running])).toEqual([false, NaN]);
    expect(told('val_loss<5;peak<=8', [running])).toEqual([false, 10]);
    expect(told('val_loss<5;run2.peak>1', [run, undefined])).toEqual([false, 10]);
  });

  it('compares in the precision of the engine: nine of ten are 90 %', () => {
    const accuracy = Math.fround(9 / 10);
    expect(accuracy).toBeLessThan(0.9);
    const exact = measured([1, 1], { columns: { valAccuracy: [0, accuracy] } });
    expect(told('val_accuracy>=0.9', [exact])).toEqual([true, 1]);
    expect(told('val_accuracy>0.9', [exact])).toEqual([false, NaN]);
  });

  it('knows between which steps it was reached', () => {
    expect(verdictOf('val_loss<5', [run]).step).toEqual({ value: 10, after: 0 });
    expect(verdictOf('peak>7', [run]).step).toEqual({ value: 50 });
  });
});

describe('words', () => {
  const about = { names: ['Adam', 'SGD'], isSurface: false };
  const alone = { names: ['Adam'], isSurface: false };

  it.each([
    ['val_loss<0.05', alone, 'Validation loss below 0.05'],
    ['run2.val_accuracy>=0.97', about, 'Validation accuracy of SGD at least 97.0\u202f%'],
    ['run1.last<run2.last', about, 'Loss of Adam below that of SGD'],
    ['run1.last<run2.first', about, 'Loss of Adam below the first loss of SGD'],
    ['steps<=400', alone, 'Within 400 steps'],
    ['run2.diverged', about, 'SGD diverges'],
    ['first_below(0.1)<200', alone, 'First step with a loss below 0.1 below 200'],
    ['last<-1', { ...alone, isSurface: true }, 'Height below -1'],
  ])('%s', (text, whose, words) => {
    const [predicate] = parsePredicates(text, 2);
    expect(predicateWords(predicate, whose)).toBe(words);
  });

  it.each([
    ['val_loss<5', run, '4 by step 10', 'Reached between steps 0 and 10.'],
    [
      'val_loss<0.5',
      run,
      '1 at best',
      'Not reached: the validation loss came to 1, below 0.5 is asked for.',
    ],
    ['val_loss<0.5', running, '1 so far', 'Not reached yet.'],
    ['peak>10', run, '8', 'Not reached: the highest loss was 8, above 10 is asked for.'],
    ['val_accuracy>=0.9', run, 'not measured', 'Not reached: there is no validation accuracy.'],
    ['diverged', diverged, 'at step 7', 'Reached at step 7.'],
    ['diverged', run, '', 'Not reached: Adam did not diverge.'],
  ])('%s', (text, one, progress, words) => {
    const verdict = verdictOf(text, [one]);
    expect(progressWords(verdict.parts[0])).toBe(progress);
    expect(verdictWords(verdict, alone)).toBe(words);
  });

  it('name both numbers of a comparison', () => {
    const { parts } = verdictOf('run1.last<run2.last', [run, other]);
    expect(progressWords(parts[0])).toBe('3 against 2.5');
  });

  it('say all of it in a sentence', () => {
    expect(goalSentence(verdictOf('val_loss<5;steps<=40', [run]), alone)).toBe(
      'Goal: validation loss below 5, and within 40 steps. Reached between steps 0 and 10.',
    );
    const late = verdictOf('val_loss<5;steps<=5', [run]);
    expect(verdictWords(late, alone)).toBe('Not reached: it took between 0 and 10 steps.');
    const one = verdictOf('run1.val_loss<=1;run2.val_loss<1', [run, other]);
    expect(verdictWords(one, about)).toMatch(/of SGD came to 2, below 1/);
    const never = verdictOf('run1.val_loss<=1;run2.val_loss<=1', [run, early]);
    expect(verdictWords(never, about)).toBe('Not reached: never all of it at the same step.');
  });
});

describe('what cannot be understood', () => {
  it.each([
    ['val_los<1', 'val_los is not a known quantity'],
    ['run3.val_loss<1', 'there is no run 3'],
    ['val_loss', 'val_loss needs a comparison'],
    ['limit_step<3', 'limit_step is measured only where a view shows it'],
    ['times_lower<1', 'times_lower needs another run'],
    ['steps<run2.peak', 'steps must be compared with a number'],
  ])('%s', (text, message) => {
    const read = () => parsePredicates(text, 2);
    expect(read).toThrow(Unclear);
    expect(read).toThrow(message);
  });

  it('is told with its key, and the rest is used', () => {
    const goal = ['val_loss:lt:1', 'nothing:lt:1'];
    const hint = ['diverged:Why?', 'nothing:Text', ':Try again'];
    const task = taskOf({ goal, hint, runs: [{}] });
    expect(task.goal.map(({ text }) => text)).toEqual(['val_loss:lt:1']);
    expect(task.hints).toMatchObject([{ text: 'Why?' }, { when: [], text: 'Try again' }]);
    expect(task.problems.map(({ key, value }) => [key, value])).toEqual([
      ['goal', 'nothing:lt:1'],
      ['hint', 'nothing:Text'],
    ]);
  });
});
