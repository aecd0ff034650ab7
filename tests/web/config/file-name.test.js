// What files are called.

import { describe, expect, it } from 'vitest';
import { fileName } from '../../../web/src/config/file-name.js';
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
