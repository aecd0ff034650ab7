// Files of the figure, made in the browser; nothing is sent.

import { problemOf } from '../../config/problem.js';
import { saveFile } from '../../elements/save-file.js';
import { withExperiment } from '../../single-file/with-experiment.js';
import { queryOf } from './figure-definition.js';
import { figureFile } from './figure-names.js';
import { isLocal, siteOf } from './public-site.js';

/** @typedef {import('./figure-preview.js').FigurePreview} FigurePreview */
/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */
/** @typedef {'png' | 'svg' | 'pdf'} PictureFormat */

// Beside the page; the second one has all data sets.
const FILES = ['optimizer-playground.html', 'optimizer-playground-with-mnist.html'];

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

/**
 * @param {FigureStudio['store']} store
 * @returns {boolean} whether the single file lies beside the page, where it can be fetched
 */
export function canSavePage({ address }) {
  return address.page.startsWith(`${location.origin}/`);
}

/**
 * Saves one HTML file with everything inside that opens on what the preview shows.
 * @param {FigureStudio} studio
 */
export async function savePage(studio) {
  const { store, definition } = studio;
  studio.failure = '';
  try {
    const html = withExperiment(await singleFile(store), {
      query: queryOf(definition),
      link: store.link,
      site: isLocal(studio.siteAddress) ? '' : studio.siteAddress,
    });
    saveFile(new Blob([html], { type: 'text/html' }), figureFile(store, definition, 'html'));
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    studio.failure = `The file could not be made: ${message.replace(/\.$/, '')}.`;
  }
}

/**
 * @param {FigureStudio['store']} store
 * @returns {Promise<string>} text of the smallest single file that has the data set of the experiment
 */
async function singleFile({ address, config, catalog }) {
  const data = problemOf(config, catalog).dataset?.file;
  for (const name of FILES) {
    const answer = await fetch(new URL(name, siteOf(address.page)));
    if (!answer.ok) throw new Error(`${name} is missing beside this page`);
    const text = await answer.text();
    if (!data || text.includes(`data-file="${data}"`)) return text;
  }
  throw new Error(`no file has ${data}`);
}
