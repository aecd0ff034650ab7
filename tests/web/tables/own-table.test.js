// Own data: from text and from points to a table, and back.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable, isKept, keepTable } from '../../../web/src/config/table.js';
import {
  describeTable,
  drawingOf,
  tableOf,
  tableOfDrawing,
  textOf,
  thinningFor,
} from '../../../web/src/tables/own-table.js';
import { guessRoles, makeSheet, namesClasses } from '../../../web/src/tables/sheet.js';
import { splitTable } from '../../../web/src/tables/split-table.js';

const seed = Number(process.env.TEST_SEED ?? 1);

function read(text, change = {}) {
  const { rows, separator } = splitTable(text, change.separator);
  const sheet = makeSheet(rows, { separator, ...change });
  const roles = change.roles ?? guessRoles(sheet);
  const classes = change.classes ?? namesClasses(sheet, roles.indexOf('target'));
  const { skip, every } = change;
  return { sheet, separator, roles, classes, ...tableOf(sheet, { roles, classes, skip, every }) };
}

describe('a pasted table', () => {
  it('has its last column as target, words as classes, words as inputs ignored', () => {
    const { table, roles } = read(
      'size,colour,mass,kind\n1,red,2,oak\n2,red,4,elm\n3,blue,5,oak\n4,red,7,elm\n',
    );
    expect(roles).toEqual(['input', 'ignored', 'input', 'target']);
    expect(table).toEqual({
      featureNames: ['size', 'mass'],
      classNames: ['elm', 'oak'],
      inputs: [
        [1, 2],
        [2, 4],
        [3, 5],
        [4, 7],
      ],
      targets: [1, 0, 1, 0],
    });
    expect(describeTable(table)).toBe('4 rows, 2 inputs, 2 classes');
  });

  it('needs no names, and takes semicolons with decimal commas', () => {
    const { table, sheet } = read('0,5;1,5;10,25\n−1,5;2;11\n2;3;12,5\n3;4;13\n');
    expect(sheet.hasNames).toBe(false);
    expect(table.featureNames).toEqual(['column 1', 'column 2']);
    expect(table.classNames).toEqual([]);
    expect(table.inputs[0]).toEqual([0.5, 1.5]);
    expect(table.inputs[1]).toEqual([-1.5, 2]);
    expect(table.targets).toEqual([10.25, 11, 12.5, 13]);
  });

  it('orders classes that are numbers by value', () => {
    const { table, classes } = read('x,y\n1,10\n2,9\n3,10\n4,9\n5,10\n6,100\n7,100\n');
    expect(classes).toBe(true);
    expect(table.classNames).toEqual(['9', '10', '100']);
    expect(read('x,y\n1,1.5\n2,2.5\n3,3\n4,9\n').classes).toBe(false);
  });

  it('names row, column and value of what is wrong, and can do without those rows', () => {
    const text = 'a,b,y\n1,2,p\n2,oops,q\n3,,p\n4,1,\n5,6,q\n6,5,p\n7,5,q\n8,1,q\n9,2,p\n1,2,q';
    expect(read(text).errors).toEqual([
      'Row 2, b: “oops” is not a number',
      'Row 3, b is empty',
      'Row 4, y is empty',
    ]);
    const { table, skipped } = read(text, { skip: true });
    expect(skipped).toBe(3);
    expect(table.inputs).toHaveLength(7);
  });

  it.each([
    ['a,b\n1,p\n2,p\n3,p\n4,p', {}, /b has only one class/],
    ['a,b\n1,p\n2,q', {}, /usable rows: 2. At least four/],
    ['a,b\n1,p\n2,q\n3,p\n4,q', { roles: ['input', 'ignored'] }, /target column/],
    ['a,b\n1,p\n2,q\n3,p\n4,q', { roles: ['ignored', 'target'] }, /one input column/],
    ['a,b\n1,p\n2,q\n3,p\n4,q', { classes: false }, /Row 1, b: “p” is not a number/],
  ])('is refused in words: %j %j', (text, change, words) => {
    const { table, errors } = read(text, change);
    expect(table).toBeUndefined();
    expect(errors[0]).toMatch(words);
  });

  it('of more rows than can be taken is refused with both numbers, and can be thinned', () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => [String(i % 1000), String(i % 2)]);
    const sheet = makeSheet(rows);
    const roles = ['input', 'target'];
    const { errors } = tableOf(sheet, { roles, classes: true });
    expect(errors[0]).toMatch(/200,000 rows .*At most 20,000 rows/);
    expect(thinningFor(sheet, roles)).toBe(10);
    const { table } = tableOf(sheet, { roles, classes: false, every: 10 });
    expect(table.inputs).toHaveLength(20_000);
    // Rows that alternate are both there.
    expect(new Set(table.targets)).toEqual(new Set([0, 1]));
  });

  it('lists a hundred wrong cells and counts the others', () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `${i % 10 < 8 ? i : 'x'},${i % 3}`);
    const { errors, errorCount } = read(`a,b\n${lines.join('\n')}`);
    expect([errors.length, errorCount]).toEqual([100, 200]);
    expect(errors[0]).toBe('Row 9, a: “x” is not a number');
  });

  it('survives being written as text and read again', () => {
    const name = fc.stringMatching(/^[a-z][a-z ,"]{0,6}[a-z]$/);
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    const tables = fc
      .record({
        classNames: fc.constantFrom([], ['no', 'yes'], ['a,b', 'd', 'say "c"']),
        featureNames: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
        count: fc.integer({ min: 6, max: 30 }),
        numbers: fc.array(number, { minLength: 150, maxLength: 150 }),
      })
      .map(({ classNames, featureNames, count, numbers }) => ({
        featureNames,
        classNames,
        inputs: Array.from({ length: count }, (_, i) =>
          featureNames.map((_, k) => numbers[i * featureNames.length + k] || 0),
        ),
        targets: Array.from({ length: count }, (_, i) =>
          classNames.length ? i % classNames.length : numbers[149 - i] || 0,
        ),
      }));
    fc.assert(
      fc.property(tables, (table) => {
        const classes = table.classNames.length > 0;
        expect(read(textOf(table), { header: true, classes }).table).toEqual(table);
      }),
      { seed, numRuns: 60 },
    );
  });
});

const fault = (name) => readFileSync(new URL(`faults/${name}`, import.meta.url), 'utf8');

describe('a table without a column of numbers', () => {
  it('is told so, and not that a column should be chosen', () => {
    const words = 'colour,kind\nred,oak\nred,elm\nblue,oak\nred,elm\n';
    expect(read(words).errors).toEqual([
      'The inputs must be numbers, but no column apart from the target holds numbers.',
    ]);
    const roles = ['ignored', 'target'];
    const numbers = read('size,kind\n1,oak\n2,elm\n3,oak\n4,elm\n', { roles });
    expect(numbers.errors).toEqual(['Choose at least one input column.']);
  });
});

describe('a table as others write it', () => {
  const four = {
    inputs: [
      [1.5, 2.5],
      [2.5, 1.5],
      [3.5, 3.5],
      [0.5, 1.5],
    ],
    targets: [0, 1, 0, 1],
  };
  it.each([
    ['comma-decimals-no-header.csv', ';', ',', ['column 1', 'column 2']],
    ['quoted-comma-decimals.csv', ',', ',', ['x', 'y']],
    ['sep-line.csv', ';', '.', ['x', 'y']],
    ['trailing-separator.csv', ',', '.', ['x', 'y']],
    ['spaces.txt', ' ', '.', ['column 1', 'column 2']],
  ])('%s', (name, separator, decimal, featureNames) => {
    const found = read(fault(name));
    expect([found.separator, found.sheet.decimal]).toEqual([separator, decimal]);
    expect(found.table).toEqual({ ...four, featureNames, classNames: ['a', 'b'] });
  });

  const PRICES = [850, 1200, 990, 2450];
  it.each([
    ['German', fault('thousands-de.csv')],
    ['English with tabs', 'area\tprice\n80.5\t850\n120.0\t1,200\n99.5\t990\n150.0\t2,450\n'],
    ['English with quotes', 'area,price\n80.5,850\n120.0,"1,200"\n99.5,990\n150.0,"2,450"\n'],
    ['French', 'aire;prix\r\n80,5;850\r\n120,0;1\u202f200\r\n99,5;990\r\n150,0;2\u202f450\r\n'],
    ['with blanks', 'aire;prix\n80,5;850\n120,0;1 200\n99,5;990\n150,0;2 450\n'],
    ['Swiss', "\ufeffFläche;Preis\n80.5;850\n120.0;1'200\n99.5;990\n150.0;2’450\n"],
  ])('%s thousands', (_, text) => {
    const { table, sheet } = read(text, { classes: false });
    expect(table.targets).toEqual(PRICES);
    expect(table.inputs.flat()).toEqual([80.5, 120, 99.5, 150]);
    expect(table.featureNames[0]).not.toMatch(/\ufeff/);
    expect(sheet.example).toBe('');
  });

  it('is asked about where both signs make sense', () => {
    const text = 'a;b\n1.250;2\n3.500;4\n5.750;6\n7.125;8\n';
    const { sheet, table } = read(text, { classes: false });
    expect([sheet.decimal, sheet.example]).toEqual(['.', '1.250']);
    expect(table.inputs[0]).toEqual([1.25]);
    const other = read(text, { classes: false, decimal: ',' });
    expect(other.table.inputs.flat()).toEqual([1250, 3500, 5750, 7125]);
  });

  it('has one decimal sign; what does not fit is named', () => {
    const cells = ['1,5', '2,5', '3.5', '1.23.4', '4,5', '5,5', '6,5', '7,5', '8,5', '9,5'];
    const text = `x;y\n${cells.map((cell, i) => `${cell};${i}`).join('\n')}`;
    expect(read(text).errors).toEqual([
      `Row 3, x: “3.5” is not a number with a decimal comma`,
      `Row 4, x: “1.23.4” is not a number with a decimal comma`,
    ]);
  });

  it('names every cell of a column with the other sign, too', () => {
    const text = 'x;y;z\n1,5;2.5;a\n2,5;1.5;b\n3,5;3.5;a\n0,5;1,5;b\n';
    const { roles, errors } = read(text);
    expect(roles).toEqual(['input', 'input', 'target']);
    expect(errors).toEqual([
      'Row 1, y: “2.5” is not a number with a decimal comma',
      'Row 2, y: “1.5” is not a number with a decimal comma',
      'Row 3, y: “3.5” is not a number with a decimal comma',
    ]);
  });

  it.each([
    ['the count of R', '"x" "y"\n"1" 0.5 "a"\n"2" 1.5 "b"\n"3" 2.5 "a"\n"4" 0.1 "b"', ['x']],
    ['the count of pandas', ',x,y\n0,0.5,a\n1,1.5,b\n2,2.5,a\n3,0.1,b', ['x']],
    ['numbers of things', 'ID,x,y\n842302,0.5,a\n842517,1.5,b\n843009,2.5,a\n843483,0.1,b', ['x']],
    ['an empty column', 'x,,unused,y,\n0.5,,,a,\n1.5,,,b,\n2.5,,,a,\n0.1,,,b,', ['x']],
    ['not the only input', 'id,y\n1,0.5\n2,1.5\n3,2.5\n4,0.1', ['id']],
    ['not a named quantity', 't,x,y\n1,0.5,3\n2,1.5,1\n3,2.5,2\n4,0.1,4', ['t', 'x']],
  ])('leaves out what says nothing: %s', (_, text, names) => {
    const { table } = read(text);
    expect(table.featureNames).toEqual(names);
    expect(table.targets).toHaveLength(4);
  });

  it('leaves out the count of rows without names', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `${i + 1},${i / 2 + 0.1},${i % 2}`);
    expect(read(lines.join('\n')).roles).toEqual(['ignored', 'input', 'target']);
    expect(read(lines.slice(0, 5).join('\n')).roles).toEqual(['input', 'input', 'target']);
  });

  it.each([
    ['bars', '1.5|2.5|a\n2.5|1.5|b\n3.5|3.5|a\n0.5|1.5|b', '|'],
    ['commas and blanks', '1.5, 2.5, a\n2.5, 1.5, b\n3.5, 3.5, a\n0.5, 1.5, b', ','],
    ['blanks and decimal commas', ' 1,5   2,5 a\n2,5 1,5\tb\n3,5 3,5 a\n0,5 1,5 b ', ' '],
    ['words with commas', '1.5;2.5;a, b\n2.5;1.5;c, d\n3.5;3.5;a, b\n0.5;1.5;c, d', ';'],
    [
      'a date and decimal commas',
      '1.1.20 10:00;1,5;2\n2.1.20 11:00;2,5;1\n3.1.20 12:00;3,5;2',
      ';',
    ],
    ['lone carriage returns', '1.5,2.5,a\r2.5,1.5,b\r3.5,3.5,a\r0.5,1.5,b', ','],
    ['a quotation mark that is never closed', '1.5;2.5;a\n2.5;1.5;"r\n3.5;3.5;a', ';'],
    ['quotes', '"1.5";"2.5";"a;b"\n"2.5";"1.5";"c"\n"3.5";"3.5";"a;b"', ';'],
    ['a line that says tab', '"sep=\\t"\nx\ty\n1\t2', '\t'],
  ])('is split at %s', (_, text, separator) => {
    const found = splitTable(text);
    expect(found.separator).toBe(separator);
    expect(new Set(found.rows.map((row) => row.length)).size).toBe(1);
  });

  it('can hold remarks', () => {
    expect(splitTable('# made by hand\n#,x\n1,2\n').rows).toEqual([
      ['#', 'x'],
      ['1', '2'],
    ]);
  });
});

describe('drawn points', () => {
  const points = [0, 2, 2, 0, 2].map((value, i) => ({ x: i / 10, y: -i / 10, value }));

  it('of classes leave out classes without points', () => {
    const { table } = tableOfDrawing({ kind: 'classes', points });
    expect(table.classNames).toEqual(['A', 'C']);
    expect(table.targets).toEqual([0, 1, 1, 0, 1]);
    expect(table.inputs[1]).toEqual([0.1, -0.1]);
  });

  it('of a curve have one input, of numbers two', () => {
    const curve = tableOfDrawing({ kind: 'curve', points }).table;
    expect(curve.featureNames).toEqual(['x']);
    expect(curve.targets[1]).toBe(-0.1);
    const values = tableOfDrawing({ kind: 'values', points }).table;
    expect(values.classNames).toEqual([]);
    expect(values.targets).toEqual([0, 2, 2, 0, 2]);
    expect(drawingOf(curve).kind).toBe('curve');
    expect(drawingOf(values)).toEqual({ kind: 'values', points });
  });

  it('must be enough', () => {
    const one = points.map((point) => ({ ...point, value: 0 }));
    expect(tableOfDrawing({ kind: 'classes', points: one }).errors[0]).toMatch(/two classes/);
    expect(tableOfDrawing({ kind: 'curve', points: one.slice(2) }).errors[0]).toMatch(/four/);
  });

  it('are not what a table of many columns or classes is', () => {
    const wide = { featureNames: ['a', 'b', 'c'], classNames: [], inputs: [], targets: [] };
    expect(drawingOf(wide)).toBeNull();
  });
});

describe('a table that is too large for a link', () => {
  it('is kept under a name as long as the page is open', async () => {
    const table = {
      featureNames: ['a'],
      classNames: [],
      inputs: [[1], [2], [3]],
      targets: [1, 2, 3],
    };
    const { text } = keepTable(table);
    expect(text).toMatch(/^[\w-]+$/);
    expect(isKept(text)).toBe(true);
    expect(await decodeTable(text)).toEqual({ table, problems: [] });
    expect(keepTable(structuredClone(table)).text).toBe(text);
    expect(keepTable({ ...table, targets: [1, 2, 4] }).text).not.toBe(text);
  });

  it('is missing elsewhere, which is said', async () => {
    const { table, problems } = await decodeTable('kept-0123456789abcdef');
    expect(table).toBeUndefined();
    expect(problems[0].message).toMatch(/too large for a link/);
  });
});
