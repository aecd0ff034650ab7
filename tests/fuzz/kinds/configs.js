// Experiments as plain data, the way files, messages and programs bring them.

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { normalizeConfig } from '../../../web/src/config/gate.js';
import { formatLink, parseLink } from '../../../web/src/config/link.js';
import { catalog } from '../../web/catalog/catalog.js';
import { checkConfig, checkErrors } from '../checks.js';
import { anyLink } from '../links.js';
import { anyObject, anyValue, disturbed, realLink } from '../values.js';
import { KEYS } from '../words.js';

const FIELDS = ['version', 'settings', 'runs', 'table', 'fingerprint', 'title', 'note', 'goal'];

export default {
  id: 'configs',
  what: 'experiments as plain data',
  runs: 100_000,
  tape: 200,
  /** @param {import('../tape.js').Tape} tape */
  make(tape) {
    if (tape.chance(0.1)) return anyValue(tape);
    if (tape.chance(0.1)) return anyObject(tape, FIELDS);
    const { config } = parseLink(tape.chance(0.5) ? realLink(tape) : anyLink(tape), catalog);
    const given = structuredClone(config);
    if (tape.chance(0.3)) Object.assign(given.settings, anyObject(tape, KEYS, 1));
    return disturbed(tape, given);
  },
  /** @param {unknown} given */
  check(given) {
    const errors = [];
    const config = normalizeConfig(given, catalog, (error) => errors.push(error));
    checkConfig(config);
    checkErrors(errors);
    const again = [];
    deepStrictEqual(
      normalizeConfig(config, catalog, (error) => again.push(error)),
      config,
    );
    deepStrictEqual(again, []);
    const link = formatLink(config, catalog);
    strictEqual(formatLink(given, catalog), link);
    ok(link.startsWith('v=1'));
  },
};
