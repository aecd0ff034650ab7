// Builds one module and all that it imports into one file beside the site, for pages and programs of others.

/**
 * @param {string} folder of the site; what is there stays
 * @param {object} file
 * @param {string} file.input path of the module
 * @param {string} file.name of the file
 * @param {import('vite').Plugin[]} [file.plugins]
 */
export async function buildModuleFile(folder, { input, name, plugins = [] }) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: false,
      // In kB: one of them carries the whole playground.
      chunkSizeWarningLimit: 2000,
      modulePreload: false,
      rolldownOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: name, codeSplitting: false },
      },
    },
  });
}
