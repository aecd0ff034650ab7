import { html, nothing, svg } from 'lit';
import { MAX_LINK_LENGTH, formatFlags } from '../../config/index.js';
import { isKept } from '../../config/table.js';
import { copyText } from '../copy-text.js';
import { onText } from '../../elements/listeners.js';
import { HOSTS, snippetFor } from '../model/snippets.js';
import { ModalDialog } from './modal-dialog.js';

const EMBED_HEIGHT = 420;
const COPIED_FOR = 1600;

// What fits into the largest code, of 177 x 177 squares.
const MAX_QR_BYTES = 2953;
const QUIET_ZONE = 4;

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
    /** @type {import('uqr').QrCodeGenerateResult | null} */
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
      ${this.#warnings()} ${this.#copyable('share-link', 'Link', this.#link, 2)} ${this.#qr()}
      ${this.#embedding()}
      <p class="hidden-text" role="status">${this.copied ? 'Copied' : ''}</p>`;
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
    const isTooLong = new TextEncoder().encode(this.#link).length > MAX_QR_BYTES;
    if (isTooLong) return html`<p class="note">The link is too long for a QR code.</p>`;
    if (this.code) return this.#squares(this.code);
    return html`<button type="button" class="btn qr-button" @click=${() => this.#encode()}>
      Show as QR code
    </button>`;
  }

  // The encoder is loaded when somebody wants a code.
  async #encode() {
    const { encode } = await import('uqr');
    this.code = encode(this.#link, { ecc: 'L', border: QUIET_ZONE });
  }

  // Black on white even in the dark theme: many cameras read nothing else.
  /** @param {import('uqr').QrCodeGenerateResult} code */
  #squares({ data, size }) {
    const rows = data.map((row, y) =>
      row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')).join(''),
    );
    return html`<svg
      class="qr"
      viewBox="0 0 ${size} ${size}"
      role="img"
      aria-label="QR code of the link"
      shape-rendering="crispEdges"
    >
      ${svg`<path fill="#000000" d=${rows.join('')}></path>`}
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
