// The Vite plugin that adds the pictures of the gallery to the site: gallery/ID-THEME.webp.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError, progress, run } from '../../../cpp/scripts/run.js';
import { PRESETS } from '../../src/ui/model/gallery.js';
import { THEMES, keptFile } from './kept.js';

const drawing = fileURLToPath(new URL('draw.js', import.meta.url));
const ADDRESS = /^\/gallery\/([\w-]+)-(light|dark)\.webp$/;

/**
 * @returns {import('vite').Plugin}
 */
export function galleryPlugin() {
  return {
    name: 'gallery',
    async generateBundle() {
      await ensurePictures();
      for (const { theme, preset } of pictures()) {
        const source = readFileSync(keptFile(preset, theme));
        this.emitFile({ type: 'asset', fileName: `gallery/${preset.id}-${theme}.webp`, source });
      }
    },
    async configureServer(server) {
      await ensurePictures();
      server.middlewares.use((request, response, next) => {
        const [, id, theme] = ADDRESS.exec(request.url ?? '') ?? [];
        const found = pictures().find((one) => one.preset.id === id && one.theme === theme);
        if (!found) next();
        else response.end(readFileSync(keptFile(found.preset, found.theme)));
      });
    },
  };
}

/**
 * Draws what is missing or out of date; the first time that takes half a minute.
 * @throws {UserError} if a picture cannot be drawn
 */
export async function ensurePictures() {
  if (pictures().every(({ preset, theme }) => existsSync(keptFile(preset, theme)))) return;
  progress('Drawing the pictures of the gallery');
  const status = await run(process.execPath, [drawing]);
  if (status !== 0) throw new UserError('The pictures of the gallery cannot be drawn.');
}

function pictures() {
  return PRESETS.flatMap((preset) => THEMES.map((theme) => ({ preset, theme })));
}
