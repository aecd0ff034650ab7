// What earlier visits left in the browser, or somebody put there: it is ours, or as if nothing were there.

import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { MAX_LINK_LENGTH, parseLink } from '../../../web/src/config/link.js';
import { MOST_RECENT, readRecent, wordsOf, writeRecent } from '../../../web/src/ui/model/recent.js';
import { readSession, restoreTable } from '../../../web/src/ui/model/session.js';
import { openedFile } from '../../../web/src/ui/model/opened-file.js';
import { readSizes, styleOf } from '../../../web/src/ui/page/sizes.js';
import { catalog } from '../../web/catalog/catalog.js';
import { anyJson, realLink } from '../values.js';
import { anyText } from '../words.js';

const TABLE = {
  ...{ featureNames: ['a', 'b'], classNames: ['x', 'y'], targets: [0, 1] },
  inputs: [
    [1, 2],
    [3, 4],
  ],
};

/** A storage that holds one text, whatever is asked for. */
class Storage {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
  getItem() {
    return this.text;
  }
  /**
   * @param {string} _
   * @param {string} text
   */
  setItem(_, text) {
    this.text = text;
  }
}

export default {
  id: 'stored',
  what: 'stored sessions, recent experiments, sizes, files',
  runs: 100_000,
  tape: 100,
  /** @param {import('../tape.js').Tape} tape */
  make(tape) {
    const link = realLink(tape);
    const words = anyText(tape);
    return {
      ...{ link, words },
      recent: anyJson(tape, () => tape.list(12, () => ({ link, words, time: 5 }))),
      session: anyJson(tape, () => ({ link, step: 3, playing: true, table: { ...TABLE } })),
      sizes: anyJson(tape, () => ({ problem: 300, stage: 50, runs: 100, 'chart-loss': 80 })),
      file: anyJson(tape, () => ({ link, study: 'sweep', trainings: [{ training: 0 }] })),
    };
  },
  async check({ link, words, recent, session, sizes, file }) {
    checkRecent(new Storage(recent), { link, words, time: 7 });
    const left = readSession(link, new Storage(session));
    ok(left === null || (left.step >= 0 && typeof left.playing === 'boolean'));
    restoreTable(new Storage(session));
    checkSizes(sizes);
    const opened = await openedFile(new File([file], 'a<b>.json'));
    ok(opened.failure || opened.link || opened.overlays || opened.table);
  },
};

/**
 * @param {Storage} storage
 * @param {import('../../../web/src/ui/model/recent.js').Recent} one
 */
function checkRecent(storage, one) {
  const read = readRecent(storage);
  ok(read.length <= MOST_RECENT);
  for (const { link, words } of read) {
    ok(link.startsWith('v=') && link.length <= MAX_LINK_LENGTH);
    ok(words.length <= 160);
    ok(wordsOf(parseLink(link, catalog).config, catalog).length <= 160);
  }
  writeRecent(storage, one);
  strictEqual(readRecent(storage)[0]?.link, one.link);
}

/** @param {string} text */
function checkSizes(text) {
  globalThis.localStorage = /** @type {globalThis.Storage} */ (new Storage(text));
  const sizes = readSizes();
  delete globalThis.localStorage;
  deepStrictEqual(Object.getPrototypeOf(sizes), Object.prototype);
  // Rules of style of numbers only.
  ok(/^[\w\s;:(),.%+-]*$/.test(styleOf(sizes)), styleOf(sizes));
  ok(!/[^\d.e+-]e|url|expression/i.test(styleOf(sizes).replace(/--[a-z-]+|max|px|fr|vh/g, '')));
}
