// What an embed tells by itself, with an engine.

import { afterEach, describe, expect, it } from 'vitest';
import { combinedFingerprint } from '../../../web/src/config/combined-fingerprint.js';
import { Editor } from '../../../web/src/playground/editor.js';
import { Reports } from '../../../web/src/embed/reports.js';
import { MOONS, isDone, openEmbed, until } from './embed.js';

const open = [];
afterEach(() => open.splice(0).forEach((one) => one.dispose()));

function follow(link, options) {
  const embed = openEmbed(link, { trains: true, ...options });
  const times = [];
  const send = (type, fields, id) => {
    if (type === 'progress') times.push(performance.now());
    embed.send(type, fields, id);
  };
  const reports = new Reports(embed, send);
  open.push(reports, embed.playground);
  return { ...embed, reports, times };
}

// On a slow machine as well.
const soon = (read) => expect.poll(read, { timeout: 20_000 });
const ofType = (sent, type) => sent.filter((one) => one.type === type);

describe('an embed', () => {
  it('says first that it listens, and what it holds', () => {
    const { reports, sent, playground } = follow(MOONS);
    reports.start();
    expect(sent[0]).toMatchObject({ type: 'ready', config: playground.link, theme: 'light' });
  });

  it('tells its progress ten times in a second at most, and the last always', async () => {
    const { reports, sent, playground, times } = follow('v=1&data=moons&steps=1000&run=sgd,lr=0.1');
    reports.start();
    const end = until(playground, isDone);
    playground.play();
    await end;
    await soon(() => ofType(sent, 'finished')).toHaveLength(1);
    const gaps = times.slice(1).map((time, i) => time - times[i]);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(99);
    const last = ofType(sent, 'progress').at(-1);
    expect(last).toMatchObject({ step: 1000, steps: 1000, playing: false });
    const { state } = playground.frame.runs[0];
    const run = { name: 'SGD', status: 'finished', step: 1000 };
    expect(last.runs).toEqual([{ ...run, trainLoss: state.trainLoss, valLoss: state.valLoss }]);
    expect(ofType(sent, 'finished')[0].runs).toEqual(last.runs);
    // Then it says what there was to see.
    await soon(() => ofType(sent, 'narration')).toHaveLength(1);
    expect(ofType(sent, 'narration')[0].sentences[0]).toMatch(/^SGD/);
  });

  it('tells that it is over to those who begin to listen then, and once more when it is again', async () => {
    const { reports, sent, playground } = follow(MOONS);
    const end = until(playground, isDone);
    playground.play();
    await end;
    reports.start();
    expect(sent.map(({ type }) => type).slice(0, 3)).toEqual(['ready', 'progress', 'finished']);
    playground.play();
    await soon(() => ofType(sent, 'finished')).toHaveLength(2);
    // The sentences are the same.
    await soon(() => ofType(sent, 'narration')).toHaveLength(1);
  });

  it('tells how it stands with its goal, and at the end the link of the solution', async () => {
    const asked = 'goal=run2.val_loss:lt:0.3&goal=steps:le:50&goal=run2.val_loss:lt:run1.val_loss';
    const link = MOONS.replace('v=1', `v=1&${asked}`);
    const { reports, sent, playground } = follow(link);
    reports.start();
    playground.play();
    await soon(() => ofType(sent, 'goal').at(-1)?.reached).toBe(true);
    const { step, parts, hint, solution } = ofType(sent, 'goal').at(-1);
    const { evaluations, fingerprint } = playground.frame.runs[1];
    const first = evaluations.valLoss.findIndex((loss) => loss < 0.3);
    expect(first).toBeGreaterThan(0);
    expect([step, hint]).toEqual([evaluations.step[first], '']);
    expect(parts.map(({ goal }) => goal)).toEqual(playground.config.goal);
    expect(parts[0]).toMatchObject({ holds: true, value: evaluations.valLoss[first] });
    expect(parts[2].words).toBe('Validation loss of Adam below that of SGD');
    const prints = [playground.frame.runs[0].fingerprint, fingerprint];
    expect(solution).toBe(`${playground.link}&fp=${combinedFingerprint(prints)}`);
    await soon(() => ofType(sent, 'narration')).toHaveLength(1);
    expect(ofType(sent, 'narration')[0].sentences[0]).toMatch(/^Goal: .* Reached at step \d+\.$/);
    const before = ofType(sent, 'goal').length;
    new Editor(playground).editRun(1, ({ params }) => (params.lr = 1e-5));
    playground.play();
    await soon(() => ofType(sent, 'goal').length).toBeGreaterThan(before);
    await soon(() => ofType(sent, 'goal').at(-1)).toMatchObject({ reached: false, solution: '' });
  });

  it('names each run that diverges, once', async () => {
    const link = 'v=1&problem=surface&surface=saddle&steps=400&run=adam,lr=0.01&run=sgd,lr=1000';
    const { reports, sent, playground } = follow(link);
    reports.start();
    const end = until(playground, isDone);
    playground.play();
    const { runs } = await end;
    await soon(() => ofType(sent, 'finished')).toHaveLength(1);
    const diverged = runs.filter(({ status }) => status === 'diverged');
    expect(ofType(sent, 'diverged')).toEqual(
      diverged.map(({ index, state }) => ({
        ...{ type: 'diverged', run: index + 1, step: state.step },
        name: ['Adam', 'SGD'][index],
      })),
    );
    expect(diverged.map(({ index }) => index)).toContain(1);
  });

  it('tells that the experiment became another one, at a calm pace', async () => {
    const { reports, sent, playground } = follow(MOONS, { trains: false });
    reports.start();
    const editor = new Editor(playground);
    for (let i = 1; i <= 40; i++) editor.setSetting('noise', i / 100);
    await soon(() => ofType(sent, 'configchange').at(-1)?.config).toBe(playground.link);
    expect(ofType(sent, 'configchange').length).toBeLessThanOrEqual(2);
    expect(playground.link).toMatch(/noise=0.4/);
  });

  it('tells what is wrong with its link', async () => {
    const { reports, sent } = follow('v=1&nonsense=3&run=sgd', { trains: false });
    reports.start();
    const errors = ofType(sent, 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ key: 'nonsense', value: '3' });
    expect(errors[0].message).toMatch(/^nonsense 3 /);
  });

  it('is silent once it is gone', () => {
    const { reports, sent, playground } = follow(MOONS, { trains: false });
    reports.start();
    reports.dispose();
    const count = sent.length;
    playground.open('v=1&run=adam');
    expect(sent).toHaveLength(count);
  });
});
