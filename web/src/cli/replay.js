// `npm run -s replay -- LINK [--steps N] [--every K] [--format F]`: runs a link without a browser. Exit
// status: 0 done; 1 the link could not be used; 2 wrong usage.

import { formats } from '../wasm/formats.js';
import { readCount, readLinkArguments } from './arguments.js';
import { replayAll, writeFromLink } from './link-runs.js';
import { write } from './output.js';
import { startProgram } from './program.js';

/**
 * @typedef {object} Request what the command line asks for
 * @property {string} link
 * @property {number} [steps]
 * @property {number} [every]
 * @property {import('../export/format.js').ReplayFormat} format
 */

const FORMATS = formats.filter((format) => format.needs === 'replays');
const IDS = FORMATS.map(({ id }) => id);
const DEFAULT_FORMAT = 'csv';

await startProgram({
  name: 'replay',
  takes: `LINK [--steps N] [--every K] [--format ${IDS.join('|')}]`,
  options: `  LINK          a link of the page, or what follows its #
  --steps N     stop after N updates (default: the link's steps)
  --every K     print every K-th step (default: every step up to 1000 steps, else ceil(steps / 1000))
  --format F    ${IDS.map((id) => (id === DEFAULT_FORMAT ? `${id} (default)` : id)).join(' or ')}`,
  examples: [
    '"v=1&data=moons&run=adam,lr=0.01" > curves.csv',
    '"v=1&data=spiral&run=sgd,lr=0.1&run=adam,lr=0.01" --every 100 --format json',
  ],
  read: readArguments,
  run: ({ link, format, ...options }) =>
    writeFromLink(link, (runs) => format.write(replayAll(runs, options)), write),
});

/**
 * @param {string[]} args
 * @returns {Request | string} a sentence about what is wrong with them
 */
function readArguments(args) {
  const read = readLinkArguments(args, ['steps', 'every', 'format']);
  if (typeof read === 'string') return read;
  const { link, values } = read;
  const wanted = values.format ?? DEFAULT_FORMAT;
  const format = FORMATS.find(({ id }) => id === wanted);
  if (!format) return `--format must be ${IDS.join(' or ')}, not ${wanted}.`;
  const steps = readCount('--steps', values.steps);
  if (typeof steps === 'string') return steps;
  const every = readCount('--every', values.every);
  if (typeof every === 'string') return every;
  return { link, steps, every, format };
}
