// The catalog comes to the page in three parts.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCatalog, unpackStart } from '../../../web/src/catalog/catalog-parts.js';
import { addRest, addTexts } from '../../../web/src/catalog/later-parts.js';
import { indexCatalog } from '../../../web/src/catalog/catalog-index.js';
import { formatLink, parseLink } from '../../../web/src/config/link.js';
import { anyConfig, catalog } from './catalog.js';

const throughJson = (value) => JSON.parse(JSON.stringify(value));
const early = () => unpackStart(throughJson(splitCatalog(catalog)).start);

describe('the parts of the catalog', () => {
  it('are the whole again when all are there', () => {
    const { start, rest, texts } = throughJson(splitCatalog(catalog));
    const joined = unpackStart(start);
    addRest(joined, rest);
    addTexts(joined, texts);
    expect(joined).toEqual(catalog);
    expect(Object.keys(joined)).toEqual(Object.keys(catalog));
  });

  it('are what the build wrote', () => {
    const read = (name) =>
      JSON.parse(readFileSync(new URL(`../../../web/src/wasm/${name}`, import.meta.url), 'utf8'));
    for (const [name, part] of Object.entries(throughJson(splitCatalog(catalog)))) {
      expect(read(`catalog-${name}.json`)).toEqual(part);
    }
  });

  it('begin with the entries of the start module alone, without texts', () => {
    const start = early();
    for (const family of Object.keys(start).filter((key) => Array.isArray(start[key]))) {
      if (family === 'settings') continue;
      const own = catalog[family].filter(({ inStart }) => inStart).map(({ id }) => id);
      expect(start[family].map(({ id }) => id)).toEqual(own);
    }
    expect(JSON.stringify(start)).not.toContain('mathml');
  });

  it('are indexed anew when the rest has come', () => {
    const growing = early();
    const { id } = catalog.optimizers.find(({ inStart, wrapper }) => !inStart && !wrapper);
    expect(indexCatalog(growing).rule(id)).toBeUndefined();
    addRest(growing, throughJson(splitCatalog(catalog)).rest);
    expect(indexCatalog(growing).rule(id).id).toBe(id);
  });
});

describe('the start of the catalog', () => {
  const start = early();
  const whole = early();
  addRest(whole, throughJson(splitCatalog(catalog)).rest);

  it('is enough for an experiment of the start module', () => {
    const link = 'noise=0.1&hidden=8&speed=300&run=adamw,lr=0.003,schedule=cosine,warmup=50';
    expect(parseLink(link, start).problems).toEqual([]);
    expect(parseLink(link, start)).toEqual(parseLink(link, catalog));
  });

  it.each([
    'run=lion',
    'run=sgd,schedule=onecycle',
    'run=sgd,with=lookahead',
    'data=moons',
    'activation=relu',
    'problem=surface&surface=beale',
    'norm=batch',
    'race.points=3',
    'run=sgd,lr=9e99',
    'foo=1',
  ])('finds a problem in %s', (link) => {
    expect(parseLink(link, start).problems).not.toEqual([]);
  });

  it('reads what it reads without a problem as the whole catalog does', () => {
    let read = 0;
    const check = (link) => {
      const { config, problems } = parseLink(link, start);
      if (problems.length) return;
      ++read;
      expect(config).toEqual(parseLink(link, whole).config);
      expect(formatLink(config, start)).toBe(formatLink(config, catalog));
    };
    fc.assert(fc.property(anyConfig, (config) => check(formatLink(config, catalog))));
    fc.assert(fc.property(startLinks(start), check), { numRuns: 200 });
    expect(read).toBeGreaterThan(50);
  });
});

// Links of parts that are often, not always, in the start.
function startLinks({ optimizers, schedules, settings }) {
  const idOf = (entries) => fc.constantFrom(...entries.map(({ id }) => id));
  const setting = fc.constantFrom(
    ...settings.flatMap(({ id, choices }) => choices.map((choice) => `${id}=${choice}`)),
  );
  const run = fc.tuple(idOf(optimizers), idOf(schedules)).map(([a, b]) => `run=${a},schedule=${b}`);
  return fc
    .tuple(fc.array(setting, { maxLength: 4 }), fc.array(run, { maxLength: 4 }))
    .map((parts) => parts.flat().join('&'));
}
