// Links of any origin: what is read is written in one form, and that form is read as the same.

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { describeRun } from '../../../web/src/config/describe.js';
import { MAX_LINK_LENGTH, formatLink, parseLink } from '../../../web/src/config/link.js';
import { mendLink } from '../../../web/src/config/mend-link.js';
import { catalog } from '../../web/catalog/catalog.js';
import { checkConfig, checkErrors } from '../checks.js';
import { anyLink } from '../links.js';

export default {
  id: 'links',
  what: 'links, damaged and made up',
  runs: 1_000_000,
  tape: 60,
  make: anyLink,
  /** @param {string} text */
  check(text) {
    checkLink(text);
    const mended = mendLink(text, catalog);
    if (mended === text) return;
    checkLink(mended);
    strictEqual(typeof mended, 'string');
  },
};

/** @param {string} text */
function checkLink(text) {
  const { config, problems, flags } = parseLink(text, catalog);
  checkConfig(config);
  checkErrors(problems);
  for (const list of [flags.show, flags.controls, flags.hide, flags.lock]) ok(list.length <= 32);
  const link = formatLink(config, catalog);
  ok(link.length <= MAX_LINK_LENGTH);
  const again = parseLink(link, catalog);
  deepStrictEqual(again.config, config);
  strictEqual(formatLink(again.config, catalog), link);
  // Whoever copies an address gets it without a complaint.
  deepStrictEqual(again.problems, []);
  for (const run of config.runs) strictEqual(typeof describeRun(run, catalog), 'string');
}
