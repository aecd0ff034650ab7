// Builds the static site into dist/.

import { fileURLToPath } from 'node:url';
import { UserError } from '../../cpp/scripts/run.js';

const configFile = fileURLToPath(new URL('../vite.config.js', import.meta.url));

/**
 * Packages, module and catalog must be there (see setup.js).
 * @throws {UserError} if the build fails
 */
export async function buildSite() {
  const { build } = await import('vite');
  try {
    await build({ configFile, logLevel: 'warn' });
  } catch (error) {
    throw new UserError(`The site does not build: ${error.message}`);
  }
}
