// What a new frame knows of the last one.

import { expect, it } from 'vitest';
import { KeptState } from '../../../web/src/element/kept-state.js';

const progress = (step, playing, ...statuses) => ({
  type: 'progress',
  step,
  playing,
  runs: statuses.map((status) => ({ status })),
});

it('a new frame begins where the last one was', () => {
  const kept = new KeptState();
  const flags = { show: 'loss', at: null, autoplay: '1' };
  expect(kept.flagsAgain(flags)).toEqual(flags);
  kept.follow({ type: 'ready', config: 'v=1&run=adam' });
  expect(kept.flagsAgain(flags)).toEqual(flags);
  kept.follow(progress(120, true, 'training', 'diverged'));
  expect(kept).toMatchObject({ config: 'v=1&run=adam', step: 120, isPlaying: true, isOver: false });
  expect(kept.flagsAgain(flags)).toEqual({ show: 'loss', at: '120', autoplay: null });
  kept.follow({ type: 'configchange', config: 'v=1&run=sgd' });
  kept.follow(progress(500, false, 'finished', 'diverged'));
  expect(kept).toMatchObject({ config: 'v=1&run=sgd', step: 500, isPlaying: false, isOver: true });
});

it('another experiment begins anew', () => {
  const kept = new KeptState();
  kept.follow({ type: 'config', config: 'v=1&run=adam' });
  kept.follow(progress(120, true, 'training'));
  kept.begin();
  expect(kept).toEqual(new KeptState());
});

it('without runs nothing is over', () => {
  const kept = new KeptState();
  kept.follow(progress(0, false));
  expect(kept.isOver).toBe(false);
});
