// What came out, as files and other commands say it.

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../../cpp/scripts/run.js';
import { isDone, openEmbed, until } from '../embed.js';

const LINK =
  'v=1&data=moons&activation=relu&steps=60&run=sgd,lr=0.1&run=adam,lr=0.03&run=sgd,lr=1000,label=Wild';

const { playground, ask } = openEmbed(LINK, { trains: true });

beforeAll(async () => {
  const end = until(playground, isDone);
  playground.play();
  await end;
});
afterAll(() => playground.dispose());

const replayed = execFileSync(
  process.execPath,
  [path.join(root, 'web/src/cli/export.js'), playground.link, '--format', 'csv'],
  { encoding: 'utf8' },
);

describe('results', () => {
  it('hold what the export command writes', async () => {
    const [{ type, runs }] = await ask('getResults');
    expect(type).toBe('results');
    expect(runs.map(({ name }) => name)).toEqual(['SGD', 'Adam', 'Wild']);
    const statuses = runs.map(({ status }) => status);
    expect(statuses).toEqual(['finished', 'finished', 'diverged']);
    const prints = [...replayed.matchAll(/^# fingerprint \d+ (\w+)$/gm)].map(([, hex]) => hex);
    expect(runs.map(({ fingerprint }) => fingerprint)).toEqual(prints);
    // A row holds what stands before an update; the history, the losses of the updates that were made.
    for (const [index, run] of runs.slice(0, 2).entries()) {
      const rows = replayed.split('\n').filter((line) => line.startsWith(`${index},`));
      const cells = rows.map((row) => row.split(',').map(Number));
      const [, step, , , , valLoss] = cells.at(-1);
      expect(run.step).toBe(step);
      expect(run.valLoss).toBeCloseTo(valLoss, 7);
      expect(run.history.last).toHaveLength(60);
      for (const [i, loss] of run.history.last.entries()) expect(loss).toBeCloseTo(cells[i][4], 6);
    }
  });

  it('are lists that can be written as JSON', async () => {
    const [{ runs }] = await ask('getResults');
    const [{ history, evaluations }] = JSON.parse(JSON.stringify(runs));
    expect(history.step).toHaveLength(60);
    expect(history.trainLoss).toHaveLength(60);
    expect(evaluations.step.at(-1)).toBe(60);
    expect(Object.keys(evaluations)).toContain('valLoss');
  });
});

describe('the CSV', () => {
  it('is the text that the export command writes', async () => {
    const [{ type, text }] = await ask('exportCsv');
    expect(type).toBe('csv');
    expect(text).toBe(replayed);
  });
});

describe('the narration', () => {
  it('says of the run that diverged that it did', async () => {
    const [{ type, sentences, id }] = await ask('getNarration', { id: 'n' });
    expect([type, id]).toEqual(['narration', 'n']);
    expect(sentences.join(' ')).toMatch(/Wild/);
    expect(sentences.length).toBeLessThanOrEqual(3);
  });

  it('has nothing to say before anything was trained', async () => {
    const quiet = openEmbed();
    expect(await quiet.ask('getNarration')).toEqual([{ type: 'narration', sentences: [] }]);
  });
});
