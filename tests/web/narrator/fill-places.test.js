// Title and note say the numbers that `replay` prints.

import { expect, it } from 'vitest';
import { placeFiller } from '../../../web/src/narrator/fill-places.js';
import { replayed, trainedScene } from './train-link.js';

const LINK = 'v=1&data=moons&steps=40&run=sgd,lr=0.1&run=adam,lr=0.01';

it('puts what a run measured into the places of a text, and leaves others as they are', async () => {
  const fill = placeFiller(await trainedScene(LINK));
  const { text } = await replayed(LINK);
  const losses = [0, 1].map((run) => {
    const rows = text.split('\n').filter((row) => row.startsWith(`${run},`));
    const [head] = text.split('\n').filter((row) => row.startsWith('run,'));
    return Number(rows.at(-1).split(',')[head.split(',').indexOf('val_loss')]);
  });
  const [sgd, adam] = losses.map((loss) => loss.toPrecision(4));
  expect(fill('{last} or {run2.last}?')).toBe(`${sgd} or ${adam}?`);
  for (const odd of ['{run3.last}', '{best of all}', 'no {}']) expect(fill(odd)).toBe(odd);
});

it('leaves the places as they are until there is something', async () => {
  const { catalog, config } = await trainedScene(LINK);
  expect(placeFiller({ catalog, config })('{last}')).toBe('{last}');
});
