// README.md says what is: its diff is the file, its commands, paths and links exist.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseLink } from '../../../web/src/config/index.js';
import { readGoldenTable } from '../../../web/scripts/reference/golden-errors.js';
import { layers } from '../../scripts/layers.js';
import { catalog } from '../catalog/catalog.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');

const prose = readme.replace(/^```[\s\S]*?^```$/gm, '').replace(/\s+/g, ' ');
const quoted = [...prose.matchAll(/`([^`]+)`/g)].map(([, text]) => text);

describe('the optimizer that the README shows', () => {
  const [, code] = /^```cpp\n([\s\S]*?)\n```$/m.exec(readme);
  const [, file] = /`(cpp\/optimizers\/\w+\.cpp)`:/.exec(prose);

  it('is a piece of its file', () => {
    const plain = (text) => text.replace(/\s+/g, ' ').trim();
    expect(plain(code).length).toBeGreaterThan(100);
    expect(plain(read(file))).toContain(plain(code));
  });

  it('is the entry of the diff beside it, and in the catalog', () => {
    const [, diff] = /\[The whole diff\]\(([^)]+)\)/.exec(prose);
    expect(read(diff)).toContain(`+++ b/${file}`);
    const [, id] = /\.id = "([^"]+)"/.exec(read(file));
    expect(catalog.optimizers.map((entry) => entry.id)).toContain(id);
  });
});

describe('the decisions', () => {
  it.each(['web/README.md', 'cpp/README.md'])(
    'of %s are dated, and the README leads there',
    (guide) => {
      const [, text] = read(guide).split('\n## Decisions\n');
      const names = text.match(/^### .*$/gm);
      expect(names.length).toBeGreaterThan(10);
      expect(text.match(/^### .*\n\n\d{4}-\d\d-\d\d\. /gm)).toHaveLength(names.length);
      expect(new Set(names).size).toBe(names.length);
      expect(readme).toContain(`(${guide}#decisions)`);
    },
  );
});

describe('what the README names', () => {
  it('are commands of package.json', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const commands = [...readme.matchAll(/npm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)];
    expect(commands.length).toBeGreaterThan(5);
    const names = commands.map(([, script, short]) => script ?? short);
    expect(names.filter((name) => !scripts[name])).toEqual([]);
  });

  it('are all layers of tests', () => {
    expect(Object.keys(layers).filter((name) => !readme.includes(`test:${name}`))).toEqual([]);
  });

  it('are files and folders of the repository', () => {
    const top = readdirSync(root);
    const paths = quoted
      .map((text) => text.replace(/\/?\.\.\.$/, ''))
      .filter((text) => /^[\w.-]+(\/[\w.-]*)+$/.test(text) && top.includes(text.split('/')[0]));
    // What building makes is no part of it.
    const kept = paths.filter((name) => !/^(dist|build)\//.test(name));
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
    const targets = [...prose.matchAll(/\]\((?!#|https?:)([^)#]+)/g)].map(([, name]) => name);
    expect(targets.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it('are headings, where it links to its own', () => {
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, text]) =>
      text
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const anchors = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(anchors.length).toBeGreaterThan(0);
    expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
  });

  it('are links that the page takes as they are', () => {
    const links = readme.match(/(https:\S*)?#v=1[^\s"`]*/g);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) {
      const { config, problems } = parseLink(link, catalog);
      expect(problems, link).toEqual([]);
      expect(config.runs.length, link).toBeGreaterThan(0);
    }
  });
});

it('agreement to nine digits is what the golden table records', () => {
  expect(prose).toContain('to nine digits');
  const table = readGoldenTable();
  const rows = catalog.optimizers.filter(({ id }) => table[id]);
  expect(rows.length).toBeGreaterThan(10);
  for (const { id } of rows) expect(table[id].double.error, id).toBeLessThanOrEqual(1e-9);
});
