// What files are called.

import { describe, expect, it } from 'vitest';
import { fileName, namePart } from '../../../web/src/config/file-name.js';
import { parseLink } from '../../../web/src/config/index.js';
import { catalog } from '../catalog/catalog.js';

const experiment = (link) => ({ catalog, config: parseLink(link, catalog).config });

describe('a file', () => {
  it.each([
    ['v=1&data=spiral&run=adam&run=sgd', 'loss', 'svg', 'adam-vs-sgd-spirals-loss.svg'],
    ['v=1&data=moons&run=sgd,label=zu+groß%2F..%2F', 'figure', 'png', 'zu-gro-moons-figure.png'],
    ['v=1&data=moons', 'curves', 'csv', 'no-run-moons-curves.csv'],
  ])('of %s', (link, part, extension, name) => {
    expect(fileName(experiment(link), part, extension)).toBe(name);
  });
});

describe('words in a name', () => {
  it.each([
    ['Who <wins>? Ärger!', 80, 'who-wins-arger'],
    ['Which rate is best', 11, 'which-rate'],
    ['損失', 80, ''],
  ])('%s', (words, most, name) => expect(namePart(words, most)).toBe(name));
});
