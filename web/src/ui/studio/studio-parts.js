// What stands below the link: the figure for somebody else's page. Loaded when the studio is opened.

import { html } from 'lit';
import { SIZE } from '../../figure/size.js';
import { figureForm } from './figure-form.js';
import { figureOutput, hostOf } from './figure-output.js';
import { formFor, previewAddress } from './figure-definition.js';

import './figure-preview.js';
import { PICTURE_WIDTH } from './sizes.js';
import { startChoices } from './start-choices.js';
import { shownWords } from './view-choices.js';

/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */

/**
 * @param {FigureStudio} studio
 * @returns {unknown} template
 */
export function figurePart(studio) {
  const { store, definition } = studio;
  const { page, own = page, wholeQuery } = store.address;
  const address = own && previewAddress(definition, { page: own, wholeQuery }, store.link);
  return html`<section class="figure-part" aria-labelledby="studio-name">
    <h3 id="studio-name">A figure for your page, book or slides</h3>
    <figure-preview
      .address=${address}
      .width=${definition.width}
      .height=${definition.height}
      .isPicture=${formFor(definition, hostOf(studio)) === 'picture'}
      .picture=${pictureWish(studio)}
      .pageStore=${store}
      @leave=${() => studio.close()}
    ></figure-preview>
    ${figureForm(studio)} ${figureOutput(studio)}
  </section>`;
}

/**
 * What was chosen for other views or another experiment may mean nothing now.
 * @param {FigureStudio['definition']} definition
 * @param {FigureStudio['store']} store
 */
export function consistent(definition, store) {
  const isOffered = startChoices(definition, store).some(([id]) => id === definition.start);
  return isOffered ? definition : { ...definition, start: /** @type {const} */ ('usual') };
}

/**
 * @param {FigureStudio} studio
 * @returns {import('./figure-preview.js').PictureWish}
 */
function pictureWish({ definition, link }) {
  const { isWhole, show, width, height, theme } = definition;
  return {
    words: isWhole ? undefined : shownWords(show),
    size: { width: width === '100%' ? PICTURE_WIDTH : width, height: Math.max(SIZE.least, height) },
    // Paper is white.
    theme: theme === 'dark' ? 'dark' : 'light',
    link,
    hasLink: link !== '',
  };
}
