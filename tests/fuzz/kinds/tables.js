// Tables that are dropped or pasted, and own data in a link.

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { decodeTable, encodeTable, keepTable } from '../../../web/src/config/table.js';
import { tableOf, textOf, thinningFor } from '../../../web/src/tables/own-table.js';
import { SEPARATORS } from '../../../web/src/tables/separators.js';
import { guessRoles, makeSheet, namesClasses } from '../../../web/src/tables/sheet.js';
import { splitTable } from '../../../web/src/tables/split-table.js';
import { HOSTILE, INHERITED, NUMBERS, anyText } from '../words.js';

const CELLS = [
  ...NUMBERS,
  ...['1.200', '1,5', '"1,5"', '0,5 %', '"a""b"', '"', '""', 'NA', '?', '', '2024-01-01', '# '],
  ...['red', 'blue', '1 000', '−3', '1’000', '.5', '5.', 'true', 'sep=;', ...INHERITED],
];
const ROLES = /** @type {const} */ (['input', 'target', 'ignored']);

/** @param {import('../tape.js').Tape} tape */
function anyTable(tape) {
  if (tape.chance(0.1)) return anyText(tape);
  const separator = tape.pick([',', ';', '\t', '|', ' ', '  ']);
  const width = tape.below(6) + 1;
  const pool = tape.list(6, () => tape.pick(tape.chance(0.1) ? HOSTILE : CELLS));
  const cell = () => tape.pick(tape.chance(0.8) ? [...pool, '1', '2.5'] : CELLS);
  const row = () =>
    Array.from({ length: tape.chance(0.9) ? width : tape.below(9) }, cell).join(separator);
  const rows = tape.list(12, row);
  const times = tape.pick([1, 1, 1, 1, 1, 5, 40]);
  return (
    tape.pick(['', '', 'sep=;\n', '\ufeff', '# made by\n']) +
    Array.from({ length: times }, () => rows.join(tape.pick(['\n', '\n', '\r\n', '\r']))).join('\n')
  );
}

export default {
  id: 'tables',
  what: 'CSV texts and own data in links',
  runs: 100_000,
  tape: 120,
  /** @param {import('../tape.js').Tape} tape */
  make(tape) {
    return {
      text: anyTable(tape),
      link: tape.pick([(one) => one, (one) => one.slice(0, -3), (one) => `${one}A`]),
      skip: tape.chance(0.5),
      separator: tape.chance(0.2) ? tape.pick(SEPARATORS).id : undefined,
      roles: tape.chance(0.2) ? tape.list(9, () => tape.pick(ROLES)) : undefined,
    };
  },
  async check({ text, separator, skip, roles: wished, link }) {
    const cells = splitTable(text, separator);
    const sheet = makeSheet(cells.rows, { separator: cells.separator });
    const roles = wished ?? guessRoles(sheet);
    const target = roles.indexOf('target');
    const classes = sheet.kinds[target] ? namesClasses(sheet, target) : false;
    const every = Math.max(1, thinningFor(sheet, roles));
    if (wished && wished.length !== sheet.names.length) return;
    const { table, errors } = tableOf(sheet, { roles, classes, skip, every });
    ok(table ? errors.length === 0 : errors.length > 0);
    for (const error of errors) ok(error.length < 500, error);
    if (table) await checkTable(table, link);
  },
};

/**
 * @param {import('../../../web/src/config/table.js').Table} table
 * @param {(text: string) => string} damage
 */
async function checkTable(table, damage) {
  const { text = '', problems } = await encodeTable(table);
  strictEqual(problems.length > 0, text === '');
  if (text) {
    deepStrictEqual(plain((await decodeTable(text)).table), plain(table));
    const other = await decodeTable(damage(text));
    strictEqual(other.table === undefined, other.problems.length > 0);
  }
  ok(keepTable(table).text?.startsWith('kept-'));
  // The editor shows it as text, and reads the same numbers out of it.
  const again = splitTable(textOf(table));
  const sheet = makeSheet(again.rows, { header: true, decimal: '.', separator: again.separator });
  ok(sheet.rows.length <= table.inputs.length);
}

const plain = (table) => JSON.parse(JSON.stringify(table));
