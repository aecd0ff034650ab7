// Where the two servers listen: PORT chooses the port, HOST the interface.

import { UserError } from '../../cpp/scripts/run.js';

/**
 * What the environment asks for.
 * @returns {{ host: string, port: number | null }} `port` is null if any will do
 * @throws {UserError} if PORT is no port
 */
export function chosenAddress() {
  const host = process.env.HOST || '127.0.0.1';
  const text = process.env.PORT;
  if (!text) return { host, port: null };
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return { host, port };
  throw new UserError(`PORT is ${text}; it must be a whole number from 0 to 65535.`);
}

/**
 * Says where the page is.
 * @param {string} url
 */
export function sayWhere(url) {
  const name = url.replace('//127.0.0.1:', '//localhost:');
  console.log(`\nThe playground is at ${name}  (Ctrl+C stops it)`);
}
