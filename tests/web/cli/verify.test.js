// The command that trains collected links again: what it writes for honest, wrong, forged and hostile ones.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { entryOf, exerciseProblems } from '../../../web/src/cli/verify-links.js';
import { MOST_ROWS, readTable, writeTable } from '../../../web/src/cli/verify-table.js';
import { formatLink, parseLink } from '../../../web/src/config/link.js';
import { catalog } from '../catalog/catalog.js';

const program = fileURLToPath(new URL('../../../web/src/cli/verify.js', import.meta.url));
const replay = fileURLToPath(new URL('../../../web/src/cli/replay.js', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'verify-command-'));
const SITE = 'https://example.org/page/#';
const TASK = 'v=1&goal=val_loss:lt:0.2&goal=steps:le:100';
const EXERCISE = `${TASK}&data=moons&noise=0.1&steps=200&run=sgd,lr=0.001`;
const with_ = (settings, run) => `${SITE}${TASK}&${settings}&run=${run}`;
const solution = (run) => with_('data=moons&noise=0.1&steps=200', run);

afterAll(() => rmSync(folder, { recursive: true }));

function run(args) {
  const options = { encoding: 'utf8', maxBuffer: 1e8 };
  return spawnSync(process.execPath, args, options);
}

function verify(text, ...options) {
  const file = path.join(folder, 'collected.csv');
  writeFileSync(file, text);
  const { status, stdout, stderr } = run([program, file, '--jobs', '2', ...options]);
  return { status, stderr, stdout, rows: Papa.parse(stdout.trim(), { header: true }).data };
}

/** What `replay` computes by itself. */
function replayed(link) {
  const { stdout } = run([replay, link, '--every', '1', '--format', 'json']);
  const [{ step, val_loss: losses, fingerprint }] = JSON.parse(stdout).runs;
  return { step, losses, fingerprint };
}

describe('npm run verify', () => {
  const good = solution('adam,lr=0.03');
  const { step, losses, fingerprint } = replayed(good);
  const first = losses.findIndex((loss) => loss < 0.2);
  const forged = '0123456789abcdef';
  const links = [
    `${good}&fp=${fingerprint}`,
    `${solution('adam,lr=0.03,label=Mine')}&fp=${forged}`,
    solution('sgd,lr=0.001'),
    good.replace('val_loss:lt:0.2', 'val_loss:lt:20'),
    with_('data=moons&noise=0&steps=200', 'adam,lr=0.03'),
    solution('adam,lr=0.03,batch=1'),
    'see attachment',
    with_('data=moons&hidden=500-500-500&batch=0&samples=2000&steps=1000000', 'adam'),
  ];
  const table = Papa.unparse([['name', 'link'], ...links.map((link, i) => [`S${i}`, link])]);
  const done = verify(table, '--exercise', EXERCISE, '--seconds', '4');

  it('says who reached the goal, when, and with which numbers', () => {
    expect(done.rows[0]).toEqual({
      ...{ name: 'S0', link: links[0], reached: 'yes', steps: String(step[first]) },
      ...{ value: done.rows[0].value, fingerprint, fp_matches: 'yes', goal_matches: 'yes' },
      same_as: '',
    });
    expect(Number(done.rows[0].value)).toBeCloseTo(losses[first], 6);
    expect(done.rows[2]).toMatchObject({ reached: 'no', steps: '', fp_matches: 'none given' });
  });

  it('finds a forged fingerprint, and links that train the same', () => {
    expect(done.rows[1]).toMatchObject({ reached: 'yes', fp_matches: 'no', same_as: 'row 2' });
    expect(done.rows[3].same_as).toBe('row 2');
  });

  it('finds an edited goal and changed settings, and judges by the goal of the exercise', () => {
    expect(done.rows[3]).toMatchObject({ reached: 'yes', goal_matches: 'no: goal' });
    expect(done.rows[4].goal_matches).toBe('no: noise 0');
    expect(done.rows[5].goal_matches).toBe('no: batch 1');
  });

  it('refuses in words what is no link and what takes too long', () => {
    expect(done.rows[6]).toMatchObject({
      reached: 'refused: it is no link with a run',
      fingerprint: '',
    });
    expect(done.rows[7].reached).toBe('refused: training it takes more than 4 s');
    expect(done.status).toBe(1);
    expect(done.stderr).toContain(
      '8 links: 4 reached the goal, 2 did not, 2 refused, 4 changed what is locked, 1 with a wrong',
    );
  });

  it('takes the goal of each link where there is no exercise, or that of a column', () => {
    const own = verify(`link\n"${links[3]}"\n`);
    expect(own).toMatchObject({ status: 0 });
    expect(own.rows[0]).toMatchObject({ reached: 'yes', goal_matches: 'from the link itself' });
    const column = verify(`Exercise;LINK\n"${EXERCISE}";"${links[2]}"\n`);
    expect(column.stdout.split('\n')[0]).toBe(
      'Exercise;LINK;reached;steps;value;fingerprint;fp_matches;goal_matches;same_as',
    );
    expect(Papa.parse(column.stdout, { header: true }).data[0]).toMatchObject({
      ...{ reached: 'no', goal_matches: 'yes' },
    });
  });

  it('says what is wrong with its arguments', () => {
    expect(run([program])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('One file'),
    });
    expect(verify('name\nAnn\n')).toMatchObject({
      ...{ status: 2, stdout: '', stderr: expect.stringContaining('a column named link') },
    });
  });
});

it('a name that leaves nothing free in an exercise is said once', () => {
  const engine = {
    catalog,
    parseLink: (link) => parseLink(link, catalog),
    formatLink: (config) => formatLink(config, catalog),
  };
  const exercise = EXERCISE.replace('&data', '&free=lr,momentun&data');
  const entries = [EXERCISE, EXERCISE].map((link) => entryOf(link, exercise, engine));
  expect(exerciseProblems(entries, catalog)).toEqual([
    'exercise: free: momentun: no setting and no parameter has this name; it leaves nothing free',
  ]);
  expect(exerciseProblems([entryOf(EXERCISE, '', engine)], catalog)).toEqual([]);
});

describe('the table', () => {
  const bytes = (text) => new TextEncoder().encode(text);
  const empty = { reached: '', steps: '', value: '', fingerprint: '', fp_matches: '' };
  const added = (table) => table.rows.map(() => ({ ...empty, goal_matches: '', same_as: '' }));

  it('has no cell that a spreadsheet would run', () => {
    const cells = [
      '=1+1',
      '+1+1',
      '-1+1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '＝1',
      '-0.5',
      '1e-3',
      'Ann',
    ];
    const table = readTable(
      bytes(Papa.unparse([['link', 'x'], ...cells.map((cell) => ['v=1', cell])])),
    );
    const written = Papa.parse(writeTable(table, added(table)), { header: true }).data;
    expect(written.slice(0, cells.length).map(({ x }) => x)).toEqual([
      ...cells.slice(0, 8).map((cell) => `'${cell}`),
      ...cells.slice(8),
    ]);
  });

  it('keeps other columns, in ragged rows too, and replaces what was added before', () => {
    const table = readTable(bytes('\ufeffname,link,reached\nAnn,a,yes,more\n\nBob\n'));
    expect(table).toMatchObject({ head: ['name', 'link', ''], links: ['a', ''] });
    expect(table.rows).toEqual([
      ['Ann', 'a', 'more'],
      ['Bob', '', ''],
    ]);
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...'link\nv'].map((c) => c.charCodeAt(0))).buffer),
    ]);
    expect(readTable(wide)).toMatchObject({ links: ['v'] });
  });

  it('survives what is no table', () => {
    expect(readTable(bytes(''))).toBe('The file is empty.');
    expect(readTable(bytes('a,b\n1,2'))).toContain('a column named link');
    expect(readTable(bytes(`link\n${'x\n'.repeat(MOST_ROWS + 1)}`))).toContain(`${MOST_ROWS} rows`);
    expect(readTable({ length: 1e9 })).toContain('50 MB');
    const open = readTable(bytes('link,name\nv=1,"Ann\nv=2,Bob\n'));
    expect(open.problems[0]).toContain('row 2');
    expect(readTable(bytes(`link\n"${'"'.repeat(9999)}`))).toHaveProperty('links');
    expect(readTable(bytes('link,__proto__\nv=1,x'))).toMatchObject({
      head: ['link', '__proto__'],
    });
    expect(readTable(new Uint8Array([108, 105, 110, 107, 10, 0xff, 0, 0xfe]))).toHaveProperty(
      'rows',
    );
  });
});
