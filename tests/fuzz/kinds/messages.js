// Messages of the page around an embed: nothing but words comes back of what is not understood.

import { ok, strictEqual } from 'node:assert/strict';
import { SOURCE, VERSION } from '../../../web/src/embed/protocol.js';
import { openEmbed } from '../../web/embed/embed.js';
import { checkConfig, checkErrors } from '../checks.js';
import { anyLink } from '../links.js';
import { anyObject, anyValue, realLink } from '../values.js';
import { COMMANDS } from '../words.js';

const FIELDS = [
  ...['step', 'count', 'config', 'run', 'theme', 'format', 'show', 'width', 'height', 'scale'],
  ...['view', 'table', 'target', 'id', 'type', 'source', 'version'],
];

// So many turns of the event loop are time for an answer; `trainTo` waits for an engine, which is not there.
const TURNS = 30;

/** @param {Promise<void>} answered */
async function soon(answered) {
  let isOver = false;
  const over = answered.then(() => (isOver = true));
  for (let i = 0; i < TURNS && !isOver; ++i) await new Promise(setImmediate);
  return isOver ? over : undefined;
}

export default {
  id: 'messages',
  what: 'messages to an embed',
  runs: 100_000,
  tape: 100,
  /** @param {import('../tape.js').Tape} tape */
  make(tape) {
    if (tape.chance(0.05)) return anyValue(tape);
    const usual = {
      ...{ source: SOURCE, version: VERSION, type: tape.pick(COMMANDS), id: 'a' },
      ...{ step: tape.pick([0, 1, 40, 1e9]), count: tape.below(9), run: tape.below(4) },
      ...{ theme: 'dark', view: 'loss', show: ['loss'], table: 'x,y\n1,2\n2,3\n3,5\n4,6' },
      config: tape.chance(0.5) ? realLink(tape) : anyLink(tape),
    };
    return { ...usual, ...anyObject(tape, FIELDS, 1), source: SOURCE, version: VERSION };
  },
  /** @param {unknown} message */
  async check(message) {
    const { inbox, sent, playground } = openEmbed();
    await soon(inbox.receive(message));
    ok(sent.length <= 3);
    for (const answer of sent) {
      structuredClone(answer);
      if (answer.type !== 'error') continue;
      ok(answer.message.length > 5 && answer.message.length < 700, answer.message);
      checkErrors(answer.problems ?? []);
    }
    checkConfig(playground.config);
    strictEqual(typeof playground.link, 'string');
  },
};
