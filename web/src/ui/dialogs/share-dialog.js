import { html } from 'lit';
import { formatFlags } from '../../config/index.js';
import { ModalDialog } from './modal-dialog.js';

const EMBED_HEIGHT = 420;
const COPIED_FOR = 1600;

/** The link of the experiment, and a snippet that embeds it. */
export class ShareDialog extends ModalDialog {
  static properties = { copied: { state: true } };

  constructor() {
    super();
    this.copied = '';
  }

  get heading() {
    return 'Share';
  }

  get #page() {
    return `${location.origin === 'null' ? '' : location.origin}${location.pathname}`;
  }

  get #link() {
    return `${this.#page}#${this.store.link}`;
  }

  get #snippet() {
    const address = `${this.#page}${formatFlags({ embed: true })}#${this.store.link}`;
    const escaped = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return `<iframe src="${escaped}" width="100%" height="${EMBED_HEIGHT}" style="border: 0" title="Optimizer Playground" loading="lazy"></iframe>`;
  }

  content() {
    return html`<p>
        The link holds the whole experiment: data, network, seeds and every run. Who opens it gets
        the same curves, to the last bit.
      </p>
      ${this.#copyable('share-link', 'Link', this.#link, 2)}
      ${this.#copyable('share-snippet', 'Snippet for your own page', this.#snippet, 4)}
      <p class="hidden-text" role="status">${this.copied ? 'Copied' : ''}</p>`;
  }

  #copyable(id, label, text, rows) {
    return html`<label for=${id}>${label}</label>
      <div class="copyable">
        <textarea
          id=${id}
          readonly
          rows=${rows}
          .value=${text}
          @focus=${(event) => event.target.select()}
        ></textarea>
        <button type="button" class="btn" @click=${() => this.#copy(id, text)}>
          ${this.copied === id ? 'Copied' : 'Copy'}
        </button>
      </div>`;
  }

  async #copy(id, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Not every host lets a frame use the clipboard; the old way needs no leave.
      this.querySelector(`#${id}`).select();
      document.execCommand('copy');
    }
    this.copied = id;
    setTimeout(() => (this.copied = ''), COPIED_FOR);
  }
}

customElements.define('share-dialog', ShareDialog);
