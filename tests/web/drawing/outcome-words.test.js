// What became of a run, in words.

import { expect, it } from 'vitest';
import { outcomeWords } from '../../../web/src/drawing/outcome-words.js';

const run = (status, rest = {}) => ({
  status,
  message: rest.message ?? '',
  state: { eventKind: rest.event ?? '', eventStep: rest.at ?? -1 },
  evaluations: { trainLoss: rest.losses ?? [1, 0.5] },
});
const wordsOf = (...args) => outcomeWords(run(...args));

it('is the status where nothing is to be added', () => {
  for (const status of ['loading', 'ready', 'training', 'finished']) {
    expect(wordsOf(status)).toEqual({ words: status, why: '', isBad: false });
  }
});

it('says that a run is paused only where it could go on', () => {
  const words = (status) => outcomeWords(run(status), { isPaused: true }).words;
  expect(['ready', 'training', 'finished'].map(words)).toEqual(['ready', 'paused', 'finished']);
});

it('says where a run diverged, and why', () => {
  const diverged = { event: 'divergence', at: 1234, message: 'the loss is not finite' };
  expect(wordsOf('diverged', diverged)).toEqual({
    words: 'diverged at step 1\u202f234',
    why: 'the loss is not finite',
    isBad: true,
  });
  expect(wordsOf('failed', { message: 'the worker is lost' }).words).toBe('the worker is lost');
});

it('does not call a run finished that is worse than it was', () => {
  const losses = [0.67354977, 31.6707973];
  const plain = wordsOf('finished', { losses });
  expect(plain).toEqual({
    words: 'loss rose',
    why: 'the loss of all training samples, from 0.6735 to 31.67',
    isBad: true,
  });
  const { words } = wordsOf('finished', { losses, event: 'spike', at: 3 });
  expect(words).toBe('loss rose, spike at 3');
  const surface = outcomeWords(run('finished', { losses }), { isSurface: true });
  expect(surface.words).toBe('height rose');
  expect(wordsOf('training', { losses }).words).toBe('training');
});

it('keeps a spike of a run that came back', () => {
  const spike = { event: 'spike', at: 40, message: 'the training loss jumps to 8.13' };
  expect(wordsOf('finished', spike)).toEqual({
    words: 'finished, spike at 40',
    why: 'the training loss jumps to 8.13',
    isBad: true,
  });
});
