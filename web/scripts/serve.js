// Serves dist/, which `npm start` and the tests look at.

import { fileURLToPath } from 'node:url';
import * as server from '../src/cli/static-server.js';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** @typedef {import('../src/cli/static-server.js').ServeOptions} ServeOptions */
/** @typedef {import('../src/cli/static-server.js').Served} Served */

/**
 * Starts a server.
 * @param {Partial<ServeOptions>} [options] folder: default: dist/
 * @returns {Promise<Served>}
 * @throws {Error} with `code` 'EADDRINUSE' if the port is taken
 */
export const serve = (options) => server.serve({ folder: dist, ...options });

/**
 * Starts a server at a port that somebody asked for, or at the usual one or the next that is free.
 * @param {{ host: string, port: number | null }} address port: null if nobody asked for one
 * @returns {Promise<Served>}
 * @throws {Error} in words, if there is none
 */
export const serveAt = (address) => server.serveAt({ folder: dist, ...address });
