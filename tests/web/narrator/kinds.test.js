// Every kind of sentence, from numbers with a known answer; and that it is silent just beside it.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../../web/src/narrator/kinds.js';
import { roundAbove } from '../../../web/src/narrator/round-above.js';
import { measured } from '../quantities/measured.js';

const byId = new Map(kinds.map((kind) => [kind.kind, kind]));
const NAMES = ['SGD', 'Adam', 'Lion'];

// A run as sentences speak of it: what it measured, and what else a test says.
function run(index, losses, { told = {}, ...rest } = {}) {
  const one = measured(losses, rest);
  const isOver = one.status !== 'training';
  return {
    ...{ index, name: NAMES[index], measured: one, problem: 'spirals', hasSeed: false },
    ...{
      isNoisy: false,
      warmsUp: false,
      isOver,
      isFinished: one.status === 'finished',
      reason: '',
    },
    ...told,
  };
}

function say(kind, ...runs) {
  const claims = byId.get(kind).tell({ runs, isOver: runs.every(({ isOver }) => isOver) });
  return claims.map(({ text }) => text);
}

const NOISY = { told: { isNoisy: true, hasSeed: true } };
const training = { status: 'training' };
const line = (from, to, count) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

const rising = [...line(1.5, 0.55, 10), ...line(0.5, 1, 21)];

const jumping = Array.from({ length: 40 }, (_, i) => 0.12 + (i % 2) * 0.06);

// Losses that neither rise nor fall on the whole, and end at their lowest.
const upAndDown = (count) =>
  Array.from({ length: count }, (_, i) => 0.2 - 0.19 * Math.sin(i + 1.5));

it('are all those of the folder, and at least 15', () => {
  const folder = new URL('../../../web/src/narrator/kinds/', import.meta.url);
  const files = readdirSync(folder).map((file) => file.replace(/\.js$/, ''));
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(files.sort());
  expect(kinds.length).toBeGreaterThanOrEqual(15);
});

it.each([
  [0.37, 0.5],
  [0.5, 1],
  [1, 2],
  [7, 10],
  [0.0099, 0.01],
  [0, 1e-6],
  [-1, NaN],
])('the round value above %d is %d', (value, round) => {
  expect(roundAbove(value)).toBe(round);
});

describe('comparisons', () => {
  const slow = [8, 7, 6, 5, 4, 3, 2, 1.5, 0.9];
  const fast = [8, 4, 2, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4];

  it('say who was first below a round value, and by how much', () => {
    expect(say('first-below', run(0, slow), run(1, fast))).toEqual([
      'Adam: first below 1 at step 3, 2.7 times earlier than SGD',
    ]);
    expect(
      say('first-below', run(0, slow, { every: 10 }), run(1, fast, { every: 10, ...NOISY })),
    ).toEqual(['Adam: first below 1 between steps 20 and 30, at least 2.3 times earlier than SGD']);
    expect(say('first-below', run(0, slow), run(1, slow))).toEqual([]);
  });

  it('compare with the next one, and do not praise a dip', () => {
    const next = [8, 5, 4, 2, 1.6, 0.9, 0.8, 0.8, 0.8];
    expect(say('first-below', run(0, slow), run(1, fast), run(2, next))).toEqual([
      'Adam: first below 1 at step 3, 1.7 times earlier than Lion',
    ]);
    const dip = [8, 0.01, 4, 2, 5, 3, 4, 2, 5];
    expect(say('first-below', run(0, slow), run(1, dip))).toEqual([]);
    expect(say('first-below', run(0, fast), run(1, [...dip.slice(2), 0.3, 5]))).toEqual([]);
    expect(say('only-below', run(0, slow), run(1, dip))).toEqual([]);
  });

  it('say who alone came below one, when all is over', () => {
    const high = [8, 7, 6, 5.6];
    expect(say('only-below', run(0, high), run(1, fast))).toEqual([
      'Only Adam gets below 1, first at step 3',
    ]);
    expect(say('only-below', run(0, high, training), run(1, fast))).toEqual([]);
    expect(say('only-below', run(0, [8, 0.51]), run(1, [8, 0.49]))).toEqual([]);
  });

  it('say who ends lowest, and next', () => {
    expect(say('lowest', run(0, [8, 2]), run(1, [8, 0.5]), run(2, [8, 3], NOISY))).toEqual([
      'Adam ends lowest: 0.5, then SGD with 2',
    ]);
    expect(say('lowest', run(0, [8, 2]), run(1, [8, 2]))).toEqual([]);
    expect(say('lowest', run(0, [8, 2]), run(1, [8, 0.5], training))).toEqual([]);
  });

  it('say that two are tied where now one is lower, now the other', () => {
    const a = run(0, [5, 1, 3, 1, 3, 1, 3, 1, 3], NOISY);
    const b = run(1, [5, 2, 2, 2, 2, 2, 2, 2, 2], NOISY);
    expect(say('tie', a, b)).toEqual([
      'SGD and Adam are tied within the noise of the batches in the last 8 evaluations',
    ]);
    expect(say('lowest', a, b)).toEqual([]);
    expect(say('tie', a, run(1, [5, 9, 9, 9, 9, 9, 9, 9, 9], NOISY))).toEqual([]);
  });

  it('say when one overtakes the other for good', () => {
    const early = run(0, [8, 4, 4, 4, 4, 4], { every: 10 });
    expect(say('overtakes', early, run(1, [8, 6, 5, 3, 2, 1], { every: 10 }))).toEqual([
      'Adam overtakes SGD between steps 20 and 30 and stays ahead',
    ]);
    expect(say('overtakes', early, run(1, [8, 3, 3, 3, 2, 1], { every: 10 }))).toEqual([]);
  });

  it('say where a slower run ends', () => {
    expect(say('behind', run(0, [8, 7, 6, 5, 4]), run(1, [8, 4, 2, 1, 1], NOISY))).toEqual([
      'SGD ends at 4, where Adam was by step 1',
    ]);
    expect(say('behind', run(0, [8, 7, 6, 5, 4]), run(1, [8, 7, 6, 5, 3]))).toEqual([]);
  });

  it('say that what differs made no difference', () => {
    expect(say('same', run(0, [3, 2, 1]), run(1, [3, 2, 1]))).toEqual([
      'SGD and Adam are the same in every digit of all 3 evaluations',
    ]);
    expect(say('same', run(0, [3, 2, 1]), run(1, [3, 2, 1.000006]))).toEqual([
      'SGD and Adam agree within 0.001\u202f% in all 3 evaluations',
    ]);
    expect(say('same', run(0, [3, 2, 1]), run(1, [3, 2, 1.0001]))).toEqual([]);
  });

  it.each(['first-below', 'only-below', 'lowest', 'overtakes', 'behind', 'same', 'tie'])(
    '%s is silent where the problems differ',
    (kind) => {
      const other = { told: { problem: 'moons' } };
      for (const [a, b] of [
        [slow, fast],
        [fast, fast],
      ]) {
        expect(say(kind, run(0, a), run(1, b, other))).toEqual([]);
      }
    },
  );
});

describe('sentences about one run', () => {
  const event = { kind: 'diverged', step: 9, message: 'the loss is not finite.' };
  const diverged = { status: 'diverged', event };
  const sharp = { step: [0, 10, 20], sharpness: [5, 19, 21], limit: [20, 20, 20] };
  const zigzag = Array.from({ length: 21 }, (_, i) => (i % 2 ? 2 : 1));
  const noisy = Array.from({ length: 100 }, (_, i) => (i < 20 ? 9 : i < 80 ? 1 + (i % 2) / 2 : 1));

  it.each([
    ['diverged', 'SGD diverged at step 9: the loss is not finite', [1, 5], diverged],
    [
      'diverged',
      'SGD diverged at step 9: rate 30 is above 2 / sharpness = 0.12 at the start',
      [1, 5],
      { ...diverged, told: { reason: 'rate 30 is above 2 / sharpness = 0.12 at the start' } },
    ],
    ['above-start', 'SGD ends higher (1.25) than it started (1)', [1, 0.5, 1.25]],
    [
      'all-right',
      'SGD gets every validation sample right from step 2 on',
      [3, 2, 1],
      { accuracy: [0.5, 0.9, 1] },
    ],
    [
      'early',
      'SGD has made 90 % of its fall from 10 to 0 within the first 1 of 10 steps',
      [10, 1, ...line(0.9, 0, 9)],
    ],
    [
      'gap',
      'SGD fits the training data much better than new data: loss 0.25 on all training samples, 0.75 on validation samples',
      [1, 0.75],
      { training: [1, 0.25] },
    ],
    [
      'by-heart',
      'SGD has learned the training data by heart: loss 0.01 on all training samples, 11.5 on validation samples, more than at the start',
      [0.75, 11.5],
      { training: [0.75, 0.01] },
    ],
    ['jump', 'SGD jumps from 0.5 to 4 between steps 10 and 20', [1, 0.5, 4, 0.2], { every: 10 }],
    [
      'limit',
      'SGD: its rate crosses 2 / sharpness between steps 10 and 20: 0.1 is above 0.09524',
      [1],
      { sharp, rates: Array(21).fill(0.1) },
    ],
    [
      'overfit',
      'SGD overfits: from step 10 to 30 validation rose from 0.5 to 1, while training fell',
      rising,
      { training: line(1, 0.1, 31) },
    ],
    ['peak', 'SGD first climbs from 1 to 3 at step 1, then falls', [1, 3, 2, 0.5]],
    ['stands-still', 'SGD stays flat from step 2 on, within 2 % of 1', [4, 2, 1.01, 1, 0.99, 1]],
    [
      'rate-drop',
      'SGD: its rate drops from 0.2 to 0.02 at step 3; loss 5 then, 1 at the end',
      [8, 7, 6, 5, 1],
      { rates: [0.2, 0.2, 0.2, 0.02] },
    ],
    [
      'rate-zero',
      'SGD: its rate is 0 from step 2 on',
      [8, 7, 6, 6, 6],
      { rates: [0.2, 0.1, 0, 0] },
    ],
    [
      'settles',
      'SGD settles as its rate falls: it moves by 0.5 per evaluation in the middle fifth, 0 in the last tenth',
      noisy,
      { ...NOISY, rates: line(1, 0, 99) },
    ],
    [
      'slow',
      'SGD hardly moves: 1 at the start, 0.99 at the end; its rate may be too small',
      [1, 1.01, 0.99],
    ],
    ['still-falls', 'SGD still falls: 2 by step 9, 1 at the end, its lowest', line(11, 1, 11)],
    [
      'warm-up',
      'SGD: warm-up ends at step 2, at rate 0.3',
      [8, 7, 6, 5],
      { rates: [0.1, 0.2, 0.3, 0.3], told: { warmsUp: true } },
    ],
    ['zigzag', 'SGD goes up and down: it rises in 10 of 20 evaluations', zigzag],
  ])('%s: %s', (kind, text, losses, rest) => {
    expect(say(kind, run(0, losses, rest))).toEqual([text]);
  });

  it.each([
    ['diverged', [1, 5]],
    ['above-start', [1, 0.5, 1.05]],
    ['above-start', [1, 2], training],
    ['above-start', [0.75, 11.5], { training: [0.75, 0.01] }],
    ['by-heart', [1, 0.75], { training: [1, 0.01] }],
    ['all-right', [2, 1], { accuracy: [0.5, 0.99] }],
    ['early', line(10, 0, 11)],
    ['early', [0.7561, ...Array(20).fill(0.6928)]],
    ['gap', [1, 0.75], { training: [1, 0.4] }],
    ['gap', [1, 0.75], { training: [1, 0.25], ...training }],
    ['jump', [1, 0.5, 1.4]],
    ['jump', [100, 0.5, 4]],
    ['limit', [1], { rates: Array(21).fill(0.1) }],
    ['limit', [1], { sharp, rates: Array(21).fill(0.3), ...NOISY }],
    ['overfit', [1, 0.7, 0.5, 0.6, 0.8], { training: [1, 0.6, 0.5, 0.6, 0.7] }],
    ['overfit', [1, 0.7, 0.5, 0.8, 0.51], { training: [5, 4, 3, 2, 1] }],
    // The lowest point of an up and down is no beginning of a rise.
    ['overfit', [...line(1, 0.2, 10), ...upAndDown(40), 0.3], { training: line(1, 0.01, 51) }],
    ['overfit', [...line(1, 0.5, 16), ...line(1, 0.6, 14)], { training: line(1, 0.01, 30) }],
    // A rise within the scatter of a jumping curve.
    [
      'overfit',
      [...line(1, 0.2, 10), ...line(0.1, 0.101, 10), ...jumping],
      { training: line(1, 0.01, 60) },
    ],
    // What rises before the end may fall back.
    ['overfit', rising, { training: line(1, 0.1, 31), ...training }],
    ['peak', [1, 1.4, 0.5]],
    ['stands-still', [4, 3, 2, 1.5, 1]],
    ['stands-still', [1, 1, 1, 1]],
    ['rate-drop', [3, 2, 1], { rates: [0.2, 0.2, 0.15] }],
    ['rate-zero', [3, 2, 1], { rates: [0.2, 0.1] }],
    ['settles', noisy, { ...NOISY, rates: Array(99).fill(1) }],
    ['slow', [1, 0.5, 1]],
    ['slow', [1, 1, 1], { rates: [0, 0] }],
    ['still-falls', [...line(11, 1, 10), 1]],
    ['warm-up', [8, 7], { rates: [0.1, 0.2, 0.3, 0.3] }],
    ['zigzag', line(2, 1, 30)],
    // A curve that is flat to the eye.
    ['zigzag', Array.from({ length: 67 }, (_, i) => 0.69 + (i % 2 ? 0.001 : 0))],
  ])('%s is silent about %j %j', (kind, losses, rest) => {
    expect(say(kind, run(0, losses, rest))).toEqual([]);
  });

  it('tell of the largest gap alone', () => {
    const [some, more] = [0.0017, 0.00086].map((loss) => ({ training: [1, loss] }));
    expect(say('gap', run(0, [1, 0.0103], some), run(1, [1, 0.0084], more))).toEqual([
      'Adam fits the training data much better than new data: loss 0.00086 on all training samples, 0.0084 on validation samples',
    ]);
  });

  it('are told of every kind', () => {
    const shared = ['first-below', 'only-below', 'lowest', 'tie', 'overtakes', 'behind', 'same'];
    const single = [
      ...[
        'diverged',
        'above-start',
        'all-right',
        'by-heart',
        'early',
        'gap',
        'jump',
        'limit',
        'overfit',
        'peak',
      ],
      ...[
        'stands-still',
        'rate-drop',
        'rate-zero',
        'settles',
        'slow',
        'still-falls',
        'warm-up',
        'zigzag',
      ],
    ];
    expect([...shared, ...single].sort()).toEqual(kinds.map(({ kind }) => kind).sort());
  });
});
