// The command that makes a sweep: what it writes, how it goes on, and its exit status.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseLink, settingValue } from '../../../web/src/config/index.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { planSweep } from '../../../web/src/studies/sweep.js';
import { guideCommands } from '../../cluster/guide.js';
import { catalog, index } from '../catalog/catalog.js';

const program = fileURLToPath(new URL('../../../web/src/cli/sweep.js', import.meta.url));
const home = mkdtempSync(path.join(tmpdir(), 'sweep-command-'));
const LINK =
  'v=1&data=moons&hidden=4&steps=40&sweep.points=3&sweep.seeds=2&sweep.runs=all&run=adam&run=sgd';
// Long enough to be interrupted.
const LONG = 'v=1&data=moons&hidden=8-8&steps=4000&sweep.points=6&sweep.seeds=2&run=adam';

afterAll(() => rmSync(home, { recursive: true }));

const sweep = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    ...{ cwd: home, encoding: 'utf8' },
  });
  return { status, stdout, stderr };
};
const read = (...names) => readFileSync(path.join(home, ...names), 'utf8');
const tasksIn = (folder) => readdirSync(path.join(home, folder, 'tasks'));

/** Starts a sweep and ends it by a signal when a part of its only task is there. */
async function interrupted(folder, signal) {
  const args = [program, LONG, '--out', folder, '--jobs', '1', '--per-task', '12'];
  const child = spawn(process.execPath, args, { cwd: home, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  const part = await vi.waitUntil(() => partOf(folder), { timeout: 25_000, interval: 5 });
  child.kill(signal);
  return { status: await ended, part };
}

/** Name of a part with two trainings or more; null: there is none (yet). */
function partOf(folder) {
  try {
    const [name] = tasksIn(folder).filter((file) => file.endsWith('.part'));
    return name && read(folder, 'tasks', name).split('\n').length > 2 ? name : null;
  } catch {
    return null;
  }
}

/** What the command says that makes the folder "both". */
let made;
beforeAll(() => {
  made = sweep(LINK, '--out', 'both', '--jobs', '2');
});

describe('npm run sweep', () => {
  it('writes a plan of all trainings', () => {
    const lines = read('both', 'plan.csv').split('\r\n');
    expect(lines[0]).toBe(`# link ${JSON.parse(read('both', 'sweep.json')).link}`);
    expect(lines[3]).toBe('training,task,run,lr,init.seed,batch.seed,steps');
    expect(lines.slice(4, -1)).toHaveLength(12);
    expect(lines[4]).toMatch(/^0,0,Adam,[\d.e-]+,1,1,40$/);
    expect(lines.at(-2)).toMatch(/^11,11,SGD,[\d.e-]+,2,2,40$/);
  });

  it('says what came out, and where it is', () => {
    expect(made.status).toBe(0);
    expect(made.stdout).toMatch(/^Adam: best at lr .*\nSGD: best at lr .*\nboth\/sweep.csv\n/);
    expect(made.stderr).toContain('both: 12 trainings; 2 at a time.');
  });

  it('trains what the engine trains of the same runs, to the bit', async () => {
    const engine = await loadEngine();
    const { config } = parseLink(LINK, catalog);
    const value = (key) => settingValue(config.settings, key, index);
    const { cells, jobs } = planSweep({ config, catalog, value, selected: 0 });
    const { link, study, trainings } = JSON.parse(read('both', 'sweep.json'));
    expect([parseLink(link, catalog).config.settings.stage, study]).toEqual(['sweep', 'sweep']);
    expect(trainings).toHaveLength(12);
    for (const { training, seed, fingerprint, val_loss } of trainings) {
      const seeds = { 'init.seed': 1 + seed, 'batch.seed': 1 + seed };
      const runs = [cells[jobs[training].cell].definition];
      const run = engine.createRun({ ...config, settings: { ...config.settings, ...seeds }, runs });
      run.advance(40);
      expect([fingerprint, val_loss]).toEqual([run.fingerprint(), run.state().valLoss]);
      run.delete();
    }
  });

  it('makes single tasks, and what is missing of the others, and says what that is', () => {
    const files = ['sweep.csv', 'sweep.json'];
    expect(sweep(LINK, '--out', 'one', '--per-task', '5', '--task', '1')).toEqual({
      ...{ status: 0, stdout: '', stderr: 'Task 1: 5 made, 0 there before.\n' },
    });
    const some = sweep('--out', 'one', '--collect');
    expect(some.status).toBe(1);
    expect(some.stderr).toBe('7 of 12 trainings are missing (tasks 0,2).\n');
    expect(sweep('--out', 'one').stderr).toContain('12 trainings, of which 5 are there already');
    for (const file of files) expect(read('one', file)).toBe(read('both', file));
    expect(tasksIn('one').sort()).toEqual(['00000.jsonl', '00001.jsonl', '00002.jsonl']);
  });
});

it('the guide’s example runs as it stands', () => {
  const { local } = guideCommands();
  spawnSync('bash', ['-e', '-c', local], { cwd: home });
  expect(JSON.parse(read('rates', 'sweep.json')).trainings).toHaveLength(36);
});

it('on Dask, workers make the tasks that are missing', () => {
  // In place of Python with Dask: what the script does, one task after the other.
  const python = path.join(home, 'python');
  const text =
    '#!/bin/bash\nshift 2\nfor task in $(cat); do "$@" --task $task && echo $task; done\n';
  writeFileSync(python, text, { mode: 0o755 });
  vi.stubEnv('PYTHON', python);
  sweep(LINK, '--out', 'dask', '--per-task', '4', '--task', '1');
  const { status, stderr } = sweep('--out', 'dask', '--scheduler', 'tcp://nowhere:1');
  vi.unstubAllEnvs();
  expect(status).toBe(0);
  expect(stderr).toContain('12 trainings, of which 4 are there already; on tcp://nowhere:1.');
  expect([...stderr.matchAll(/^Task (\d): 4 made/gm)].map(([, task]) => task)).toEqual(['0', '2']);
  expect(read('dask', 'sweep.json')).toBe(read('both', 'sweep.json'));
});

describe('a sweep that is interrupted', () => {
  it('goes on after what it has, and nothing is trained again', async () => {
    const { part } = await interrupted('killed', 'SIGKILL');
    const before = read('killed', 'tasks', part).split('\n').slice(0, -1);
    expect(before.length).toBeLessThan(12);
    // A training that is made again would not bring this back; and the last line was not finished.
    const marked = JSON.stringify({ ...JSON.parse(before[0]), message: 'kept' });
    const text = [marked, ...before.slice(1), '{"training":11,"sta'].join('\n');
    writeFileSync(path.join(home, 'killed', 'tasks', part), text);
    expect(sweep('--out', 'killed').status).toBe(0);
    expect(tasksIn('killed')).toEqual(['00000.jsonl']);
    const lines = read('killed', 'tasks', '00000.jsonl').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).training)).toEqual([...Array(12).keys()]);
    expect(lines.slice(0, before.length)).toEqual([marked, ...before.slice(1)]);
  });

  it.skipIf(process.platform === 'win32')(
    'by Ctrl+C ends after the trainings under way',
    async () => {
      expect((await interrupted('stopped', 'SIGINT')).status).toBe(130);
      const { trainings } = JSON.parse(read('stopped', 'sweep.json'));
      expect(trainings.length).toBeGreaterThan(1);
      expect(trainings.length).toBeLessThan(12);
    },
  );
});

describe('wrong usage', () => {
  it.each([
    ['no link', [], 2, 'A link is needed, or a folder with a plan.'],
    ['a folder without a plan', ['--out', 'nothing'], 1, 'nothing has no plan yet'],
    ['two things at once', [LINK, '--collect', '--task', '1'], 2, 'do not go together'],
    ['half a training', [LINK, '--jobs', '0.5'], 2, '--jobs must be a whole number'],
    ['no run', ['v=1', '--out', 'x', '--plan'], 1, 'The link has no run'],
    ['another study', ['v=1&stage=race&run=sgd', '--out', 'x'], 1, 'must be sweep'],
    ['nothing to vary', ['v=1&sweep.x=beta2&run=sgd', '--out', 'x'], 1, 'no beta2'],
    ['another sweep', ['v=1&run=sgd', '--out', 'planned', '--plan'], 1, 'holds another sweep'],
    ['a task too many', ['--out', 'planned', '--task', '36'], 2, 'are 0 to 35'],
  ])('is told: %s', (_, args, status, words) => {
    if (args.includes('planned')) sweep('v=1&run=adam', '--out', 'planned', '--plan');
    const told = sweep(...args);
    expect(told.status).toBe(status);
    expect(told.stderr).toContain(words);
  });
});
