// The catalog comes to the page in two halves.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addTexts, splitCatalog, unpackStructure } from '../../../web/src/config/catalog-halves.js';
import { parseLink } from '../../../web/src/config/link.js';
import { catalog } from './catalog.js';

const throughJson = (value) => JSON.parse(JSON.stringify(value));

describe('the halves of the catalog', () => {
  it('are the whole again when both are there', () => {
    const { structure, texts } = throughJson(splitCatalog(catalog));
    const joined = unpackStructure(structure);
    addTexts(joined, texts);
    expect(joined).toEqual(catalog);
  });

  it('are what the build wrote', () => {
    const read = (name) =>
      JSON.parse(readFileSync(new URL(`../../../web/src/wasm/${name}`, import.meta.url), 'utf8'));
    const { structure, texts } = throughJson(splitCatalog(catalog));
    expect(read('catalog-structure.json')).toEqual(structure);
    expect(read('catalog-texts.json')).toEqual(texts);
  });

  it('give the same experiment before the texts have come', () => {
    const link =
      'data=moons&hidden=8&run=adamw,lr=0.003,schedule=cosine,warmup=50&run=lion,lr=9e99';
    const early = unpackStructure(throughJson(splitCatalog(catalog)).structure);
    expect(parseLink(link, early)).toEqual(parseLink(link, catalog));
    expect(JSON.stringify(early)).not.toContain('mathml');
  });
});
