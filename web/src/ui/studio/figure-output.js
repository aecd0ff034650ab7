// What comes out: a snippet for a host, and files.

import { html, nothing } from 'lit';
import { onText } from '../../elements/listeners.js';
import { groupedOptions } from '../../elements/controls/grouped-options.js';
import { HOSTS } from '../../snippets/index.js';
import { copyButton, copyField, copyable } from './copyable.js';
import { figureFor, formFor } from './figure-definition.js';
import { figureFile, plainTitle } from './figure-names.js';
import { segments } from './figure-form.js';
import { canSavePage, savePage, savePicture } from './save.js';

/** @typedef {import('../../snippets/index.js').Form} Form */
/** @typedef {import('../../snippets/index.js').Host} Host */
/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */

/** @type {Record<Host['group'], string>} */
const GROUPS = {
  page: 'Web pages',
  book: 'Books, notes, notebooks',
  slides: 'Slides',
  course: 'Course systems',
  paper: 'Paper and office',
};
/** @type {Record<Form, string>} */
const FORMS = { iframe: 'Frame', element: 'Element', picture: 'Picture' };
const ROWS = 4;

/**
 * @param {FigureStudio} studio
 * @returns {unknown} template
 */
export function figureOutput(studio) {
  const host = hostOf(studio);
  const figure = figureOf(studio, host);
  const once = host.once?.(figure);
  const snippet = { id: 'share-snippet', label: 'Snippet', text: host.write(figure), rows: ROWS };
  return html`<div class="figure-output">
    <div class="host-line">
      <label for="share-host">For</label>
      <select id="share-host" @change=${onText((id) => (studio.hostId = id))}>
        ${groupedOptions(
          HOSTS.map(({ id, name, group }) => ({ id, name, group: GROUPS[group] })),
          host.id,
        )}
      </select>
      ${forms(studio, host)} ${copyButton(studio, snippet, 'primary')}
    </div>
    ${studio.isPrivate ? privacy(studio) : nothing}
    <p class="note">${host.hint}</p>
    <div class="copyable">${copyField(studio, snippet)}</div>
    ${
      once
        ? html`<p class="note once-name">${once.where}, once:</p>
            ${copyable(studio, { id: 'share-once', label: once.where, text: once.text, rows: 2 })}`
        : nothing
    }
    ${files(studio, figure.picture)}
  </div>`;
}

// The field for the address may be out of sight from here.
/** @param {FigureStudio} studio */
function privacy(studio) {
  const words = studio.hasAddress
    ? 'The snippet, and the links in saved pictures and handouts, lead to this computer, where nobody else can open them.'
    : 'A snippet needs the address at which others find the playground. Pictures are saved without a link.';
  /** @returns {HTMLElement | null} */
  const field = () => studio.querySelector('#share-site');
  return html`<p class="note is-private">
    ${words}
    <button type="button" class="btn" @click=${() => field()?.focus()}>
      Say the public address
    </button>
  </p>`;
}

/**
 * @param {FigureStudio} studio
 * @returns {Host}
 */
export function hostOf({ hostId }) {
  return HOSTS.find(({ id }) => id === hostId) ?? HOSTS[0];
}

/**
 * @param {FigureStudio} studio
 * @param {Host} host
 */
function figureOf({ store, definition, siteAddress }, host) {
  return figureFor(definition, host, {
    site: siteAddress,
    link: store.link,
    title: plainTitle(store),
    picture: figureFile(store, definition, host.picture),
  });
}

/**
 * @param {FigureStudio} studio
 * @param {Host} host
 */
function forms(studio, host) {
  if (host.forms.length < 2) return nothing;
  const options = host.forms.map(
    (form) => /** @type {[Form, string]} */ ([form, host.formNames?.[form] ?? FORMS[form]]),
  );
  return segments(
    { id: 'studio-form', name: 'As', options, value: formFor(studio.definition, host) },
    (form) => studio.change({ form }),
  );
}

/**
 * @param {FigureStudio} studio
 * @param {string} picture name of its file
 */
function files(studio, picture) {
  const button = (/** @type {string} */ words, /** @type {() => void} */ act, title = '') =>
    html`<button type="button" class="btn" title=${title} @click=${act}>${words}</button>`;
  const picturesAs = (/** @type {'png' | 'svg'} */ format) =>
    button(
      format.toUpperCase(),
      () => savePicture(studio, format, picture),
      `A picture, ${picture.replace(/\w+$/, format)}`,
    );
  return html`<div class="figure-files">
    <span class="form-name">Save</span>
    ${picturesAs('png')} ${picturesAs('svg')}
    ${
      canSavePage(studio.store)
        ? button(
            'HTML file',
            () => savePage(studio),
            'The experiment with everything it needs in one file, for places without a network',
          )
        : nothing
    }
    ${button('Print as PDF …', () => savePicture(studio, 'pdf', picture), 'Opens the browser’s printing: choose “Save as PDF” there')}
    ${button('Print the page …', () => print(), 'A handout for paper: what the page shows, whatever the views of the figure; its runs and their settings')}
  </div>`;
}
