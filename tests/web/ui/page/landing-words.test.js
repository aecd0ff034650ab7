// What first visitors read: a question, and an answer made of what their runs measured.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../../web/src/config/index.js';
import { FIRST_VISIT } from '../../../../web/src/playground/first-visit.js';
import { isFirstExperiment, landingWords } from '../../../../web/src/ui/page/landing-words.js';

const file = new URL('../../../../web/src/wasm/catalog.json', import.meta.url);
const catalog = JSON.parse(readFileSync(file, 'utf8'));
const configOf = (link) => parseLink(link, catalog).config;
const first = configOf(FIRST_VISIT);
// For each of these losses the accuracy is 1 less the loss.
const view = (index, status, ...losses) => ({
  ...{ index, status },
  evaluations: {
    step: Int32Array.from(losses.keys()),
    valLoss: Float32Array.from(losses),
    valAccuracy: Float32Array.from(losses, (loss) => Math.max(0, 1 - loss)),
  },
});

/** Words about SGD with some rate and some losses; Adam ends at 0.03. */
function wordsFor(rate, losses, { status = 'finished', playing = false } = {}) {
  const config = configOf(FIRST_VISIT.replace('sgd,lr=0.1', `sgd,lr=${rate}`));
  const other = status === 'diverged' ? 'finished' : status;
  const runs = [view(0, status, ...losses), view(1, other, 0.69, 0.03)];
  return landingWords({ catalog, config }, first, { playing, runs });
}

describe('the strip for first visitors', () => {
  it('asks while both train for the first time, and says what to press if they stand still', () => {
    const training = { status: 'training', playing: true };
    expect(wordsFor(0.1, [0.69], training)).toEqual({
      stage: 'watch',
      words: 'SGD and Adam start from the same weights: which pulls the two spirals apart?',
      todo: '',
    });
    expect(wordsFor(0.1, [0.69], { status: 'ready' }).todo).toBe('Press Play.');
    expect(wordsFor(0.5, [0.69], training)).toMatchObject({ stage: 'again' });
  });

  it('answers its question, and says what to try, which one click does', () => {
    expect(wordsFor(0.1, [0.69, 0.41])).toEqual({
      stage: 'raise',
      words:
        'Adam does: 97.0\u202f% right, SGD 59.0\u202f%. Is the rule to blame, or only its rate?',
      drag: 'Drag SGD’s rate up from 0.1',
      todo: 'or',
      next: { label: 'set it to 1', run: 0, rate: 1 },
    });
  });

  it('says that the rate was to blame once SGD keeps up, also with the default rate of the rule', () => {
    expect(wordsFor(1, [0.69, 0.031]).words).toBe(
      'It was the rate: with 1, SGD ends at 0.031, Adam at 0.03.',
    );
    expect(wordsFor(0.01, [0.69, 0.031]).words).toMatch(/with 0\.01, SGD/);
    expect(wordsFor(1, [0.69, 0.031]).next).toEqual({ label: 'Set it to 10', run: 0, rate: 10 });
    expect(wordsFor(20, [0.69, 0.031]).next).toBeUndefined();
  });

  it('says how high the loss rose where the rate is too large, or that it diverged', () => {
    expect(wordsFor(10, [0.69, 17.5, 0.7])).toMatchObject({
      stage: 'broken',
      words:
        'Too far: at a rate of 10, SGD’s steps go downhill, but so far that they overshoot: its loss rose from 0.69 to 17.5 and ends at 0.7.',
      todo: '',
      next: { label: 'Set it back to 1', run: 0, rate: 1 },
    });
    expect(wordsFor(1e6, [0.69, 400], { status: 'diverged' }).words).toMatch(
      /^Too far: at a rate of 1e6, .* rose from 0.69 to 400 until it was no number any more.$/,
    );
    const decayed = wordsFor('10,weight_decay=1', [0.69, 17.5, 0.7]).words;
    expect(decayed).toMatch(/^Too far: at a rate of 10, SGD’s loss rose from 0.69/);
  });

  it('has nothing to say before anything is known', () => {
    expect(landingWords({ catalog, config: first }, first, { playing: true, runs: [] })).toBeNull();
  });

  it('belongs to its experiment, whatever the rates are', () => {
    const isFirst = (link) => isFirstExperiment(configOf(link), first);
    expect(isFirst(FIRST_VISIT.replace('lr=0.1', 'lr=3'))).toBe(true);
    expect(isFirst(`${FIRST_VISIT}&run=lion`)).toBe(true);
    expect(isFirst(FIRST_VISIT.replace('v=1', 'v=1&data=moons'))).toBe(false);
    expect(isFirst(FIRST_VISIT.replace('run=sgd', 'run=lion'))).toBe(false);
  });
});
