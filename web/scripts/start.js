// `npm start`: builds what is stale and serves the page. PORT chooses the port, HOST the interface.

import { fileURLToPath } from 'node:url';
import { UserError, main } from '../../cpp/scripts/run.js';
import { setUpWeb } from './setup.js';

const configFile = fileURLToPath(new URL('../vite.config.js', import.meta.url));

await main(async () => {
  const port = parsePort(process.env.PORT);
  await setUpWeb();
  const { createServer } = await import('vite');
  // An address that somebody asked for must not silently become another one.
  const server = await createServer({
    configFile,
    server: {
      host: process.env.HOST || '127.0.0.1',
      port: port ?? 5173,
      strictPort: port !== null,
    },
  });
  try {
    await server.listen();
  } catch (error) {
    await server.close();
    throw new UserError(`Cannot serve: ${error.message}`);
  }
  const address = server.httpServer.address();
  const host = address.address === '127.0.0.1' ? 'localhost' : address.address;
  const name = host.includes(':') ? `[${host}]` : host;
  console.log(`\nThe playground is at http://${name}:${address.port}/  (Ctrl+C stops it)`);
});

function parsePort(text) {
  if (!text) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new UserError(`PORT is ${text}; it must be a whole number from 0 to 65535.`);
}
