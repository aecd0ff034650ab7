// Commands of the transport, with an engine.

import { afterAll, describe, expect, it } from 'vitest';
import { MOONS, openEmbed, until } from '../embed.js';

const { playground, ask } = openEmbed(MOONS, { trains: true });
afterAll(() => playground.dispose());

const isAt = (step) => until(playground, (frame) => frame.step === step && !frame.playing);

describe('a host', () => {
  it('lets an embed make updates', async () => {
    const there = isAt(1);
    expect(await ask('step')).toEqual([]);
    await there;
    const further = isAt(11);
    expect(await ask('step', { count: 10, id: 7 })).toEqual([{ type: 'done', id: 7 }]);
    await further;
  });

  it('trains to a step and no further', async () => {
    const there = isAt(30);
    await ask('trainTo', { step: 30 });
    await there;
    // It is beyond that already, and goes back.
    const back = isAt(20);
    await ask('trainTo', { step: 20 });
    await back;
    const further = isAt(21);
    await ask('step');
    await further;
  });

  it('looks back at a step, and begins anew', async () => {
    const back = until(playground, ({ step, sought }) => step === 12 && sought === null);
    await ask('seek', { step: 12 });
    await back;
    const start = isAt(0);
    await ask('reset');
    await start;
  });

  it('plays and pauses', async () => {
    const plays = until(playground, ({ playing }) => playing);
    await ask('play');
    await plays;
    const rests = until(playground, ({ playing }) => !playing);
    await ask('pause');
    await rests;
    const { step } = playground.frame;
    const end = until(playground, ({ runs }) => runs.every(({ status }) => status === 'finished'));
    await ask('play');
    expect((await end).step).toBe(60);
    expect(step).toBeLessThanOrEqual(60);
  });
});

describe('a step that is not there', () => {
  it.each([
    ['trainTo', 61, 60],
    ['trainTo', 5000, 60],
    ['seek', 99_999, 60],
  ])('is refused: %s %i', async (type, step, most) => {
    const { frame } = playground;
    const answers = await ask(type, { step, id: 1 });
    expect(answers).toMatchObject([{ type: 'error', id: 1, key: 'step', value: String(step) }]);
    expect(answers[0].message).toMatch(`${type}: step must be a whole number from 0 to ${most}, `);
    expect(playground.frame).toBe(frame);
  });
});

describe('what is no step', () => {
  const bad = [0, -1, 1.5, NaN, Infinity, 1e9, '3', null, [], {}, true, 10n];

  it.each(bad)('is refused: %s', async (count) => {
    const { frame, link } = playground;
    const [error] = await ask('step', { count, id: 'a' });
    expect(error).toMatchObject({ type: 'error', id: 'a', key: 'count' });
    expect(error.message).toMatch(/^step: count must be a whole number from 1 to 999999999, not /);
    for (const type of ['trainTo', 'seek']) {
      const step = count === 0 ? -1 : count;
      const answers = await ask(type, { step });
      expect(answers).toMatchObject([{ type: 'error', key: 'step' }]);
    }
    expect(playground.frame).toBe(frame);
    expect(playground.link).toBe(link);
  });

  it('is refused: none at all', async () => {
    expect(await ask('trainTo')).toMatchObject([{ type: 'error', key: 'step' }]);
    expect(await ask('seek')).toMatchObject([{ type: 'error', key: 'step' }]);
  });
});
