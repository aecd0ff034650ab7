// The Vite plugin that adds the pictures of examples and of data sets to the site: gallery/NAME-THEME.webp.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError, progress, run } from '../../../cpp/scripts/run.js';
import { THEMES, allPictures, keptFile } from './kept.js';

const drawing = fileURLToPath(new URL('draw.js', import.meta.url));

/**
 * @returns {import('vite').Plugin}
 */
export function galleryPlugin() {
  return {
    name: 'gallery',
    async generateBundle() {
      for (const [fileName, file] of await pictureFiles()) {
        this.emitFile({ type: 'asset', fileName, source: readFileSync(file) });
      }
    },
    async configureServer(server) {
      const files = await pictureFiles();
      server.middlewares.use((request, response, next) => {
        const file = files.get(request.url?.slice(1) ?? '');
        if (file) response.end(readFileSync(file));
        else next();
      });
    },
  };
}

/**
 * Draws what is missing or out of date; the first time that takes half a minute.
 * @returns {Promise<Map<string, string>>} paths of all pictures, by their names in the site
 * @throws {UserError} if a picture cannot be drawn
 */
async function pictureFiles() {
  const files = new Map(
    allPictures().flatMap((picture) =>
      THEMES.map((theme) => [`gallery/${picture.name}-${theme}.webp`, keptFile(picture, theme)]),
    ),
  );
  if ([...files.values()].every((file) => existsSync(file))) return files;
  progress('Drawing the pictures of the gallery');
  const status = await run(process.execPath, [drawing]);
  if (status !== 0) throw new UserError('The pictures of the gallery cannot be drawn.');
  return files;
}
