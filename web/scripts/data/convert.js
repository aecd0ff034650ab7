// Makes the real data files in web/public/data/ from the packages that hold the originals, and the
// parts of the README beside them, all by the recipes in sets/.
//
//   node web/scripts/data/convert.js           writes the files
//   node web/scripts/data/convert.js --check   only compares them with a fresh conversion
//
// Needs Debian or Ubuntu (apt-get, dpkg-deb) after `apt-get update`, npm and tar, and `npm ci` for
// Prettier, which lays out the README. Nothing else is installed; the packages are unpacked in a
// temporary folder that is removed at the end.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { encode } from './opd1.js';
import { readmeText } from './readme.js';
import { allRecipes } from './recipes.js';
import { sourceReader } from './sources.js';

const OUTPUT = fileURLToPath(new URL('../../public/data/', import.meta.url));

/**
 * Writes a file, or only compares it.
 * @param {string} name
 * @param {Buffer} bytes
 * @param {boolean} isCheck
 * @returns {boolean} whether it is what it should be
 */
function deliver(name, bytes, isCheck) {
  const path = join(OUTPUT, name);
  const isSame = existsSync(path) && bytes.equals(readFileSync(path));
  if (!isCheck && !isSame) writeFileSync(path, bytes);
  const state = isSame ? 'same' : isCheck ? 'DIFFERS' : 'written';
  const gzip = gzipSync(bytes, { level: 9 }).length;
  console.log(`${name} ${state}: ${bytes.length} bytes, ${gzip} gzipped`);
  return isSame || !isCheck;
}

/** @param {string[]} args of the command */
async function main(args) {
  const isCheck = args.includes('--check');
  const folder = mkdtempSync(join(tmpdir(), 'real-data-'));
  const delivered = [];
  try {
    const recipes = await allRecipes();
    const readerFor = sourceReader(folder);
    for (const recipe of recipes) {
      const samples = recipe.convert(readerFor(recipe));
      const bytes = encode({ name: recipe.id, ...recipe.format, ...samples });
      delivered.push(deliver(`${recipe.id}.bin`, bytes, isCheck));
    }
    const readme = await readmeText(readFileSync(join(OUTPUT, 'README.md'), 'utf8'), recipes);
    delivered.push(deliver('README.md', Buffer.from(readme), isCheck));
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (!delivered.every(Boolean)) process.exitCode = 1;
}

await main(process.argv.slice(2));
