// When the results of a study belong to what is asked now, and results from elsewhere.

import { describe, expect, it } from 'vitest';
import { parseLink, settingValue } from '../../../web/src/config/index.js';
import { Study } from '../../../web/src/studies/study.js';
import { kind } from '../../../web/src/views/repeat/study.js';
import { doneWords } from '../../../web/src/views/study/study-words.js';
import { sweepReport } from '../../../web/src/views/sweep/report.js';
import { kind as sweep } from '../../../web/src/views/sweep/study.js';
import { catalog, index } from '../catalog/catalog.js';
import { trial } from './trials.js';

const configOf = (link) => parseLink(`v=1&repeat.seeds=2&${link}`, catalog).config;

/** A study of a link, made without an engine; by default repeats. */
async function made(link, ofKind = kind, selected = 0) {
  const host = {
    ...{ catalog, config: configOf(link), link, selected, workers: 1 },
    value: (key) => settingValue(host.config.settings, key, index),
    compute: async (_, { specs }) => specs.map(() => trial()),
    holdTraining: () => () => {},
    isHidden: () => false,
    onHidden: () => () => {},
    beforeDrawing: (draw) => draw(),
  };
  const study = new Study(host, ofKind);
  await study.start();
  return { host, study };
}

it.each([
  ['as it was', 'steps=100&run=adam&run=sgd', false],
  ['what is shown', 'steps=100&repeat.band=quartiles&run=adam&run=sgd', false],
  ['how a run looks', 'steps=100&run=adam,label=A&run=sgd,color=3', false],
  ['the steps', 'steps=200&run=adam&run=sgd', true],
  ['what changes', 'steps=100&repeat.vary=data&run=adam&run=sgd', true],
  ['a rate', 'steps=100&run=adam,lr=0.5&run=sgd', true],
])('results are of an earlier setting only if it matters: %s', async (_, link, isStale) => {
  const { host, study } = await made('steps=100&run=adam&run=sgd');
  expect(study.status).toBe('done');
  host.config = configOf(link);
  expect(study.isStale).toBe(isStale);
});

describe('results from a file', () => {
  const link = 'sweep.points=3&sweep.seeds=2&steps=100&run=sgd&run=adam';
  const madeOf = ({ plan, results, series }) => sweepReport({ plan, results, series }).trainings;

  it('are shown as if they had been made here, as long as the experiment is theirs', async () => {
    const { host, study } = await made(link, sweep);
    const lines = JSON.parse(JSON.stringify(madeOf(study)));
    const other = new Study(host, sweep);
    expect(other.restore(lines)).toBe(true);
    expect(other.results).toEqual(study.results.map((one) => ({ ...one, milliseconds: 0 })));
    expect([other.status, other.isStale, other.progress.done]).toEqual(['done', false, 6]);
    expect(doneWords(other)).toBe('6 trainings from a file.');
    host.config = configOf(link.replace('steps=100', 'steps=200'));
    expect(other.isStale).toBe(true);
  });

  it('may be a part, and of a run that is not selected', async () => {
    const { host, study } = await made(link, sweep, 1);
    const lines = madeOf(study).slice(0, 4);
    host.selected = 0;
    const other = new Study(host, sweep);
    expect(other.restore(lines)).toBe(true);
    expect([other.status, other.plan.runs]).toEqual(['stopped', [1]]);
    expect(doneWords(other)).toBe('4 of 6 trainings from a file.');
  });

  it('take the place of a study that is under way', async () => {
    const { host, study } = await made(link, sweep);
    const lines = madeOf(study);
    let answer = () => {};
    host.compute = () => new Promise((resolve) => (answer = () => resolve([])));
    const running = study.start();
    expect(study.restore(lines)).toBe(true);
    answer();
    await running;
    expect([study.status, study.results.filter(Boolean).length]).toEqual(['done', 6]);
  });

  it('are refused if they are of something else', async () => {
    const { host, study } = await made(link, sweep);
    const lines = madeOf(study);
    host.config = configOf(link.replace('points=3', 'points=4'));
    expect(new Study(host, sweep).restore(lines)).toBe(false);
    expect(new Study(host, kind).restore(lines)).toBe(false);
    expect(new Study(host, sweep).restore([null])).toBe(false);
  });
});
