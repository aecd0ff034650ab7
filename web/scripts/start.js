// `npm start`: builds what is stale and serves the site as users get it.

import { UserError, main, messageOf } from '../../cpp/scripts/run.js';
import { chosenAddress, sayWhere } from './address.js';
import { serve } from './serve.js';
import { setUpWeb } from './setup.js';
import { ensureSite } from './site.js';

const USUAL_PORT = 5173;
const PORTS_TO_TRY = 20;

await main(async () => {
  const { host, port } = chosenAddress();
  await setUpWeb();
  await ensureSite();
  const { url } = await serveAt(host, port);
  sayWhere(url);
});

/**
 * An address that somebody asked for must not silently become another one.
 * @param {string} host
 * @param {number | null} port null: the usual one, or the next that is free
 */
async function serveAt(host, port) {
  const first = port ?? USUAL_PORT;
  const last = port === null ? first + PORTS_TO_TRY : first;
  for (let candidate = first; ; ++candidate) {
    try {
      return await serve({ host, port: candidate });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (isTaken && candidate < last) continue;
      if (isTaken) throw new UserError(`Cannot serve: port ${candidate} is already in use.`);
      throw new UserError(`Cannot serve: ${messageOf(error)}`);
    }
  }
}
