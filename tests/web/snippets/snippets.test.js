// Snippets: whatever an experiment and its title hold, each host reads the same experiment and the same
// words out of what is pasted. How hosts read is written here anew.

import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLink, parseLink } from '../../../web/src/config/link.js';
import { HOSTS } from '../../../web/src/snippets/index.js';
import { anyConfig, catalog } from '../catalog/catalog.js';

const SITE = 'https://example.org/playground/';
const TITLE =
  '1. Why "1" <b>explodes</b> & `comes` back: {run2.last} ${1 + 1} {{ x }} $x_1^2$ 100% #1 ~50 \\end @all | a*b*';
const LINK = 'v=1&data=moons&run=custom,rule=m=0.9*m+g;w=w-lr*m/(1+norm(g)^2),label=a%22b';
const figureOf = (form, changes = {}) => ({
  site: SITE,
  query: '?embed=1&show=loss,lr&theme=dark',
  link: LINK,
  title: TITLE,
  width: '100%',
  height: 400,
  form,
  picture: 'moons.png',
  ...changes,
});
const hostOf = (id) => HOSTS.find((host) => host.id === id);
const write = (id, form, changes) => hostOf(id).write(figureOf(form, changes));

const SIGNS = { amp: '&', quot: '"', lt: '<', gt: '>' };
const fromHtml = (text) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCharCode(Number(code)) : SIGNS[name],
  );
const attribute = (text, name) => {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(text) ?? [];
  return value === undefined ? undefined : fromHtml(value);
};
const fromMarkdown = (text) => fromHtml(text.replace(/\\([\\`*_{}[\]()>#+\-.!])/g, '$1'));
const jsonIn = (text) => JSON.parse(text.slice(text.indexOf('{\n'), text.lastIndexOf('}') + 1));
const pythonText = (text, pattern) => JSON.parse(pattern.exec(text)[1]);
const fromLatex = (text) => text.replace(/\\([#%&_])/g, '$1');

const html = (source) => (text) => ({
  address: attribute(text, source),
  title: attribute(text, 'title'),
});
const element = (text) => ({
  address: `#${attribute(text, 'config')}`,
  title: fromHtml(/<a [^>]*>([^<]*)<\/a><\/opt/.exec(text)[1]),
});
const picture = (text) => ({
  address: attribute(text, 'href'),
  title: attribute(text, 'alt'),
});
const markdown = (text) => {
  const [, alt, , address] = /\[!\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)\]\(<([^<>]*)>\)/.exec(text);
  return { address, title: fromMarkdown(alt) };
};

/** @type {Record<string, Record<string, (text: string) => { address: string, title?: string }>>} */
const READERS = {
  address: { iframe: (text) => ({ address: text }) },
  docusaurus: {
    element: (text) => ({
      ...element(text.replace(/\{"(.*)"\}/, '')),
      title: JSON.parse(/\{("(?:\\.|[^"\\])*")\}/.exec(text)[1]),
    }),
  },
  jupyter: {
    iframe: (text) => ({ address: pythonText(text, /IFrame\(("(?:\\.|[^"\\])*"),/) }),
    element: (text) => ({
      address: `#${pythonText(text, /config = traitlets.Unicode\((".*")\)/)}`,
    }),
    picture: markdown,
  },
  latex: {
    picture: (text) => ({ address: fromLatex(/\\href\{([^{}]*)\}\{\\incl/.exec(text)[1]) }),
  },
  mkdocs: { picture: markdown },
  myst: {
    iframe: (text) => {
      const [first, , , title] = text.split('\n');
      return { address: first.slice(':::{iframe} '.length), title: fromMarkdown(title) };
    },
    element: (text) => ({ address: `#${jsonIn(text).config}` }),
    picture: markdown,
  },
  office: { picture: (text) => ({ address: text }) },
  pandoc: { picture: markdown },
  quarto: { picture: markdown },
  reveal: { iframe: html('data-src') },
  sphinx: {
    picture: (text) => ({
      address: /:target: (.*)/.exec(text)[1],
      title: /:alt: (.*)/.exec(text)[1],
    }),
  },
};
const USUAL = { iframe: html('src'), element, picture };
const cases = HOSTS.flatMap(({ id, forms }) => forms.map((form) => [id, form]));
const readerOf = (id, form) => READERS[id]?.[form] ?? USUAL[form];

describe('the hosts', () => {
  it('are all that have a file', () => {
    const files = readdirSync(new URL('../../../web/src/snippets/hosts/', import.meta.url));
    expect(HOSTS.map(({ id }) => `${id}.js`).sort()).toEqual(files.sort());
  });

  it.each(HOSTS.map(({ id }) => id))('%s says what it needs in a sentence', (id) => {
    expect(hostOf(id).hint).toMatch(/^[A-Z].*\.$/);
  });
});

describe.each(cases)('%s, %s:', (id, form) => {
  const read = readerOf(id, form);

  it('the experiment and its title are read as they are', () => {
    const { address, title = TITLE } = read(write(id, form));
    expect(title).toBe(TITLE);
    const wanted = parseLink(LINK, catalog);
    expect(wanted.problems).toEqual([]);
    expect(parseLink(address, catalog).config).toEqual(wanted.config);
    if (form !== 'iframe') return;
    expect(address).toBe(`${SITE}?embed=1&show=loss,lr&theme=dark#${LINK}`);
  });

  it('any experiment is read as it is', () => {
    const isSame = (config, title) => {
      const link = formatLink(config, catalog);
      const { address } = read(write(id, form, { link, title }));
      expect(formatLink(parseLink(address, catalog).config, catalog)).toBe(link);
    };
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        anyConfig,
        words.map((text) => text.trim() || 'x'),
        isSame,
      ),
      {
        numRuns: 5,
      },
    );
  });

  it('no sign of a title begins anything', () => {
    const text = write(id, form);
    // The option of an image in reStructuredText is plain text as it stands.
    expect(text.replace(/^ *:alt:.*$/m, '')).not.toContain('<b>');
    if (id === 'observable') expect(text).not.toContain('${');
    if (id === 'slidev') expect(/>([^<]*)<\/a>/.exec(text)?.[1] ?? '').not.toContain('{{');
  });
});

describe('a frame', () => {
  it('has the size that was asked for, and shrinks where there is less room', () => {
    const text = write('html', 'iframe', { width: 600 });
    expect(text).toContain('width="600" height="400"');
    expect(text).toContain('style="border: 0; max-width: 100%"');
  });

  it('has JSX in Docusaurus, and waits for its slide in reveal.js', () => {
    expect(write('docusaurus', 'iframe')).toContain("style={{ border: '0' }}");
    expect(write('reveal', 'iframe')).not.toContain('loading=');
  });
});

describe('an element', () => {
  it('has the flags as attributes', () => {
    const text = write('html', 'element', {
      query: '?embed=1&show=loss,lr&controls=run2.lr&narrate=1&autoplay=0&at=50&height=300',
    });
    const flags = ['show', 'controls', 'narrate', 'autoplay', 'at', 'height'];
    const values = flags.map((name) => attribute(text, name));
    expect(values).toEqual(['loss,lr', 'run2.lr', '1', '0', '50', '400']);
    expect(text).not.toContain('embed=');
    // It would be a title that the preview does not have.
    expect(text).not.toContain('heading=');
  });

  it('has its place before its script is there', () => {
    expect(write('html', 'element')).toContain('style="display: block; height: 400px"');
    expect(write('html', 'element', { width: 600 })).toContain('height: 400px; max-width: 600px"');
    expect(write('docusaurus', 'element')).toContain(
      "style={{ display: 'block', height: '400px' }}",
    );
  });

  it('is defined once, where the host wants it', () => {
    const once = (id, form = 'element') => hostOf(id).once?.(figureOf(form))?.text;
    expect(once('html')).toBe(`<script type="module" src="${SITE}element.js"></script>`);
    expect(once('docusaurus')).toBe(`scripts: [{ src: "${SITE}element.js", type: 'module' }],`);
    expect(once('slidev')).toContain('element.js');
    expect(once('html', 'iframe')).toBeUndefined();
    for (const id of ['mkdocs', 'sphinx', 'quarto', 'pandoc', 'marp', 'observable']) {
      expect(write(id, 'element')).toContain(`src="${SITE}element.js"`);
    }
  });
});

describe('for paper', () => {
  it('Quarto, Sphinx, pandoc and reveal.js have the picture beside the frame', () => {
    for (const id of ['quarto', 'sphinx', 'pandoc', 'reveal', 'myst']) {
      expect(write(id, 'iframe')).toContain('moons.png');
    }
  });

  it('LaTeX has a code of a short link, and none of a long one', () => {
    const long = `${LINK}&run=adam,label=${'x'.repeat(1200)}`;
    expect(write('latex', 'picture')).toContain('\\qrcode[height=2cm]{https://example.org/');
    expect(write('latex', 'picture', { link: long })).not.toContain('qrcode');
    expect(write('latex', 'picture')).toContain('{moons}');
  });

  it('LaTeX sets the signs of a title', () => {
    const [, caption] = /\\caption\{(.*) \(\\href/.exec(write('latex', 'picture'));
    expect(caption).toContain('\\& `comes` back: \\{run2.last\\} \\$\\{1 + 1\\}');
    expect(caption).toContain('\\$x\\_1\\textasciicircum{}2\\$ 100\\% \\#1 \\textasciitilde{}50');
    expect(caption).toContain('\\textbackslash{}end');
  });
});

describe('an indented block', () => {
  it('of Sphinx holds every line', () => {
    const [, raw] = write('sphinx', 'element').split('.. raw:: html\n\n');
    const block = raw.slice(0, raw.indexOf('\n\n')).split('\n');
    expect(block).toHaveLength(2);
    expect(block.every((line) => /^ {3}</.test(line))).toBe(true);
  });
});
