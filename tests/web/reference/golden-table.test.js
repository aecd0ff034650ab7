// The committed table of golden errors (web/scripts/reference/golden-errors.json) and the code that
// keeps it current.

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goldenName } from '../../../web/scripts/reference/facts.js';
import { readGoldenTable } from '../../../web/scripts/reference/golden-errors.js';
import { measuredTable, tableMistakes } from '../../scripts/golden-table.js';
import { catalog } from '../catalog/catalog.js';

const dataFolder = fileURLToPath(new URL('../../golden/data/', import.meta.url));
const table = readGoldenTable();

const idsIn = (family) => new Set(catalog[family].map(({ id }) => id));

// "adam.lr-schedule.json" in optim/ is about the optimizer adam.
function idsOfFiles(...folders) {
  const names = folders.flatMap((folder) => readdirSync(path.join(dataFolder, folder)));
  return [...new Set(names.map((name) => name.split('.')[0]))];
}

// Files that hold values of a whole family name each entry inside.
function idsInside(file, nameOf) {
  const { items } = JSON.parse(readFileSync(path.join(dataFolder, 'grads', file), 'utf8'));
  return [...new Set(items.map(nameOf))];
}

describe('the table of golden errors', () => {
  it.each([
    ['optimizers', idsOfFiles('optim', 'closure')],
    ['schedules', idsOfFiles('sched')],
    ['activations', idsInside('activations.json', ({ name }) => name)],
    ['losses', idsInside('losses.json', ({ loss }) => loss.name)],
  ])('has a row for each of the %s with a golden file', (family, goldenIds) => {
    expect(goldenIds.length).toBeGreaterThan(10);
    expect(goldenIds.filter((id) => !idsIn(family).has(id))).toEqual([]);
    expect(goldenIds.filter((id) => !table[goldenName(family, id)])).toEqual([]);
  });

  it('has a row for every kind of normalisation', () => {
    const names = catalog.norms.map(({ id }) => goldenName('norms', id));
    expect(names.filter((name) => !table[name])).toEqual([]);
  });

  it('records errors that are within the tolerances', () => {
    for (const [entry, row] of Object.entries(table)) {
      expect(row.cases, entry).toBeGreaterThan(0);
      for (const { error, ofTolerance } of [row.double, row.float]) {
        expect(error, entry).toBeGreaterThanOrEqual(0);
        expect(ofTolerance, entry).toBeGreaterThanOrEqual(0);
        expect(ofTolerance, entry).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('single precision', () => {
  it('agrees to 5 % in every number that it can tell, and can tell most', () => {
    for (const [entry, { float }] of Object.entries(table)) {
      expect(float.error, entry).toBeLessThan(0.05);
      expect(float.undecided ?? 0, entry).toBeLessThan(0.15);
    }
  });
});

describe('checking a table', () => {
  const errors = (ofTolerance) => ({ error: 1e-9, ofTolerance });
  const row = (cases, inDouble, inFloat) => ({
    cases,
    double: errors(inDouble),
    float: errors(inFloat),
  });
  const recorded = { adam: row(5, 0.01, 0.02), sgd: row(2, 0, 0) };

  it('accepts itself, smaller errors and other last bits', () => {
    expect(tableMistakes(recorded, recorded)).toEqual([]);
    expect(tableMistakes(recorded, { adam: row(5, 0.005, 0.1), sgd: row(2, 1e-4, 0) })).toEqual([]);
  });

  it('names what is missing, too much, or of another size', () => {
    const measured = { adam: row(6, 0.01, 0.5), lion: row(1, 0, 0) };
    expect(tableMistakes(recorded, measured)).toEqual([
      'adam has 6 cases, not 5',
      'adam in float: error 1e-9, recorded 1e-9',
      'lion is missing',
      'sgd has no golden file any more',
    ]);
  });

  it('takes an error that is not a number for a mistake', () => {
    expect(tableMistakes({ sgd: row(2, 0, 0) }, { sgd: row(2, NaN, 0) })).toHaveLength(1);
  });
});

describe('making a table', () => {
  let folder;
  beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'golden-table-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  function resultFile(scalar, ...rows) {
    const file = path.join(folder, `${scalar}.json`);
    const named = rows.map(([entry, cases, worstRelativeError, worstErrorOverTolerance]) => ({
      entry,
      cases,
      worstRelativeError,
      worstErrorOverTolerance,
    }));
    writeFileSync(file, JSON.stringify({ scalar, rows: named }));
    return file;
  }

  it('joins both programs and rounds errors up to two digits', () => {
    const doubleFile = resultFile('double', ['sgd', 3, 1.201e-14, 0], ['adam', 1, 9.99e-12, 0.5]);
    const floatFile = resultFile('float', ['sgd', 3, 0.0312, 0.1], ['adam', 1, 2e-7, 0.25]);
    const made = measuredTable(doubleFile, floatFile);
    expect(Object.keys(made)).toEqual(['adam', 'sgd']);
    expect(made.sgd).toEqual({
      cases: 3,
      double: { error: 1.3e-14, ofTolerance: 0 },
      float: { error: 0.032, ofTolerance: 0.1 },
    });
    expect(made.adam.double).toEqual({ error: 1e-11, ofTolerance: 0.5 });
  });

  it('refuses results that do not belong together', () => {
    const doubleFile = resultFile('double', ['sgd', 3, 0, 0]);
    const floatFile = resultFile('float', ['sgd', 2, 0, 0]);
    expect(() => measuredTable(doubleFile, floatFile)).toThrow('sgd');
    expect(() => measuredTable(floatFile, doubleFile)).toThrow('double');
  });
});
