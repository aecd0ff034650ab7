// The table of golden errors: how far every entry is from its reference implementation. The reference
// page shows it; `npm run test:golden` checks it, and with `-- --update` writes it.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Errors of all cases of an entry, for one type of number
 * @property {number} error the worst relative error
 * @property {number} ofTolerance the worst error divided by what its file tolerates; beyond 1 fails
 * @property {number} [undecided] share of the numbers that this type cannot tell: rounding alone moves
 *   them by more than a twentieth, and they are left out; missing: none
 */

/** @typedef {{ cases: number, double: Errors, float: Errors }} Row */

/** @typedef {Record<string, Row>} GoldenTable rows by entry, as the golden program names it */

/** Where the table is. */
export const goldenTableFile = fileURLToPath(new URL('golden-errors.json', import.meta.url));

/**
 * The committed table.
 * @returns {GoldenTable}
 */
export function readGoldenTable() {
  return JSON.parse(readFileSync(goldenTableFile, 'utf8'));
}
