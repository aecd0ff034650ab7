import './studio.css';
import { html, nothing } from 'lit';
import { copyText } from '../copy-text.js';
import { ModalDialog } from '../dialogs/modal-dialog.js';
import { storageOf } from '../model/recent.js';
import { usualDefinition } from './figure-definition.js';
import { linkPart } from './link-part.js';
import { TypedLines } from './typed-lines.js';
import { cleanSite, isLocal, rememberSite, rememberedSite, siteOf } from './public-site.js';

/** @typedef {import('./figure-definition.js').Definition} Definition */

const COPIED_FOR = 1600;

/**
 * Everything that leaves the page as a link. On top is the link itself; below it a figure is made for somebody
 * else's page, with a preview.
 */
export class FigureStudio extends ModalDialog {
  static properties = {
    copied: { state: true },
    code: { state: true },
    definition: { state: true },
    hostId: { state: true },
    parts: { state: true },
    site: { state: true },
    typedSite: { state: true },
    sizeWords: { state: true },
    failure: { state: true },
    isOpen: { state: true },
  };

  constructor() {
    super();
    /** @type {string} id of the field that was copied just now */
    this.copied = '';
    /** @type {boolean[][] | null} squares of the QR code; null: it is not shown */
    this.code = null;
    /** @type {Definition} */
    this.definition = usualDefinition();
    /** Title and note while they are typed. */
    this.lines = new TypedLines((words) => this.store.describe(words));
    /** What to know about the size that was typed last. */
    this.sizeWords = '';
    this.hostId = 'html';
    /** @type {typeof import('./studio-parts.js') | null} everything below the link */
    this.parts = null;
    /** @type {string} where others find the playground, as somebody said; empty: nobody did */
    this.site = '';
    /** The same as typed, which may be no address. */
    this.typedSite = '';
    this.failure = '';
    this.isOpen = false;
  }

  get heading() {
    return 'Share';
  }

  get wide() {
    return true;
  }

  /** Whether only this computer finds the page, so that somebody has to say where others do. */
  get isLocal() {
    return isLocal(this.store.address.page);
  }

  /** What links and snippets begin with. */
  get siteAddress() {
    return this.site || siteOf(this.store.address.page);
  }

  /** Whether a text that leads to the playground can be used at all: a file alone knows no address of it. */
  get hasAddress() {
    return this.siteAddress !== '';
  }

  /** Whether links lead to this computer, where nobody else can follow them. */
  get isPrivate() {
    return this.isLocal && !this.site;
  }

  /** The link that everybody can open; empty: there is none yet. */
  get link() {
    return this.hasAddress ? `${this.siteAddress}#${this.store.link}` : '';
  }

  async open() {
    this.code = null;
    this.failure = '';
    this.isOpen = true;
    this.site = this.isLocal ? rememberedSite(storageOf('localStorage')) : '';
    this.typedSite = this.site;
    await super.open();
    this.store.addEventListener('change', this.#follow);
    const end = () => this.#end();
    this.querySelector('dialog')?.addEventListener('close', end, { once: true });
    const [parts] = await Promise.all([import('./studio-parts.js'), this.store.loadWhole()]);
    this.parts = parts;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (this.parts) this.definition = this.parts.consistent(this.definition, this.store);
  }

  // Nothing trains for a preview that nobody sees.
  #end() {
    this.lines.flush();
    this.store.removeEventListener('change', this.#follow);
    this.isOpen = false;
  }

  #follow = () => {
    // A code is that of another link.
    this.code = null;
    this.requestUpdate();
  };

  /** @param {Partial<Definition>} change */
  change(change) {
    this.definition = { ...this.definition, ...change };
  }

  /**
   * Where others find the playground.
   * @param {string} text as typed
   */
  setSite(text) {
    this.site = cleanSite(text);
    this.typedSite = this.site || text;
    this.code = null;
    rememberSite(storageOf('localStorage'), this.site);
  }

  /**
   * @param {string} id of the field that holds the text
   * @param {string} text
   */
  async copy(id, text) {
    await copyText(text, () => /** @type {HTMLTextAreaElement} */ (this.querySelector(`#${id}`)));
    this.copied = id;
    setTimeout(() => (this.copied = ''), COPIED_FOR);
  }

  content() {
    return html`${linkPart(this)}
      ${this.isOpen && this.parts ? this.parts.figurePart(this) : nothing}
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
      <p class="hidden-text" role="status">${this.copied ? 'Copied' : ''}</p>`;
  }
}

customElements.define('figure-studio', FigureStudio);
