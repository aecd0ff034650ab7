// What repeats over seeds say: whether the order of the runs holds, with whom it changes, who diverged.

import { describe, expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../../web/src/config/index.js';
import { planRepeat } from '../../../../web/src/studies/repeat.js';
import { repeatModel } from '../../../../web/src/views/repeat/chart.js';
import { curvesTable, repeatTable, repeatWords } from '../../../../web/src/views/repeat/report.js';
import { catalog, index } from '../../catalog/catalog.js';
import { trial } from '../../studies/trials.js';

const NAMES = ['Adam', 'SGD', 'Lion'];

/** A plan of as many runs as there are losses of each repeat, and trials that ended with them. */
function madeOf(...repeats) {
  const runs = ['adam', 'sgd', 'lion'].slice(0, repeats[0].length).map((id) => `&run=${id}`);
  const link = `v=1&steps=100&repeat.seeds=${repeats.length}${runs.join('')}`;
  const { config } = parseLink(link, catalog);
  const value = (key) => settingValue(config.settings, key, index);
  const plan = planRepeat({ config, catalog, value, selected: 0 });
  const trials = repeats.flat().map((loss) => {
    const status = loss === Infinity ? 'diverged' : 'finished';
    const step = Int32Array.from(loss === Infinity ? [0] : [0, 100]);
    const valLoss = Float32Array.from(loss === Infinity ? [1] : [1, loss]);
    return trial({ status, valLoss: loss, curve: { step, valLoss, trainLoss: valLoss } });
  });
  return { plan, trials, names: NAMES.slice(0, repeats[0].length) };
}

function wordsOf(...repeats) {
  const { plan, trials, names } = madeOf(...repeats);
  return repeatWords(plan, trials, names, String);
}

describe('the words of repeats', () => {
  it.each([
    [
      'two keep their order',
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      'Adam ended below SGD with all 3 seeds.',
    ],
    [
      'two keep it with both',
      [
        [2, 1],
        [4, 3],
      ],
      'SGD ended below Adam with both seeds.',
    ],
    [
      'three keep it',
      [
        [1, 3, 2],
        [4, 6, 5],
      ],
      'The order holds with both seeds, lowest first: Adam, Lion and SGD.',
    ],
    [
      'two change it',
      [
        [1, 2],
        [4, 3],
        [1, 3],
      ],
      'The order of Adam and SGD changes with the seed: Adam ended lower with 2 of 3 seeds.',
    ],
    [
      'one pair of three changes it',
      [
        [1, 8, 2],
        [3, 8, 2],
        [1, 9, 2],
      ],
      'The order of Adam and Lion changes with the seed: Adam ended lower with 2 of 3 seeds.',
    ],
    [
      'all change it',
      [
        [1, 2, 3],
        [3, 2, 1],
        [2, 2.5, 2.2],
      ],
      'The order changes with the seed.',
    ],
    [
      'one stands alone',
      [[1], [4], [2]],
      'Adam ends between 1 and 4 with 3 seeds; the median is 2.',
    ],
    [
      'nothing is random',
      [
        [1, 2],
        [1, 2],
      ],
      'All repeats are equal to the last bit: nothing that changes matters to these runs.',
    ],
    [
      'some diverge',
      [
        [1, Infinity],
        [2, 1],
        [3, Infinity],
      ],
      'The order of Adam and SGD changes with the seed: Adam ended lower with 2 of 3 seeds.',
    ],
  ])('where %s', (_, repeats, words) => {
    expect(wordsOf(...repeats)[0]).toBe(words);
  });

  it('name every pair of neighbours where one sentence does not say it all', () => {
    expect(wordsOf([1, 8, 2], [3, 8, 2], [1, 9, 2]).slice(1, 3)).toEqual([
      'The order of Adam and Lion changes with the seed: Adam ended lower with 2 of 3 seeds.',
      'Lion ended below SGD with all 3 seeds.',
    ]);
  });

  it('say who diverged, and how it was done', () => {
    const words = wordsOf([1, Infinity], [2, 1], [3, Infinity]);
    expect(words).toContain('Diverged: SGD with 2 of 3 seeds.');
    expect(words.at(-1)).toBe(
      'Each run trained 3 times: first as on the page, then the first weights and the order of the batches were drawn with the next seeds. The runs of one repeat share their seeds. The validation loss is compared.',
    );
  });
});

describe('the tables of repeats', () => {
  it('have a row for every training, with its seeds', () => {
    const { plan, trials, names } = madeOf([1, 2], [3, Infinity]);
    const { columns, rows } = repeatTable(plan, trials, names);
    expect(columns.slice(0, 5)).toEqual(['run', 'repeat', 'init.seed', 'batch.seed', 'status']);
    expect(rows.map((row) => row.slice(0, 5))).toEqual([
      ['Adam', 1, 1, 1, 'finished'],
      ['SGD', 1, 1, 1, 'finished'],
      ['Adam', 2, 2, 2, 'finished'],
      ['SGD', 2, 2, 2, 'diverged'],
    ]);
  });

  it('have the curves that are drawn', () => {
    const { plan, trials, names } = madeOf([1, 2], [3, Infinity]);
    expect(curvesTable(plan, trials, names, 'range').rows).toEqual([
      ['Adam', 0, 1, 1, 1],
      ['Adam', 100, 2, 1, 3],
      ['SGD', 0, 1, 1, 1],
      ['SGD', 100, Infinity, 2, Infinity],
    ]);
  });
});

describe('the chart of repeats', () => {
  const series = NAMES.map((name, slot) => ({ name, slot, dash: [] }));
  const modelOf = (shown, only = null) => {
    const { plan, trials } = madeOf([1, 2], [3, 4], [2, 9]);
    return repeatModel({ plan, results: trials, series }, { isLog: false, shown, only });
  };

  it('has a median and a band for each run, with both at its end', () => {
    const { curves } = modelOf('range');
    expect(curves.map(({ name, y, endText }) => [name, [...y], endText])).toEqual([
      ['Adam', [1, 2], '2 (1–3)'],
      ['SGD', [1, 4], '4 (2–9)'],
    ]);
    expect(curves[1].bands).toEqual([{ low: [1, 2], high: [1, 9] }]);
  });

  it('has the middle half, or every repeat, where that is wanted', () => {
    expect(modelOf('quartiles', 1).curves[0].bands).toEqual([{ low: [1, 3], high: [1, 6.5] }]);
    const each = modelOf('each', 0).curves;
    expect(each.map(({ y, isSecond }) => [y[1], Boolean(isSecond)])).toEqual([
      [1, true],
      [3, true],
      [2, true],
      [2, false],
    ]);
  });
});
