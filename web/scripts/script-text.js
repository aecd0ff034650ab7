// The Vite plugin behind `import text from 'FILE?script'`: the text of one script that has everything FILE imports
// and is no module. Browsers start such a worker from a blob wherever they start workers at all.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gluePlugin } from './glue.js';

const SUFFIX = '?script';

/**
 * @param {import('vite').Plugin[]} [plugins] of the build of the script
 * @returns {import('vite').Plugin}
 */
export function scriptTextPlugin(plugins = []) {
  return {
    name: 'script-text',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const { text, files } = await scriptText(id.slice(0, -SUFFIX.length), plugins);
      // Changes of the sources are seen while one develops.
      for (const file of files) this.addWatchFile(file);
      return `export default ${JSON.stringify(text)};`;
    },
  };
}

/**
 * One script of a module and everything that it imports.
 * @param {string} entry path of the module
 * @param {import('vite').Plugin[]} [plugins]
 * @returns {Promise<{ text: string, styles: string, files: string[] }>} files: what it is made of
 */
export async function scriptText(entry, plugins = []) {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL('../', import.meta.url)),
    logLevel: 'warn',
    publicDir: false,
    plugins: [...plugins, gluePlugin()],
    build: {
      target: 'es2022',
      write: false,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        output: { format: 'iife', codeSplitting: false },
        // No script that is none of a module's asks for an address that would not be there.
        checks: { emptyImportMeta: false, pluginTimings: false },
      },
    },
  });
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([result].flat());
  const [script, ...others] = output;
  const styles = others.map((one) => (one.type === 'asset' ? String(one.source) : ''));
  if (others.some(({ fileName }) => !fileName.endsWith('.css')) || others.length > 1) {
    const names = output.map(({ fileName }) => fileName).join(', ');
    throw new Error(`${entry} does not become one script: ${names}`);
  }
  return {
    text: script.code,
    styles: styles.join(''),
    files: script.moduleIds.filter((id) => path.isAbsolute(id)),
  };
}
