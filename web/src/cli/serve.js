// `npx optimizer-playground serve [--port N] [--host H]`: serves the page that came with the package, until Ctrl+C.

import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { messageOf } from '../engine/wasm/message-of.js';
import { startProgram } from './program.js';
import { hostName, serveAt } from './static-server.js';

/** @typedef {{ host: string, port: number | null }} Request port: null if nobody asked for one */

const MOST_PORT = 65535;
const EVERYWHERE = '0.0.0.0';
// In the package, the site is where the sources have what it is built from.
const site = new URL('../../public/', import.meta.url);
const NO_SITE = 'There is no built site here. In the repository, `npm start` builds and serves it.';

await startProgram({
  name: 'serve',
  takes: '[--port N] [--host H]',
  options: `  --port N      0 to ${MOST_PORT}; 0: any that is free (default: 5173, or the next that is free)
  --host H      who may ask: 127.0.0.1 (default), this computer alone; ${EVERYWHERE}, the whole network`,
  examples: ['', '--port 8080', `--host ${EVERYWHERE}`],
  exits: { 0: 'stopped with Ctrl+C', 1: 'it cannot serve there' },
  read: readArguments,
  run,
});

/**
 * @param {string[]} args
 * @returns {Request | string} a sentence about what is wrong with them
 */
function readArguments(args) {
  const string = /** @type {const} */ ({ type: 'string' });
  try {
    const { values } = parseArgs({ args, options: { port: string, host: string } });
    const { port, host = '127.0.0.1' } = values;
    if (port === undefined) return { host, port: null };
    if (/^\d{1,5}$/.test(port) && Number(port) <= MOST_PORT) return { host, port: Number(port) };
    return `--port must be a whole number from 0 to ${MOST_PORT}, not ${port}.`;
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * @param {Request} request
 * @returns {Promise<number>} exit status
 */
async function run({ host, port }) {
  if (!existsSync(new URL('index.html', site))) throw new Error(NO_SITE);
  const served = await serveAt({ folder: fileURLToPath(site), host, port, compresses: true });
  for (const url of addressesOf(served.url, host)) console.log(`The playground is at ${url}`);
  console.log('Ctrl+C stops it.');
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  await served.close();
  return 0;
}

/**
 * @param {string} url where it listens
 * @param {string} host as it was asked for
 * @returns {string[]} addresses that somebody can type
 */
function addressesOf(url, host) {
  const { port } = new URL(url);
  const here = `http://localhost:${port}/`;
  if (host === '127.0.0.1') return [here];
  if (host !== EVERYWHERE) return [url];
  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  return [here, ...others.map(({ address }) => `http://${hostName(address)}:${port}/`)];
}
