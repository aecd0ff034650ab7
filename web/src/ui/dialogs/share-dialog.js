import { html, nothing, svg } from 'lit';
import { MAX_LINK_LENGTH, formatFlags } from '../../config/index.js';
import { MAX_LINE_LENGTH } from '../../config/line.js';
import { isKept } from '../../config/table.js';
import { copyText } from '../copy-text.js';
import { codePath, codeProblem } from '../../drawing/link-code.js';
import { onText } from '../../elements/listeners.js';
import { HOSTS, snippetFor } from '../model/snippets.js';
import { ModalDialog } from './modal-dialog.js';

/** @typedef {import('../../config/line.js').Line} Line */

const EMBED_HEIGHT = 420;
const COPIED_FOR = 1600;

/** The link of the experiment, as text and as a code, and a snippet that embeds it. */
export class ShareDialog extends ModalDialog {
  static properties = {
    copied: { state: true },
    host: { state: true },
    code: { state: true },
  };

  constructor() {
    super();
    this.copied = '';
    this.host = 'html';
    /** @type {boolean[][] | null} */
    this.code = null;
  }

  open() {
    this.code = null;
    return super.open();
  }

  get heading() {
    return 'Share';
  }

  get #link() {
    return `${this.store.address.page}#${this.store.link}`;
  }

  get #snippet() {
    const { title = 'Optimizer Playground' } = this.store.config;
    const address = `${this.store.address.page}${formatFlags({ embed: true })}#${this.store.link}`;
    return snippetFor(this.host, { address, height: EMBED_HEIGHT, title });
  }

  content() {
    return html`<p>
        The link holds the whole experiment: data, network, seeds and every run. Anyone who opens it
        gets the same curves, to the last bit.
      </p>
      ${this.#words()} ${this.#warnings()} ${this.#copyable('share-link', 'Link', this.#link, 2)}
      ${this.#qr()} ${this.#embedding()}
      <p class="hidden-text" role="status">${this.copied ? 'Copied' : ''}</p>`;
  }

  // They stand above the charts of whoever opens the link.
  #words() {
    const field = (
      /** @type {Line} */ line,
      /** @type {string} */ name,
      /** @type {string} */ hint,
    ) =>
      html`<label for="share-${line}">${name}</label>
        <input
          id="share-${line}"
          type="text"
          dir="auto"
          maxlength=${MAX_LINE_LENGTH[line]}
          placeholder=${hint}
          .value=${this.store.config[line] ?? ''}
          @change=${onText((text) => this.#describe({ [line]: text }))}
        />`;
    return html`<div class="share-words">
      ${field('title', 'Title', 'A question or a claim, above the charts')}
      ${field('note', 'Note', 'What to look at, or what to try')}
    </div>`;
  }

  /** @param {Partial<Record<Line, string>>} words */
  #describe(words) {
    this.store.describe(words);
    // The code of another link.
    this.code = null;
    this.requestUpdate();
  }

  #warnings() {
    const { config, link } = this.store;
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

  #embedding() {
    const { text, hint } = this.#snippet;
    return html`<label for="share-host">Embed it in your own page</label>
      <div class="host-line">
        <select id="share-host" @change=${onText((host) => (this.host = host))}>
          ${HOSTS.map(
            ({ id, name }) =>
              html`<option value=${id} ?selected=${id === this.host}>${name}</option>`,
          )}
        </select>
        <span class="note">${hint}</span>
      </div>
      ${this.#copyable('share-snippet', '', text, 4)}`;
  }

  #qr() {
    const problem = codeProblem(this.#link);
    if (problem) return html`<p class="note">No QR code: ${problem}.</p>`;
    if (this.code) return this.#squares(this.code);
    return html`<button type="button" class="btn qr-button" @click=${() => this.#encode()}>
      Show as QR code
    </button>`;
  }

  // The encoder is loaded when somebody wants a code.
  async #encode() {
    const { codeOf } = await import('../../figure/code.js');
    this.code = codeOf(this.#link);
  }

  /** @param {boolean[][]} rows */
  #squares(rows) {
    return html`<svg
      class="qr"
      viewBox="0 0 ${rows.length} ${rows.length}"
      role="img"
      aria-label="QR code of the link"
      shape-rendering="crispEdges"
    >
      ${svg`<path fill="#000000" d=${codePath(rows)}></path>`}
    </svg>`;
  }

  /**
   * @param {string} id of the field
   * @param {string} label
   * @param {string} text
   * @param {number} rows
   */
  #copyable(id, label, text, rows) {
    return html`${label ? html`<label for=${id}>${label}</label>` : nothing}
      <div class="copyable">
        <textarea
          id=${id}
          aria-label=${label || 'Snippet'}
          readonly
          rows=${rows}
          .value=${text}
          @focus=${onText((_, field) => field.select())}
        ></textarea>
        <button type="button" class="btn" @click=${() => this.#copy(id, text)}>
          ${this.copied === id ? 'Copied' : 'Copy'}
        </button>
      </div>`;
  }

  /**
   * @param {string} id of the field that holds the text
   * @param {string} text
   */
  async #copy(id, text) {
    await copyText(text, () => /** @type {HTMLTextAreaElement} */ (this.querySelector(`#${id}`)));
    this.copied = id;
    setTimeout(() => (this.copied = ''), COPIED_FOR);
  }
}

customElements.define('share-dialog', ShareDialog);
