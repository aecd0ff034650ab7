// `npm run dev`: the development server, which shows changes of the sources at once.

import { fileURLToPath } from 'node:url';
import { UserError, main, messageOf } from '../../cpp/scripts/run.js';
import { chosenAddress, sayWhere } from './address.js';
import { hostName } from '../src/cli/static-server.js';
import { setUpWeb } from './setup.js';

const USUAL_PORT = 5173;
const configFile = fileURLToPath(new URL('../vite.config.js', import.meta.url));

await main(async () => {
  const { host, port } = chosenAddress();
  await setUpWeb();
  const { createServer } = await import('vite');
  // An address that somebody asked for must not silently become another one.
  const server = await createServer({
    configFile,
    server: { host, port: port ?? USUAL_PORT, strictPort: port !== null },
  });
  try {
    await server.listen();
  } catch (error) {
    await server.close();
    throw new UserError(`Cannot serve: ${messageOf(error)}`);
  }
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new UserError('Cannot serve: no port.');
  sayWhere(`http://${hostName(address.address)}:${address.port}/`);
});
