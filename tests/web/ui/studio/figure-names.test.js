// What a figure and its files are called.

import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../../web/src/config/index.js';
import { figureFile, plainTitle } from '../../../../web/src/ui/studio/figure-names.js';
import { catalog } from '../../catalog/catalog.js';

const experiment = (link, frame = null) => ({
  ...{ catalog, frame },
  config: parseLink(`v=1&data=moons&${link}`, catalog).config,
});
const usual = { show: [], isWhole: false };

describe('a file', () => {
  it.each([
    ['run=adam&run=sgd', {}, 'adam-vs-sgd-moons.svg'],
    ['run=adam&run=sgd', { show: ['loss', 'boundary'] }, 'adam-vs-sgd-moons-loss-boundary.svg'],
    ['title=Which+rate+is+best%3F&run=adam', {}, 'which-rate-is-best.svg'],
    ['title=Which+rate+is+best%3F&run=adam', { show: ['lr'] }, 'which-rate-is-best-lr.svg'],
    ['title=Down+to+%7Brun1.last%7D&run=adam', { show: ['lr'] }, 'down-to-lr.svg'],
    ['title=%E6%90%8D%E5%A4%B1&run=adam', {}, 'adam-moons.svg'],
    ['title=Adam&run=adam', { show: ['lr'], isWhole: true }, 'adam.svg'],
  ])('of %s with %j', (link, changes, name) => {
    expect(figureFile(experiment(link), { ...usual, ...changes }, 'svg')).toBe(name);
  });
});

describe('the title in a snippet', () => {
  it('is what the author wrote, or what is compared', () => {
    expect(plainTitle(experiment('run=adam&run=sgd'))).toBe('Adam and SGD on Moons');
    expect(plainTitle(experiment('title=Is+f%7Bx%7D+low%3F&run=adam'))).toBe('Is f{x} low?');
  });

  it('has no numbers that may still change', () => {
    const title = 'title=SGD+%7Brun1.last%7D+or+not';
    expect(plainTitle(experiment(`${title}&run=sgd`))).toBe('SGD … or not');
    const frame = { runs: [{ status: 'running' }] };
    expect(plainTitle(experiment(`${title}&run=sgd`, frame))).toBe('SGD … or not');
  });
});
