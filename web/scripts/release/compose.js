// Puts a build beside the versions that are on a host already:
//
//   node web/scripts/release/compose.js BUILD HOST VERSION [ADDRESS]
//
// BUILD is a built site (dist/), HOST the folder that the host shows, VERSION such as 1.2.3, and ADDRESS where
// HOST can be seen, such as https://example.org/playground/.

import { UserError, main } from '../../../cpp/scripts/run.js';
import { addRelease } from './host-folder.js';

await main(async () => {
  const [build, host, version, address] = process.argv.slice(2);
  if (!version) throw new UserError('Say which build, which folder of a host and which version.');
  if (address !== undefined && !/^https?:\/\/.*\/$/.test(address)) {
    throw new UserError(
      `The address must begin with http and end with a slash, not be "${address}".`,
    );
  }
  const places = addRelease({ build, host, version, address });
  console.log(`Version ${version} is at ${places.map((place) => `/${place}`).join(', ')}`);
});
