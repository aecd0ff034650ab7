// What the package says of itself.

import { readFileSync } from 'node:fs';

const home = new URL('../../', import.meta.url);

/** @typedef {{ name: string, version: string, peerDependencies: Record<string, string> }} Manifest */

/** @returns {Manifest} of the package that this program came with */
export function readManifest() {
  return JSON.parse(readFileSync(new URL('package.json', home), 'utf8'));
}
