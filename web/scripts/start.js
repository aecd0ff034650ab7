// `npm start`: builds what is stale and serves the site as users get it.

import { UserError, main, messageOf } from '../../cpp/scripts/run.js';
import { chosenAddress, sayWhere } from './address.js';
import { serveAt } from './serve.js';
import { setUpWeb } from './setup.js';
import { ensureSite } from './site.js';

await main(async () => {
  const address = chosenAddress();
  await setUpWeb();
  await ensureSite();
  const { url } = await serveAt(address).catch((error) => {
    throw new UserError(messageOf(error));
  });
  sayWhere(url);
});
