// Builds dist/element.js, the script of <optimizer-playground>, and its types.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError, root, run } from '../../cpp/scripts/run.js';
import { buildModuleFile } from './module-file.js';
import { tidyDeclarations } from './package/declarations.js';

const source = path.join(root, 'web/src');
const PROTOCOL = 'embed/protocol.js';
// Beside the element in the site.
const MESSAGES = 'element-messages';

/**
 * One file without others beside it: pages of other origins load it from there.
 * @param {string} folder of the site
 */
export async function buildElement(folder) {
  const input = path.join(source, 'element/index.js');
  await buildModuleFile(folder, { input, name: 'element.js' });
  await writeTypes(folder);
}

/**
 * The types of the element, and those of the messages, which are made from comments.
 * @param {string} folder of the site
 */
async function writeTypes(folder) {
  const types = readFileSync(path.join(source, 'element/element.d.ts'), 'utf8');
  writeFileSync(
    path.join(folder, 'element.d.ts'),
    types.replaceAll(`'../${PROTOCOL}'`, `'./${MESSAGES}.js'`),
  );
  const made = mkdtempSync(path.join(tmpdir(), 'optimizer-playground-messages-'));
  try {
    const code = await run(process.execPath, [
      ...[path.join(root, 'node_modules/typescript/bin/tsc'), '--ignoreConfig', '--allowJs'],
      ...['--declaration', '--emitDeclarationOnly', '--target', 'es2023', '--skipLibCheck'],
      ...['--module', 'esnext', '--outDir', made, path.join(source, PROTOCOL)],
    ]);
    if (code !== 0) throw new UserError('The types of the messages cannot be made.');
    const text = readFileSync(path.join(made, 'protocol.d.ts'), 'utf8');
    writeFileSync(path.join(folder, `${MESSAGES}.d.ts`), tidyDeclarations(text));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
