// Files of the figure, made in the browser; nothing is sent.

import { saveFile } from '../../elements/save-file.js';

/** @typedef {import('./figure-preview.js').FigurePreview} FigurePreview */
/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */
/** @typedef {'png' | 'svg' | 'pdf'} PictureFormat */

// Sharp on paper and on most screens.
const SCALE = 2;

/**
 * Saves the figure as a picture, with what its preview has trained.
 * @param {FigureStudio} studio
 * @param {PictureFormat} format
 * @param {string} name of the file; its format goes before the ending
 */
export async function savePicture(studio, format, name) {
  /** @type {FigurePreview | null} */
  const preview = studio.querySelector('figure-preview');
  if (!preview) return;
  studio.failure = '';
  try {
    const [figure, maker] = await Promise.all([
      preview.figure(),
      import('../dialogs/page-figure.js'),
    ]);
    if (format === 'pdf') return maker.printFigure(figure);
    const file = format === 'svg' ? maker.figureSvg(figure) : await maker.figurePng(figure, SCALE);
    saveFile(file, name.replace(/\w+$/, format));
  } catch (error) {
    studio.failure = String(/** @type {Error} */ (error).message);
  }
}
