// The plan of a sweep: its tasks, and what may be done in a folder that has one.

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  keepPlan,
  plannedSweep,
  readPlan,
  trainingsOf,
} from '../../../../web/src/cli/sweep/plan.js';
import { loadEngine } from '../../../../web/src/engine/package/index.js';
import { views } from '../../../../web/src/wasm/views.js';

const folder = mkdtempSync(path.join(tmpdir(), 'sweep-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const engine = await loadEngine();
const planned = (link, perTask) =>
  plannedSweep(engine, engine.parseLink(`v=1&${link}`).config, perTask);

describe('the tasks of a sweep', () => {
  it('have every training once', () => {
    const sweep = planned('sweep.points=7&sweep.seeds=3&run=adam', 4);
    const tasks = Array.from({ length: sweep.tasks }, (_, task) => trainingsOf(sweep, task));
    expect(tasks.flat()).toEqual([...Array(21).keys()]);
    expect(tasks.map(({ length }) => length)).toEqual([4, 4, 4, 4, 4, 1]);
  });

  it('are at most 1,000, however many trainings there are', () => {
    const link = 'sweep.points=40&sweep.y=batch&sweep.y.points=20&sweep.seeds=20&run=adam';
    const { tasks, perTask, plan } = planned(link);
    expect(plan.trials).toBeGreaterThan(5000);
    expect([tasks <= 1000, perTask]).toEqual([true, Math.ceil(plan.trials / 1000)]);
    expect(planned('run=adam').perTask).toBe(1);
  });

  it('are those of a link that shows the sweep', () => {
    expect(planned('run=adam').link).toBe('v=1&stage=sweep&run=adam');
  });
});

describe('a folder', () => {
  it('keeps one plan', () => {
    const sweep = planned('title=My%20rates&run=adam,label=a%2Cb', 5);
    keepPlan(folder, sweep);
    const text = readFileSync(path.join(folder, 'plan.csv'), 'utf8');
    expect(readPlan(folder)).toMatchObject({ link: sweep.link, perTask: 5 });
    expect(text).toContain('\r\n0,0,"a,b",');
    keepPlan(folder, sweep);
    expect(readdirSync(folder)).toEqual(['plan.csv']);
    expect(() => keepPlan(folder, planned('run=sgd', 5))).toThrow(/holds another sweep/);
    const other = planned('title=My%20rates&run=adam,label=a%2Cb', 6);
    expect(() => keepPlan(folder, other)).toThrow(/--per-task 5/);
    writeFileSync(path.join(folder, 'plan.csv'), text.replace(/^# engine .*$/m, '# engine 0'));
    expect(() => keepPlan(folder, sweep)).toThrow(/another version/);
    writeFileSync(path.join(folder, 'plan.csv'), 'training,task\r\n');
    expect(() => readPlan(folder)).toThrow(/is no plan of a sweep/);
  });
});

it('a link that shows another study is refused, whichever it is', () => {
  const studies = views.filter(({ kind, id }) => kind === 'study' && id !== 'sweep');
  expect(studies.length).toBeGreaterThan(2);
  for (const { id } of studies)
    expect(() => planned(`stage=${id}&run=sgd`)).toThrow(/must be sweep/);
});
