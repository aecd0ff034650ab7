// What a first visit claims is true: SGD's rate was to blame, and it can be raised too far.

import { expect, it } from 'vitest';
import { FIRST_VISIT } from '../../web/src/playground/first-visit.js';
import { landingWords } from '../../web/src/ui/page/landing-words.js';
import { configOf, engine, withRun } from './engine.js';

// Both runs to their ends, as the page reports them.
function trained(link) {
  return configOf(link).runs.map((_, index) =>
    withRun(
      link,
      (run) => {
        const { status } = run.advance(1e6);
        return { index, status, evaluations: run.evaluations() };
      },
      index,
    ),
  );
}

it.each([
  [0.1, 'raise'],
  [0.2, 'raise'],
  [1, 'same'],
  [2, 'same'],
  [5, 'same'],
  [10, 'broken'],
  [100, 'broken'],
])('SGD with a rate of %d: %s', (rate, stage) => {
  const link = FIRST_VISIT.replace('sgd,lr=0.1', `sgd,lr=${rate}`);
  const runs = trained(link);
  const words = landingWords(
    { catalog: engine.catalog, config: configOf(link) },
    configOf(FIRST_VISIT),
    { playing: false, runs },
  );
  expect(words).toMatchObject({ stage });
});

it('ends with accuracies that show what the losses say', () => {
  const [sgd, adam] = trained(FIRST_VISIT).map(({ evaluations }) => evaluations.valAccuracy.at(-1));
  expect(sgd).toBeLessThan(0.85);
  expect(adam).toBeGreaterThan(0.97);
});
