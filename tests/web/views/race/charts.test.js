// What the charts of a race show: every racer while it is tuned, then all on fresh seeds.

import { expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../../web/src/config/index.js';
import { Race, planRace } from '../../../../web/src/studies/race.js';
import { comparisonModel, tuningModel } from '../../../../web/src/views/race/charts.js';
import { catalog, index } from '../../catalog/catalog.js';
import { trial } from '../../studies/trials.js';

const series = ['Adam', 'SGD'].map((name, slot) => ({ name, slot, dash: [] }));

function raceOf() {
  const link = 'v=1&steps=100&race.points=3&race.seeds=1&race.fresh=2&run=adam&run=sgd';
  const { config } = parseLink(link, catalog);
  const value = (key) => settingValue(config.settings, key, index);
  const plan = planRace({ config, catalog, value, selected: 0 });
  const race = new Race(plan);
  // The middle rate is the best, the highest diverges.
  race.firstJobs().forEach((job) => {
    const place = plan.racers[job.racer].rates.indexOf(job.rate);
    const isLost = place === 2;
    race.tuned(job, trial(isLost ? { status: 'diverged' } : { valLoss: place === 1 ? 0.2 : 0.4 }));
  });
  race.extraJobs();
  race.lastJobs().forEach((job) => {
    const curve = {
      step: Int32Array.of(0, 100),
      trainLoss: Float32Array.of(1, 0.5),
      valLoss: Float32Array.of(1, 0.25),
    };
    race.compared(job, trial({ curve }));
  });
  return { plan, results: race, series };
}

it('marks the best rate of every racer, and those that diverged', () => {
  const { curves, dots, crosses, x } = tuningModel(raceOf(), true, null);
  expect(curves.map(({ y }) => y)).toEqual(Array(2).fill([0.4, 0.2, Infinity]));
  expect(dots.map(({ isBest }) => isBest)).toEqual([false, true, false, false, true, false]);
  expect(crosses.map(({ slot }) => slot)).toEqual([0, 1]);
  expect(x.log).toBe(true);
});

it('compares the losses on fresh seeds over steps, of all or of one', () => {
  const all = comparisonModel(raceOf(), false, null);
  expect(all.curves.map(({ name }) => name)).toEqual(['Adam', 'SGD']);
  expect([...all.curves[0].y]).toEqual([1, 0.25]);
  const one = comparisonModel(raceOf(), false, 1);
  expect(one.curves.map(({ name, index: at }) => [name, at])).toEqual([['SGD', 1]]);
});
