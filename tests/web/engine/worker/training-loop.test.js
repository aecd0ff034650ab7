// The loop of a worker, driven message by message on a clock of its own.

import { describe, expect, it } from 'vitest';
import { tasks } from '../../../../web/src/engine/worker/tasks.js';
import { TrainingLoop } from '../../../../web/src/engine/worker/training-loop.js';
import { buffersOf } from '../../../../web/src/engine/worker/snapshot.js';
import { Clock, fakeEngine } from '../fake-engine.js';

function setUp(options = {}) {
  const clock = new Clock();
  const engine = fakeEngine({ clock, ...options });
  const sent = [];
  const waiting = [];
  const post = (message, transfer) => sent.push({ ...message, transfer });
  const defer = (work) => waiting.push(work);
  const loop = new TrainingLoop({ engine, tasks, post, defer, now: clock.now, slice: 8 });
  const create = (key, settings = {}, lr = 0.1) =>
    loop.handle({
      type: 'create',
      key,
      spec: { settings, optimizer: { id: 'sgd', params: { lr } } },
    });
  const train = (targets, rest = {}) =>
    loop.handle({ type: 'train', round: 1, targets, watch: null, final: false, ...rest });
  const turn = () => waiting.shift()?.();
  const turnAll = () => {
    let turns = 0;
    while (waiting.length) {
      turn();
      turns += 1;
    }
    return turns;
  };
  const last = (type) => sent.findLast((message) => message.type === type);
  return { clock, engine, sent, waiting, loop, create, train, turn, turnAll, last };
}

const watchGrid = { grid: { columns: 3, rows: 2 }, confusion: true, samples: 4, path: true };

describe('a round', () => {
  it('brings every run to its target and then reports once', () => {
    const { create, train, turnAll, sent, last } = setUp();
    create('a');
    create('b');
    train({ a: 20, b: 20 });
    turnAll();
    expect(sent.filter(({ type }) => type === 'trained')).toHaveLength(1);
    const { runs, round } = last('trained');
    expect(round).toBe(1);
    expect(runs.map(({ key, snapshot }) => [key, snapshot.state.step])).toEqual([
      ['a', 20],
      ['b', 20],
    ]);
    expect(runs[0].snapshot.history.rows).toHaveLength(10 * 20);
    expect(runs[0].fingerprint).toBeUndefined();
  });

  it('works in slices of about 8 milliseconds, so that messages are heard', () => {
    const { create, train, turn, clock, waiting } = setUp({ cost: () => 0.5 });
    create('a');
    train({ a: 150 });
    const slices = [];
    while (waiting.length) {
      const before = clock.time;
      turn();
      slices.push(clock.time - before);
    }
    expect(slices.length).toBeGreaterThan(5);
    expect(Math.max(...slices)).toBeLessThanOrEqual(9);
  });

  it('gives up after its time and reports how far it came', () => {
    const { create, train, turnAll, last, clock } = setUp({ cost: () => 30 });
    create('a');
    train({ a: 1000 });
    turnAll();
    const { step } = last('trained').runs[0].snapshot.state;
    expect(step).toBeGreaterThanOrEqual(3);
    expect(step).toBeLessThan(10);
    expect(clock.time).toBeLessThan(200);
  });

  it('takes the run that is furthest behind first', () => {
    const { create, train, turnAll, last } = setUp({ cost: () => 10 });
    create('a');
    train({ a: 5 });
    turnAll();
    create('b');
    train({ a: 100, b: 100 });
    turnAll();
    const [a, b] = last('trained').runs.map(({ snapshot }) => snapshot.state.step);
    expect(a - 5).toBeLessThanOrEqual(b);
  });

  it('goes back to the nearest checkpoint and trains to the target from there', () => {
    const { create, train, turnAll, loop, last, sent } = setUp({ cost: () => 1 });
    create('a', { steps: 90 });
    train({ a: 90 });
    turnAll();
    const { run } = loop.runs.get('a');
    // A checkpoint about every eight milliseconds of training.
    expect(run.kept.length).toBeGreaterThanOrEqual(8);
    expect(run.kept.length).toBeLessThanOrEqual(13);
    const { seconds } = last('trained').runs[0];
    run.bursts.length = 0;
    train({ a: 50 }, { goBack: true });
    turnAll();
    expect(last('trained').runs[0].snapshot.state).toMatchObject({ step: 50, status: 'training' });
    expect(run.bursts.reduce((sum, burst) => sum + burst, 0)).toBeLessThanOrEqual(16);
    // A step still costs what it did.
    expect(last('trained').runs[0].seconds / 50).toBeCloseTo(seconds / 90, 6);
    train({ a: 90, gone: 90 }, { goBack: true });
    turnAll();
    expect(last('trained').runs[0].snapshot.state).toMatchObject({ step: 90, status: 'finished' });
    expect(sent.some(({ type }) => type === 'fatal')).toBe(false);
  });

  it('stops a run where it diverges or ends, and fingerprints it', () => {
    const { create, train, turnAll, last } = setUp({ cost: () => 0.1 });
    create('ends', { steps: 30 });
    create('diverges', { diverge: 7 });
    create('goes on');
    train({ ends: 50, diverges: 50, 'goes on': 50 });
    turnAll();
    const reports = Object.fromEntries(last('trained').runs.map((report) => [report.key, report]));
    expect(reports.ends.snapshot.state).toMatchObject({ step: 30, status: 'finished' });
    expect(reports.ends.fingerprint).toBe('fingerprint-at-30');
    expect(reports.diverges.snapshot.state).toMatchObject({ step: 7, status: 'diverged' });
    expect(reports['goes on'].snapshot.state).toMatchObject({ step: 50, status: 'training' });
  });

  it('needs ever fewer calls for the same number of updates', () => {
    const { create, train, turnAll, loop } = setUp({ cost: () => 0.001 });
    create('a');
    train({ a: 2000 });
    turnAll();
    const { bursts } = loop.runs.get('a').run;
    expect(bursts.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(bursts.length).toBeLessThan(14);
  });

  it('takes pictures only when asked, and only those that exist', () => {
    const { create, train, turnAll, last } = setUp();
    create('a');
    train({ a: 4 });
    turnAll();
    expect(last('trained').runs[0].pictures).toBeUndefined();
    train({ a: 4 }, { watch: watchGrid, final: true });
    turnAll();
    const { pictures, fingerprint } = last('trained').runs[0];
    expect(fingerprint).toBe('fingerprint-at-4');
    expect(Object.keys(pictures)).toEqual(['step', 'grid']);
    expect(pictures.grid).toMatchObject({ columns: 3, rows: 2, window: [-1, 1, -1, 1] });
    expect([...pictures.grid.values]).toEqual([4, 4, 4, 4, 4, 4]);
    expect(last('trained').pictureMilliseconds).toBe(1);
  });

  it('records measures from before the first update on, and only while they are wanted', () => {
    const { create, train, turnAll, last, loop } = setUp();
    const watch = { ...watchGrid, measures: ['cosine', 'sharpness'] };
    create('a');
    train({ a: 4 }, { measures: watch.measures });
    turnAll();
    expect(last('trained').runs[0].pictures).toBeUndefined();
    train({ a: 8 }, { measures: watch.measures, watch });
    turnAll();
    const { measures } = last('trained').runs[0].pictures;
    expect(Object.keys(measures)).toEqual(['cosine', 'sharpness']);
    expect(measures.sharpness.since).toBe(0);
    train({ a: 9 }, { measures: [] });
    turnAll();
    // Said once each time it changes.
    expect(loop.runs.get('a').run.asked).toEqual([
      [0, 'cosine,sharpness'],
      [8, ''],
    ]);
  });

  it('transfers large arrays, and copies small ones', () => {
    const large = new Float32Array(1024);
    const view = large.subarray(2, 4);
    const found = buffersOf({ a: [large, { view }], small: new Float32Array(8), none: null });
    expect(found).toEqual([large.buffer]);
  });

  it('hands over what is to be transferred with a message', () => {
    const { create, train, turnAll, last } = setUp();
    create('a');
    train({ a: 4 }, { watch: watchGrid });
    turnAll();
    const { transfer, ...message } = last('trained');
    expect(transfer).toEqual(buffersOf(message));
  });
});

describe('runs', () => {
  it('are described when they are created, and freed when they go', () => {
    const { create, loop, engine, last } = setUp();
    create('a');
    expect(last('created')).toMatchObject({ key: 'a', problems: [], about: { tensors: [{}] } });
    create('a');
    expect(engine.alive).toBe(1);
    loop.handle({ type: 'remove', key: 'a' });
    expect(engine.alive).toBe(0);
  });

  it('that are not valid are reported with their problems', () => {
    const { create, last, engine } = setUp();
    create('a', {}, 0);
    expect(last('created')).toMatchObject({ key: 'a', about: null, problems: [{ key: 'lr' }] });
    expect(engine.alive).toBe(0);
  });

  it('may disappear during a round', () => {
    const { create, train, turn, turnAll, loop, last } = setUp();
    create('a');
    create('b');
    train({ a: 50, b: 50 });
    turn();
    loop.handle({ type: 'remove', key: 'a' });
    turnAll();
    expect(last('trained').runs.map(({ key }) => key)).toEqual(['b']);
  });

  it('tell where their parameters have been', () => {
    const { create, train, turnAll, loop, last } = setUp();
    create('a');
    train({ a: 6 });
    turnAll();
    loop.handle({ type: 'trail', key: 'a', token: 3 });
    expect(last('trail')).toMatchObject({ token: 3, trail: { step: Int32Array.of(0, 6) } });
    loop.handle({ type: 'trail', key: 'gone', token: 4 });
    expect(last('trail')).toMatchObject({ token: 4, trail: null });
  });

  it('that break the engine are named', () => {
    const { create, last } = setUp();
    create('ok');
    create('bad', {}, 666);
    expect(last('fatal')).toMatchObject({ key: 'bad', message: 'unreachable' });
  });
});

describe('a task', () => {
  const replay = (steps) => ({
    spec: { settings: { steps }, optimizer: { params: {} } },
    every: 10,
  });

  it('is worked on between rounds, tells its progress and its result', () => {
    const { create, train, turnAll, loop, sent, last, engine } = setUp();
    create('a');
    loop.handle({ type: 'task', id: 7, name: 'replay', args: replay(1000) });
    train({ a: 40 });
    turnAll();
    const kinds = sent.map(({ type }) => type);
    expect(kinds.indexOf('trained')).toBeLessThan(kinds.indexOf('result'));
    expect(last('progress').value).toBeGreaterThan(0);
    const { value } = last('result');
    expect(value.rows).toHaveLength(101);
    expect(value.fingerprint).toBe('fingerprint-at-1000');
    expect(engine.alive).toBe(1);
  });

  it('can be cancelled and leaves nothing behind', () => {
    const { turn, turnAll, loop, last, engine } = setUp();
    loop.handle({ type: 'task', id: 7, name: 'replay', args: replay(1000) });
    turn();
    expect(engine.alive).toBe(1);
    loop.handle({ type: 'cancel', id: 7 });
    expect(engine.alive).toBe(0);
    turnAll();
    expect(last('result')).toBeUndefined();
  });

  it('that fails says why, and the loop goes on', () => {
    const { turnAll, loop, last } = setUp();
    const args = { spec: { settings: {}, optimizer: { params: { lr: 0 } } } };
    loop.handle({ type: 'task', id: 1, name: 'replay', args });
    loop.handle({ type: 'task', id: 2, name: 'constructor', args: {} });
    const window = [0, 2, 0, 1];
    const surface = { id: 'x', params: {}, window, columns: 2, rows: 2 };
    loop.handle({ type: 'task', id: 3, name: 'surface', args: surface });
    turnAll();
    expect(last('failed')).toMatchObject({ id: 1, message: 'lr: 0: must be more' });
    expect(last('result')).toMatchObject({ id: 3, value: Float32Array.of(2, 2, 2, 2) });
  });
});
