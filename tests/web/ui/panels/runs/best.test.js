// Which runs of the table lead.

import { expect, it } from 'vitest';
import { leaders } from '../../../../../web/src/ui/panels/runs/best.js';

const view = (valLoss, accuracy, status = 'finished') => ({
  status,
  state: { valLoss },
  evaluations: { valAccuracy: [0.5, accuracy], gradNorm: [1] },
});
const led = (views, kind = 'classification') => {
  const { loss, quality } = leaders(views, kind);
  return [[...loss], [...quality]];
};

it('are all whose numbers are printed alike', () => {
  const views = [view(0.2, 0.9888), view(0.10004, 0.98881), view(0.100041, 0.95)];
  expect(led(views)).toEqual([
    [1, 2],
    [0, 1],
  ]);
});

it('are none that diverged, and none where there is no other', () => {
  const views = [view(0.1, 1, 'diverged'), view(0.3, 0.5), undefined, view(NaN, NaN)];
  expect(led(views)).toEqual([[1], [1]]);
  expect(led([view(0.1, 1)])).toEqual([[], []]);
  expect(led([view(0.1, 1), view(0.2, 1)], 'surface')).toEqual([[0], []]);
});
