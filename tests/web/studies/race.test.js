// Fair races: equal tuning, fresh seeds, order and words.

import { describe, expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../web/src/config/index.js';
import { Race, planRace, usualRacers } from '../../../web/src/studies/race.js';
import { tableInView, tableToJson, tableToMarkdown } from '../../../web/src/studies/tables.js';
import { listOf } from '../../../web/src/studies/words.js';
import {
  comparisonTable,
  raceTable,
  raceWords,
  tuningTable,
} from '../../../web/src/views/race/report.js';
import { catalog, index } from '../catalog/catalog.js';
import { trial } from './trials.js';

function planOf(link) {
  const { config, problems } = parseLink(`v=1&${link}`, catalog);
  expect(problems).toEqual([]);
  const value = (key) => settingValue(config.settings, key, index);
  return planRace({ config, catalog, value });
}

const format = { number: String, loss: String, count: String };

/** Tunes and compares with losses that a function gives. */
function raceOf(link, lossOf) {
  const plan = planOf(link);
  const race = new Race(plan);
  const made = (job) => {
    const seed = job.spec.settings['init.seed'];
    const loss = lossOf({ racer: job.racer, rate: job.rate, seed });
    const status = loss === Infinity ? 'diverged' : 'finished';
    return trial({ status, valLoss: loss, trainLoss: loss, bestValLoss: loss });
  };
  const jobs = { tuning: race.firstJobs(), extra: [], fresh: [] };
  for (const job of jobs.tuning) race.tuned(job, made(job));
  for (let extra = race.extraJobs(); extra.length; extra = race.extraJobs()) {
    jobs.extra.push(...extra);
    for (const job of extra) race.tuned(job, made(job));
  }
  jobs.fresh = race.lastJobs();
  for (const job of jobs.fresh) race.compared(job, made(job));
  return { plan, race, jobs };
}

// Lowest at a rate, in decades from it.
const valley = (rate, best) => 0.1 + Math.log10(rate / best) ** 2;

describe('the budget of a race', () => {
  it('is the same for every optimizer: rates around its usual one, seeds, steps', () => {
    const plan = planOf('race.optimizers=adam-sgd-lion&race.steps=300');
    expect(plan.obstacle).toBe('');
    for (const { definition, rates, start } of plan.racers) {
      const lr = index.rule(definition.optimizer).paramById.get('lr');
      expect(start).toBe(lr.start);
      expect(rates).toHaveLength(7);
      expect(rates[3]).toBe(lr.start);
      // Three decades, a half on each side.
      expect(rates[6] / rates[0]).toBeCloseTo(1000, -1);
    }
    const jobs = plan.tuning(
      plan.racers.flatMap(({ rates }, racer) => rates.map((rate) => ({ racer, rate }))),
    );
    expect(jobs).toHaveLength(3 * 7 * 3);
    expect(jobs.every(({ steps }) => steps === 300)).toBe(true);
    expect(plan.trials).toBe(3 * 7 * 3 + 3 * 5);
  });

  it('does not depend on the rate that a run has', () => {
    const [one, other] = planOf('run=adam,lr=0.5&run=adam,lr=0.00001').racers;
    expect(one.rates).toEqual(other.rates);
  });

  it('tunes with some seeds and compares with others', () => {
    const { jobs } = raceOf('init.seed=10&run=adam&run=sgd', () => 1);
    const seeds = (list) => [...new Set(list.map(({ spec }) => spec.settings['init.seed']))];
    expect(seeds(jobs.tuning)).toEqual([10, 11, 12]);
    expect(seeds(jobs.fresh)).toEqual([13, 14, 15, 16, 17]);
  });

  it('keeps what a run of the table is besides its rate', () => {
    const { spec } = planOf('run=adam,beta2=0.9,schedule=cosine,batch=5&run=sgd').tuning([
      { racer: 0, rate: 0.01 },
    ])[0];
    expect(spec.optimizer).toEqual({ id: 'adam', params: { beta2: 0.9, lr: 0.01 } });
    expect(spec.schedule.id).toBe('cosine');
    expect(spec.settings.batch).toBe(5);
  });

  it.each([
    [
      'schedules',
      'run=adam,schedule=cosine&run=sgd,schedule=cosine&run=adamw',
      'Adam and SGD: schedule Cosine; AdamW: schedule Constant',
    ],
    ['batches', 'run=adam&run=sgd,batch=1', 'Adam: batch 32; SGD: batch 1'],
    ['rates only', 'run=adam,lr=0.5,schedule=cosine&run=sgd,schedule=cosine', ''],
    ['parameters of an optimizer', 'run=adam&run=adam,beta2=0.9', ''],
  ])('says what the runs do not share: %s', (_, link, terms) => {
    const { unlike } = planOf(link);
    expect(unlike).toBe(
      terms && `The runs differ in more than the optimizer, which may decide the race. ${terms}.`,
    );
  });

  it('takes two: a run alone lets the usual optimizers race', () => {
    for (const link of ['run=adam', 'run=adam&run=sgd,visible=0']) {
      const { obstacle, note, racers, fromTable } = planOf(link);
      expect([obstacle, fromTable]).toEqual(['', false]);
      expect(note).toMatch(/takes two/);
      expect(racers.map(({ definition }) => definition.optimizer)).toEqual(usualRacers(catalog));
    }
    expect(planOf('race.optimizers=adam&run=adam&run=sgd').obstacle).toMatch(/takes two/);
  });

  it('has about ten usual optimizers, none of which needs more than gradients', () => {
    const usual = usualRacers(catalog);
    expect(usual).toHaveLength(10);
    for (const id of usual) expect(index.rule(id)).toMatchObject({ wrapper: false, needs: [] });
    expect(planOf(`race.optimizers=${usual.join('-')}`).racers).toHaveLength(10);
  });
});

describe('tuning', () => {
  it('chooses the rate of the lowest median', () => {
    const { race } = raceOf('run=adam&run=sgd', ({ racer, rate }) =>
      valley(rate, racer === 0 ? 0.0316 : 0.0316),
    );
    expect(race.records.map(({ best }) => best)).toEqual([0.0316, 0.0316]);
    expect(race.edgeOf(0)).toBe('');
  });

  it('is not misled by one lucky seed, and counts what diverged', () => {
    const { race } = raceOf('run=adam&run=sgd', ({ rate, seed }) => {
      if (rate > 0.2) return seed === 1 ? 0.001 : Infinity;
      return valley(rate, 0.01);
    });
    expect(race.records[0].best).toBe(0.01);
    const highest = race.tuningOf(0).at(-1);
    expect(highest).toMatchObject({ low: 0.001, median: Infinity, high: Infinity });
  });

  it('goes beyond the end where the best rate is there, and says so', () => {
    const { race, jobs } = raceOf('run=adam&run=sgd', ({ racer, rate }) =>
      valley(rate, racer === 0 ? 1 : 0.1),
    );
    // Adam's range ends at 0.316; 1 is tried, then 3.16 shows that it was the best.
    expect(race.records[0].best).toBe(1);
    expect(race.records[0].extensions).toBe(2);
    expect([...new Set(jobs.extra.map(({ rate }) => rate))]).toEqual([1, 3.16]);
    expect(race.edgeOf(0)).toBe('');
    const words = raceWords(race, ['Adam', 'SGD'], format).join(' ');
    expect(words).toContain('Adam (2 more)');
    expect(words).not.toContain('Still at the end');
  });

  it('gives up after some rates beyond, and warns', () => {
    const { race } = raceOf('run=adam&run=sgd', ({ racer, rate }) =>
      racer === 0 ? 1 / rate : valley(rate, 0.1),
    );
    expect(race.edgeOf(0)).toBe('high');
    expect(race.records[0].extensions).toBe(3);
    expect(raceWords(race, ['Adam', 'SGD'], format).join(' ')).toMatch(/Still at the end.*Adam/);
  });
});

describe('the order', () => {
  // Fresh seeds are 4 to 8; medians 0.3, 0.32, 0.9.
  const losses = [
    { 4: 0.1, 5: 0.2, 6: 0.3, 7: 0.4, 8: 0.5 },
    { 4: 0.31, 5: 0.32, 6: 0.32, 7: 0.33, 8: 0.34 },
    { 4: 0.8, 5: 0.85, 6: 0.9, 7: Infinity, 8: 0.95 },
  ];
  const { race } = raceOf('run=adam&run=sgd&run=lion', ({ racer, rate, seed }) =>
    seed < 4
      ? valley(rate, index.rule(['adam', 'sgd', 'lion'][racer]).paramById.get('lr').start)
      : losses[racer][seed],
  );
  const standings = race.standings();

  it('is by median, and names ties as ties', () => {
    expect(standings.map(({ racer, rank }) => [racer, rank])).toEqual([
      [0, 1],
      [1, 1],
      [2, 3],
    ]);
    expect(standings[2]).toMatchObject({ diverged: 1, median: 0.9, high: Infinity, count: 5 });
    const [result] = raceWords(race, ['Adam', 'SGD', 'Lion'], format);
    expect(result).toContain('Adam has the lowest median');
    expect(result).toContain('tied with SGD');
    expect(result).not.toContain('Lion');
  });

  it('ties all whose range contains the lowest median, however many lie between', () => {
    // Medians 0.01, 0.02, 0.05 and 0.06; the ranges of the second and the fourth miss 0.01.
    const few = [
      [0.01, 0.009, 0.011],
      [0.02, 0.019, 0.055],
      [0.05, 0.006, 0.16],
      [0.06, 0.058, 0.07],
    ];
    const { race: mixed } = raceOf(
      'race.fresh=3&run=adam&run=sgd&run=lion&run=nadam',
      ({ racer, seed }) => (seed < 4 ? 1 : few[racer][seed - 4]),
    );
    expect(mixed.standings().map(({ racer, rank }) => [racer, rank])).toEqual([
      [0, 1],
      [2, 1],
      [1, 3],
      [3, 4],
    ]);
    const names = ['Adam', 'SGD', 'Lion', 'NAdam'];
    expect(raceWords(mixed, names, format)[0]).toContain('is tied with Lion:');
  });

  it('has one winner where nobody comes near', () => {
    const clear = raceOf('run=adam&run=sgd', ({ racer }) => racer + 1).race;
    expect(clear.standings().map(({ rank }) => rank)).toEqual([1, 2]);
    expect(raceWords(clear, ['Adam', 'SGD'], format)[0]).toMatch(/^Adam wins/);
  });

  it('says how the tuning was done', () => {
    const words = raceWords(race, ['Adam', 'SGD', 'Lion'], format).join(' ');
    expect(words).toContain('7 rates');
    expect(words).toContain('3 seeds');
    expect(words).toContain('2000 steps');
    expect(words).toContain('median validation loss');
    expect(words).toContain('5 seeds that tuning had not seen');
    expect(words).toContain('those of the run');
  });

  it('is a table, and files of it', () => {
    const table = raceTable(race, ['Adam', 'SGD', 'Lion']);
    expect(table.rows[0].slice(0, 6)).toEqual([1, 'Adam', 0.01, 0.3, 0.1, 0.5]);
    expect(tableToMarkdown(table).split('\n')[2]).toMatch(/^\| 1 \| Adam \| 0.01 \| 0.3 \|/);
    const parsed = JSON.parse(tableToJson(table, { link: 'v=1', words: ['a'] }));
    expect(parsed.link).toBe('v=1');
    expect(parsed.rows[2]).toMatchObject({ optimizer: 'Lion', highest: 'inf', diverged: 1 });
  });

  it('has the medians of tuning as a table, of one racer and some rates if wanted', () => {
    const table = tuningTable(race, ['Adam', 'SGD', 'Lion']);
    expect(table.columns[1]).toBe('lr');
    expect(table.rows).toHaveLength(3 * 7);
    expect(table.rows.every(([, , , , , seeds]) => seeds === 3)).toBe(true);
    const range = { min: 0.01, max: 0.1 };
    const { rows } = tableInView(table, { name: 'Adam', key: 'lr', range });
    expect(rows.map(([name, rate]) => [name, rate])).toEqual([
      ['Adam', 0.01],
      ['Adam', 0.0316],
      ['Adam', 0.1],
    ]);
    expect(tableInView(table, { name: null, key: 'lr', range: null }).rows).toEqual(table.rows);
  });

  it('has the curves that are compared as a table', () => {
    const step = [0, 50];
    const curved = raceOf('run=adam&run=sgd', ({ racer }) => racer + 1).race;
    curved.records[1].fresh.forEach((one, i) => {
      one.curve = { step, valLoss: [4, i], trainLoss: [9, 9] };
    });
    const { columns, rows } = comparisonTable(curved, ['Adam', 'SGD']);
    expect(columns).toEqual(['optimizer', 'step', 'median', 'lowest', 'highest']);
    expect(rows).toEqual([
      ['SGD', 0, 4, 4, 4],
      ['SGD', 50, 2, 0, 4],
    ]);
  });

  it('is empty before anything was compared', () => {
    const idle = new Race(planOf('run=adam&run=sgd'));
    expect(idle.standings().every(({ rank }) => Number.isNaN(rank))).toBe(true);
    expect(raceWords(idle, ['Adam', 'SGD'], format)).toEqual([]);
  });
});

describe('lists in words', () => {
  it('have commas and an and', () => {
    expect(listOf(['a'])).toBe('a');
    expect(listOf(['a', 'b'])).toBe('a and b');
    expect(listOf(['a', 'b', 'c'])).toBe('a, b and c');
  });
});
