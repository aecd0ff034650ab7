// Commands that ask what came out.

import { resultsOf } from '../run-facts.js';

/**
 * @template {import('../protocol.js').CommandType} T
 * @typedef {import('../context.js').Row<T>} Row
 */

const anything = () => undefined;

/** @type {Row<'getResults'>} */
export const getResults = {
  check: anything,
  run: (_command, { playground }) => ({ runs: resultsOf(playground) }),
};

/** @type {Row<'getNarration'>} */
export const getNarration = {
  check: anything,
  isSlow: true,
  async run(_command, { playground }) {
    const { sentencesOf } = await import('../sentences.js');
    return { sentences: await sentencesOf(playground) };
  },
};

/** @type {Row<'exportCsv'>} */
export const exportCsv = {
  check: anything,
  isSlow: true,
  async run(_command, { playground }) {
    const [{ default: csv }, replayed] = await Promise.all([
      import('../../export/formats/csv.js'),
      playground.replay(),
    ]);
    return { text: csv.write(replayed) };
  },
};
