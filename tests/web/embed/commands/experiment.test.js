// What the experiment is, and what it should be.

import { describe, expect, it } from 'vitest';
import { decodeTable } from '../../../../web/src/config/table.js';
import { catalog } from '../../catalog/catalog.js';
import { MOONS, openEmbed } from '../embed.js';

describe('the config', () => {
  it('is the canonical link', async () => {
    const { ask } = openEmbed('run=sgd,lr=0.10&data=moons&v=1');
    const link = 'v=1&data=moons&run=sgd,lr=0.1';
    expect(await ask('getConfig')).toEqual([{ type: 'config', config: link }]);
    expect(await ask('getConfig', { id: 'x' })).toEqual([
      { type: 'config', config: link, id: 'x' },
    ]);
  });

  it.each([
    ['a link', 'v=1&data=circle&run=adam,lr=0.01'],
    ['one with its sign', '#v=1&data=circle&run=adam,lr=0.01'],
    ['a whole address', 'https://example.org/p/?embed=1#v=1&data=circle&run=adam,lr=0.01'],
  ])('becomes another one by %s', async (_, config) => {
    const { ask, playground } = openEmbed();
    const link = 'v=1&data=circle&run=adam';
    const canonical = playground.link;
    const [answer] = await ask('setConfig', { config, id: 1 });
    expect(answer).toMatchObject({ type: 'config', id: 1 });
    expect(answer.config).toMatch(link);
    expect(playground.link).toBe(answer.config);
    expect(playground.link).not.toBe(canonical);
  });

  it.each([
    ['an unknown word', 'v=1&nonsense=3&run=sgd', 'nonsense'],
    ['an unknown rule', 'v=1&run=speedy', 'run 1'],
    ['a value out of range', 'v=1&noise=7&run=sgd', 'noise'],
    ['another version', 'v=9&run=sgd', 'v'],
    ['a rule that only combines', 'v=1&run=clip', 'run 1'],
    ['too long a label', `v=1&run=sgd,label=${'x'.repeat(300)}`, 'run 1: label'],
    ['no link', '&&', 'config'],
    ['an address of elsewhere', 'javascript:alert(1)', 'config'],
    ['markup', '<img src=x onerror=alert(1)>', 'config'],
  ])('stays as it is for %s', async (_, config, key) => {
    const { ask, playground } = openEmbed();
    const answers = await ask('setConfig', { config, id: 'a' });
    expect(answers).toHaveLength(1);
    const [{ type, id, message, problems }] = answers;
    expect([type, id]).toEqual(['error', 'a']);
    expect(problems.map((one) => one.key)).toContain(key);
    expect(message).toMatch(/^This link cannot be used as it is: /);
    // Nothing has changed, so nothing was left out either.
    expect(JSON.stringify(answers)).not.toMatch(/left out/);
    expect(playground.link).toBe(MOONS);
    expect(playground.notices).toEqual([]);
  });

  it.each([undefined, null, 3, '', [], {}, 'v'.repeat(8001)])(
    'stays as it is for %.20s',
    async (config) => {
      const { ask, playground } = openEmbed();
      const answers = await ask('setConfig', { config });
      expect(answers).toMatchObject([{ type: 'error', key: 'config' }]);
      expect(answers[0].message).toMatch(/must be a text of 1 to 8,000 characters/);
      expect(answers[0].message.length).toBeLessThan(200);
      expect(playground.link).toBe(MOONS);
    },
  );
});

describe('a table', () => {
  const rows = [
    [0, 1.5, 'a'],
    [1, 2.5, 'b'],
    [2, 3.5, 'a'],
    [3, 4.5, 'b'],
  ];
  const csv = ['u,v,class', ...rows.map((row) => row.join(','))].join('\n');

  it('becomes the data, with the last column as target', async () => {
    const { ask, playground } = openEmbed();
    const [answer] = await ask('setData', { table: csv, id: 3 });
    expect(answer).toEqual({ type: 'config', config: playground.link, id: 3 });
    expect(playground.value('data')).toBe('own');
    const { table } = await decodeTable(playground.config.table);
    expect(table).toEqual({
      ...{ featureNames: ['u', 'v'], classNames: ['a', 'b'] },
      ...{ inputs: rows.map(([u, v]) => [u, v]), targets: [0, 1, 0, 1] },
    });
    // The same runs train on it.
    expect(playground.link).toMatch(/&run=sgd,lr=0\.1&run=adam,lr=0\.03$/);
  });

  it('has the target that the host names', async () => {
    const { ask, playground } = openEmbed();
    await ask('setData', { table: csv.replaceAll(',', ';'), target: 'v' });
    const { table } = await decodeTable(playground.config.table);
    expect(table.featureNames).toEqual(['u']);
    expect(table.classNames).toEqual([]);
    expect(table.targets).toEqual([1.5, 2.5, 3.5, 4.5]);
  });

  it('keeps the title of the experiment', async () => {
    const { ask } = openEmbed(MOONS.replace('v=1', 'v=1&title=Two+moons'));
    const [{ config }] = await ask('setData', { table: csv });
    expect(config).toMatch(/^v=1&title=Two(\+|%20)moons&/);
  });

  it('that is too large for a link is kept in the page', async () => {
    const { ask, playground } = openEmbed();
    const numbers = Array.from({ length: 3000 }, (_, i) => `${Math.sin(i)},${Math.cos(7 * i)}`);
    await ask('setData', { table: `x,y\n${numbers.join('\n')}` });
    expect(playground.config.table).toMatch(/^kept-/);
    const { table } = await decodeTable(playground.config.table);
    expect(table.inputs).toHaveLength(3000);
    expect(table.inputs[5]).toEqual([Math.sin(5)]);
  });

  it.each([
    ['no cells', { table: '\n\n' }, /must have rows/],
    ['words alone', { table: 'a b c' }, /This table cannot be used/],
    ['too few rows', { table: 'x,y\n1,2' }, /Too few usable rows: 1/],
    ['a cell that is no number', { table: 'x,y\n1,2\n2,3\n3,4\n4,5\n5,6\n6,7\nsix,7' }, /Row 7, x/],
    [
      'an unknown target',
      { table: csv, target: '<b>' },
      /target <b> must be the name of a column, such as u, v/,
    ],
    ['no text', { table: 5 }, /must be a text of 1 to 2,000,000 characters/],
    ['too long a text', { table: '1,2\n'.repeat(500_001) }, /must be a text of 1 to 2,000,000/],
    ['a target that is no text', { table: csv, target: 2 }, /target must be a text/],
  ])('changes nothing where it has %s', async (_, fields, words) => {
    const { ask, playground } = openEmbed();
    const answers = await ask('setData', fields);
    expect(answers).toHaveLength(1);
    expect(answers[0].type).toBe('error');
    expect(answers[0].message).toMatch(words);
    expect(playground.link).toBe(MOONS);
  });
});

describe('the catalog', () => {
  it('comes with all its texts, and can be sent', async () => {
    const { ask, page } = openEmbed();
    const [answer] = await ask('getCatalog', { id: 0 });
    expect(answer).toMatchObject({ type: 'catalog', id: 0 });
    expect(page.calls).toEqual([['loadTexts', undefined]]);
    const arrived = structuredClone(answer.catalog);
    expect(arrived.optimizers.map(({ id }) => id)).toEqual(catalog.optimizers.map(({ id }) => id));
  });
});
