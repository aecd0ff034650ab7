// Own data: from text and from points to a table, and back.

import Papa from 'papaparse';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable, isKept, keepTable } from '../../../web/src/config/table.js';
import {
  describeTable,
  drawingOf,
  guessRoles,
  makeSheet,
  namesClasses,
  tableOf,
  tableOfDrawing,
  textOf,
} from '../../../web/src/ui/model/own-table.js';

const seed = Number(process.env.TEST_SEED ?? 1);

function read(text, change = {}) {
  const { data, meta } = Papa.parse(text, { skipEmptyLines: 'greedy' });
  const sheet = makeSheet(data, { commas: meta.delimiter !== ',', ...change });
  const roles = change.roles ?? guessRoles(sheet);
  const classes = change.classes ?? namesClasses(sheet, roles.indexOf('target'));
  return { sheet, roles, classes, ...tableOf(sheet, { roles, classes, skip: change.skip }) };
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

  it('of more rows than can be taken is refused with both numbers', () => {
    const rows = Array.from({ length: 20_001 }, (_, i) => [String(i), String(i % 2)]);
    const sheet = makeSheet(rows);
    const { errors } = tableOf(sheet, { roles: ['input', 'target'], classes: true });
    expect(errors[0]).toMatch(/20,001 rows .*At most 20,000 rows/);
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
        expect(read(textOf(table), { header: true, commas: false, classes }).table).toEqual(table);
      }),
      { seed, numRuns: 60 },
    );
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
