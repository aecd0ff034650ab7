// The first curve needs no names; everything else has them.

import { expect, it } from 'vitest';
import { parseLink } from '../../../../web/src/config/link.js';
import { shownRuns } from '../../../../web/src/views/curves/shown-runs.js';
import { visibleRuns } from '../../../../web/src/views/curves/visible-runs.js';
import { catalog } from '../../catalog/catalog.js';

it('are the same with and without names', () => {
  const link = 'v=1&data=moons&run=sgd,lr=0.1&run=sgd,lr=0.2&run=adam';
  const { config } = parseLink(link, catalog);
  config.runs[2].visible = false;
  const runs = config.runs.map((_, index) => ({ index, state: { step: 5, steps: 100 } }));
  const scene = {
    ...{ catalog, config, frame: { runs }, size: { width: 600, height: 300 } },
    options: { x: 'step', selected: 0, cursor: null },
  };
  const [visible, shown] = [visibleRuns(scene), shownRuns(scene)];
  expect(visible.runs.map(({ name }) => name)).toEqual(['', '']);
  expect(shown.runs.map(({ name }) => name)).toEqual(['SGD lr 0.1', 'SGD lr 0.2']);
  expect(shown.runs.map(({ name: _, ...run }) => run)).toEqual(
    visible.runs.map(({ name: _, ...run }) => run),
  );
  expect([shown.x, shown.now]).toEqual([visible.x, visible.now]);
  expect(shownRuns(scene)).toBe(shown);
});
