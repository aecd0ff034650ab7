// The link itself, as text and as a code: what most people come for.

import { html, nothing, svg } from 'lit';
import { MAX_LINK_LENGTH } from '../../config/link.js';
import { fileName } from '../../config/file-name.js';
import { isKept } from '../../config/table.js';
import { codePath, codeProblem } from '../../drawing/link-code.js';
import { onText } from '../../elements/listeners.js';
import { saveFile } from '../../elements/save-file.js';
import { copyable } from './copyable.js';
import { siteProblem } from './public-site.js';

/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */

/**
 * @param {FigureStudio} studio
 * @returns {unknown} template
 */
export function linkPart(studio) {
  return html`<div class="share-link">
    ${warnings(studio)}
    <div class="link-line">
      ${copyable(studio, { id: 'share-link', label: 'Link', text: studio.link, rows: 1 })}
      ${codeButton(studio)}
    </div>
    ${studio.code ? squares(studio, studio.code) : nothing}
    <p class="note">
      It holds the whole experiment. Anyone who opens it gets the same curves, to the last bit.
    </p>
    ${studio.isLocal ? publicSite(studio) : nothing}
  </div>`;
}

/** @param {FigureStudio} studio */
function warnings({ store: { config, link } }) {
  const warn = (/** @type {string} */ words) => html`<p class="bad" role="alert">${words}</p>`;
  return html`${
    isKept(config.table)
      ? warn(
          'Your data is too large to fit into the link. Anyone who opens the link will not get it.',
        )
      : nothing
  }
  ${
    link.length > MAX_LINK_LENGTH
      ? warn(
          `The link has ${link.length} characters, but at most ${MAX_LINK_LENGTH} can be opened. Use less data or fewer runs.`,
        )
      : nothing
  }`;
}

/** @param {FigureStudio} studio */
function codeButton(studio) {
  const problem = studio.link ? codeProblem(studio.link) : 'the public address is missing';
  return html`<button
    type="button"
    class="btn"
    aria-expanded=${studio.code !== null}
    ?disabled=${problem !== ''}
    title=${problem ? `No QR code: ${problem}.` : 'For phones and paper'}
    @click=${() => toggleCode(studio)}
  >
    QR code
  </button>`;
}

// The encoder is loaded when somebody wants a code.
/** @param {FigureStudio} studio */
async function toggleCode(studio) {
  if (studio.code) {
    studio.code = null;
    return;
  }
  const { link } = studio;
  const { codeOf } = await import('../../figure/code.js');
  studio.code = codeOf(link);
}

/**
 * @param {FigureStudio} studio
 * @param {boolean[][]} rows
 */
function squares(studio, rows) {
  return html`<div class="qr-line">
    <svg
      class="qr"
      viewBox="0 0 ${rows.length} ${rows.length}"
      role="img"
      aria-label="QR code of the link"
      shape-rendering="crispEdges"
    >
      ${svg`<path fill="#000000" d=${codePath(rows)}></path>`}
    </svg>
    <button type="button" class="btn" @click=${() => saveCode(studio, rows)}>
      Save the code as SVG
    </button>
  </div>`;
}

/**
 * @param {FigureStudio} studio
 * @param {boolean[][]} rows
 */
function saveCode({ store }, rows) {
  const { length } = rows;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${length} ${length}" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h${length}v${length}h-${length}z"/><path d="${codePath(rows)}"/></svg>`;
  saveFile(new Blob([text], { type: 'image/svg+xml' }), fileName(store, 'code', 'svg'));
}

/** @param {FigureStudio} studio */
function publicSite(studio) {
  const problem = siteProblem(studio.typedSite);
  const usual = studio.site
    ? 'Links and snippets lead there. It is remembered on this computer.'
    : 'This page runs on your computer, where nobody else can open it. Where can others find the playground?';
  return html`<div class="public-site ${studio.site ? '' : 'is-missing'}">
    <label for="share-site">Public address</label>
    <input
      id="share-site"
      type="url"
      inputmode="url"
      autocomplete="url"
      placeholder="https://example.org/playground/"
      aria-describedby="share-site-words"
      aria-invalid=${problem ? 'true' : 'false'}
      .value=${studio.typedSite}
      @change=${onText((text) => studio.setSite(text))}
    />
    <p class=${problem ? 'bad' : 'note'} id="share-site-words" role="status">${problem || usual}</p>
  </div>`;
}
