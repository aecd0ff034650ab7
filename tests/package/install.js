// Packs the package once and installs it into a user's empty folder, for all tests.

import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPackage } from '../../web/scripts/package.js';
import { runNpm } from './programs.js';

export default async function install({ provide }) {
  const place = mkdtempSync(path.join(tmpdir(), 'optimizer-playground-package-'));
  const folder = path.join(place, 'user');
  const built = await buildPackage(path.join(place, 'package'));
  const [{ filename }] = JSON.parse(await runNpm(place, 'pack', built, '--json'));
  const packed = path.join(place, filename);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
  await runNpm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', packed);
  provide('folder', folder);
  provide('packedBytes', statSync(packed).size);
  return () => rmSync(place, { recursive: true, force: true });
}
