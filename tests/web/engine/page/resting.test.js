// Training that nobody sees rests, and everything else goes on.

import { afterEach, describe, expect, it } from 'vitest';
import { isDone, openEmbed, until } from '../../embed/embed.js';

const LINK = 'v=1&data=moons&steps=1000&run=sgd,lr=0.1';
const open = [];
afterEach(() => open.splice(0).forEach((playground) => playground.dispose()));

function create() {
  const { playground } = openEmbed(LINK, { trains: true });
  open.push(playground);
  return playground;
}

describe('training that nobody sees', () => {
  it('waits, and goes on where it was', async () => {
    const playground = create();
    playground.rest(true);
    // Everything that is there to be done is done.
    const isReady = until(
      playground,
      ({ playing, runs }) => playing && runs[0]?.status === 'ready',
    );
    playground.play();
    await isReady;
    expect(playground.frame).toMatchObject({ step: 0, playing: true });
    const end = until(playground, isDone);
    playground.rest(false);
    expect((await end).step).toBe(1000);
  });

  it('stops in the middle, and can be looked back at', async () => {
    const playground = create();
    const moves = until(playground, ({ step }) => step > 100);
    playground.play();
    await moves;
    playground.rest(true);
    // A round may have been under way.
    const back = until(playground, ({ step, sought }) => step === 50 && sought === null);
    playground.seek(50);
    await back;
    const there = until(playground, ({ step, playing }) => step === 80 && !playing);
    playground.trainTo(80);
    expect(playground.frame.step).toBe(50);
    playground.rest(false);
    await there;
  });
});
