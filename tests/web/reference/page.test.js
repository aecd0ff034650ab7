// The reference page: every entry of the catalog is on it, once, with what the catalog says.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGoldenTable } from '../../../web/scripts/reference/golden-errors.js';
import { formulaPieces, typeset } from '../../../web/scripts/reference/formula.js';
import { anchorOf, referencePage } from '../../../web/scripts/reference/page.js';
import { escapeHtml, rangeText, sourceHtml } from '../../../web/scripts/reference/parts.js';
import { fillReference } from '../../../web/scripts/reference/plugin.js';
import { catalog } from '../catalog/catalog.js';

const template = readFileSync(new URL('../../../web/reference.html', import.meta.url), 'utf8');
const page = fillReference(template);
const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
const families = Object.keys(catalog).filter((key) => Array.isArray(catalog[key]));

function articleOf(family, entry) {
  const start = page.indexOf(`<article id="${anchorOf(family, entry.id)}">`);
  return page.slice(start, page.indexOf('</article>', start));
}

describe('the reference page', () => {
  it('has one anchor for every entry of every family', () => {
    const wanted = families.flatMap((family) =>
      catalog[family].map(({ id }) => anchorOf(family, id)),
    );
    expect(wanted.length).toBeGreaterThan(100);
    expect(ids).toEqual(expect.arrayContaining(wanted));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a target for each of its own links', () => {
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  });

  for (const family of families.filter((name) => name !== 'settings')) {
    it(`says of each of the ${family} what the catalog says`, () => {
      for (const entry of catalog[family]) {
        const html = articleOf(family, entry);
        expect(html).toContain(escapeHtml(entry.summary));
        for (const text of [entry.pitfalls, entry.state, entry.decay]) {
          if (text) expect(html).toContain(escapeHtml(text));
        }
        for (const spec of entry.params) {
          expect(html).toContain(`<code>${escapeHtml(spec.id)}</code>`);
          expect(html).toContain(escapeHtml(rangeText(spec)));
        }
        expect(html.includes('<math display="block"')).toBe(Boolean(entry.formula));
        expect(html).toContain('<dt>source</dt>');
      }
    });
  }

  it('shows the golden errors of the table, and says where there are none', () => {
    const golden = { adam: { ...readGoldenTable().adam, cases: 12345 } };
    const html = referencePage(catalog, golden);
    expect(html.match(/12345 cases; worst relative error/g)).toHaveLength(1);
    expect(html.match(/<dt>golden numbers<\/dt><dd>none/g).length).toBe(
      families.flatMap((family) => (family === 'settings' ? [] : catalog[family])).length - 1,
    );
  });

  it('writes what the catalog says as text, not as HTML', () => {
    const adam = catalog.optimizers.find(({ id }) => id === 'adam');
    const sgd = catalog.optimizers.find(({ id }) => id === 'sgd');
    const wicked = { ...adam, name: '<b>&', summary: '<script>', reference: '"<i>' };
    const html = referencePage({ ...catalog, optimizers: [sgd, wicked] }, {});
    expect(html).not.toMatch(/<(b|script|i)>/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('needs no inline style and no script of its own', () => {
    expect(page).not.toMatch(/<[^>]* (style|on\w+)=|<style|<script(?![^>]* src=)/);
  });

  it('refuses a page without a place for it', () => {
    expect(() => fillReference('<p></p>')).toThrow('<!-- reference -->');
  });
});

describe('formulas', () => {
  it('break between equations and never inside a group', () => {
    expect(formulaPieces('a = \\frac{b \\quad c}{2},\\quad d = 1 \\qquad e')).toEqual([
      ['a = \\frac{b \\quad c}{2},', 'd = 1', 'e'],
    ]);
    expect(
      formulaPieces('\\begin{aligned}&a \\\\ &\\left(b \\quad c\\right)\\end{aligned}'),
    ).toEqual([['a'], ['\\left(b \\quad c\\right)']]);
    const cases = 'f = \\begin{cases} a & x \\\\ b & y \\end{cases}';
    expect(formulaPieces(cases)).toEqual([[cases]]);
  });

  it('lose nothing but breaks and alignment', () => {
    const plain = (tex) => tex.replace(/\\q?quad|\\\\|&|\s|\\(begin|end)\{aligned\}/g, '');
    const entries = families.flatMap((family) => catalog[family]).filter(({ formula }) => formula);
    expect(entries.length).toBeGreaterThan(100);
    for (const { formula } of entries) {
      expect(plain(formulaPieces(formula).flat().join(''))).toBe(plain(formula));
      for (const piece of typeset(formula).flat()) expect(piece).toMatch(/^<math.*<\/math>$/s);
    }
  });
});

describe('sources', () => {
  it('become links where they name an address, an arXiv number or a DOI', () => {
    expect(sourceHtml('A & B 2013, arXiv:1301.00001; C, doi:10.1000/182')).toBe(
      'A &amp; B 2013, <a href="https://arxiv.org/abs/1301.00001" rel="noopener">arXiv:1301.00001</a>' +
        '; C, <a href="https://doi.org/10.1000/182" rel="noopener">doi:10.1000/182</a>',
    );
    expect(sourceHtml('X, https://example.org/a_(b)')).toContain(
      'href="https://example.org/a_(b)"',
    );
    expect(sourceHtml('the definition')).toBe('the definition');
  });
});

describe('ranges', () => {
  const spec = { type: 'real', choices: [], columns: 1, min: 0, max: 1, minExcluded: false };
  it.each([
    [{}, '[0, 1]'],
    [{ minExcluded: true }, '(0, 1]'],
    [{ max: 1e12 }, '≥ 0'],
    [{ max: 1e12, minExcluded: true }, '> 0'],
    [{ min: -1e12 }, '≤ 1'],
    [{ min: -1e12, max: 1e12 }, 'any number'],
    [{ type: 'bool' }, 'on, off'],
    [{ type: 'choice', choices: ['a', 'b'] }, 'a, b'],
    [{ type: 'list' }, 'list; each [0, 1]'],
  ])('%j reads %s', (change, text) => {
    expect(rangeText({ ...spec, ...change })).toBe(text);
  });
});
