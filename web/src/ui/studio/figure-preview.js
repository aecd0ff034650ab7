import { LitElement, html } from 'lit';
import { given } from '../../elements/given.js';

/** @typedef {import('../../figure/figure.js').Figure} Figure */
/** @typedef {import('../dialogs/page-figure.js').Wish} Wish */
/** @typedef {import('../model/store.js').Store} Store */
/** @typedef {Wish & { words?: string[] }} PictureWish `words` of its views, as in `show=`; none: as the page shows */
/** @typedef {HTMLElement & { store: Store }} HasStore */

// Somebody who types or drags has stopped by then, in milliseconds.
const CALM = 250;
// A frame that has not drawn anything by then is shown as it is, in milliseconds.
const PATIENCE = 4000;
const NARROW = '(max-width: 799px)';
// On phones the form has to be seen below it, as a share of the screen.
const SHARE_OF_PHONE = 0.32;
// While runs train, the picture is drawn anew so often at most, in milliseconds.
const REDRAW = 500;
// Sharp, whatever the screen.
const SCALE = 2;

/**
 * The figure as others will see it: an iframe of the very address that the snippet has, at its real size. It is made
 * smaller only where it does not fit. A figure that is a picture is drawn from what that frame has trained.
 * Fires "leave" for Escape within the frame.
 */
export class FigurePreview extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    address: {},
    width: { attribute: false },
    height: { attribute: false },
    picture: { attribute: false, hasChanged: differs },
    isPicture: { attribute: false },
    pageStore: { attribute: false },
    failure: { state: true },
    room: { state: true },
  };

  #resized = new ResizeObserver(([{ contentRect }]) => (this.room = contentRect.width));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Address of the newest frame. */
  #shown = '';
  /** @type {Store | null} whose training the picture follows */
  #followed = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #redraw;
  #version = 0;

  constructor() {
    super();
    /** @type {string} of the figure; empty: this page has no address that could be opened */
    this.address = given();
    /** @type {number | '100%'} in CSS pixels */
    this.width = given();
    /** @type {number} in CSS pixels */
    this.height = given();
    /** @type {PictureWish} what it would be as a picture */
    this.picture = given();
    /** @type {boolean} whether it is one */
    this.isPicture = false;
    /** @type {Store} of the page, where the browser keeps the frame's to itself */
    this.pageStore = given();
    this.failure = '';
    /** @type {number} width that it may have, in CSS pixels */
    this.room = 0;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#follow(null);
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  /**
   * The figure as a picture, with what the frame has trained so far.
   * @returns {Promise<Figure>}
   */
  async figure() {
    const maker = await import('../dialogs/page-figure.js');
    const frame = this.querySelector('iframe');
    const store = frame && storeIn(frame);
    const place = store ? frame.contentDocument : this.closest('playground-app');
    const trained = store ?? this.pageStore;
    try {
      return await maker.figureOfViews(trained, place ?? document, this.picture);
    } finally {
      maker.forgetNeeds(trained);
    }
  }

  firstUpdated() {
    const room = this.querySelector('.preview-room');
    if (room) this.#resized.observe(room);
    if (!this.address) this.#follow(this.pageStore);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('address') && this.address !== this.#shown) {
      clearTimeout(this.#timer);
      if (!this.#rename()) this.#timer = setTimeout(() => this.#load(), this.#shown ? CALM : 0);
    }
    if (changed.has('picture') || changed.has('isPicture')) this.#draw();
  }

  render() {
    const { width, height, scale } = this.#size;
    const size = `width:${width}px;height:${height}px`;
    return html`<div class="preview-room">
        <div
          class="preview-box"
          style="width:${Math.ceil(width * scale)}px;height:${Math.ceil(height * scale)}px"
        >
          <div class="preview-frame" style="${size};transform:scale(${scale})">
            <div
              class="preview-frames ${this.isPicture ? 'is-behind' : ''}"
              ?inert=${this.isPicture}
            ></div>
            <canvas
              class="preview-picture"
              role="img"
              aria-label="The figure as a picture"
              ?hidden=${!this.isPicture}
            ></canvas>
          </div>
        </div>
      </div>
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : ''}
      <p class="note preview-words">${this.#words}</p>`;
  }

  get #size() {
    const room = this.room || 600;
    const full = this.isPicture ? this.picture.size.width : room;
    const width = this.width === '100%' ? full : this.width;
    const most = matchMedia(NARROW).matches ? innerHeight * SHARE_OF_PHONE : Infinity;
    return { width, height: this.height, scale: Math.min(1, room / width, most / this.height) };
  }

  get #words() {
    if (!this.address)
      return 'There is no preview: the browser cannot open this page within itself.';
    const { width, height, scale } = this.#size;
    const isFull = this.width === '100%' && !this.isPicture;
    const size = isFull
      ? `As wide as the text around it, here ${Math.round(width)} pixels; ${height} high`
      : `${width} × ${height} pixels`;
    const share = scale < 1 ? `${Math.floor(scale * 100)} %` : 'its real size';
    const isOfPage = this.isPicture && this.#followed === this.pageStore;
    return `${size}, shown at ${share}.${isOfPage ? ' Drawn from what this page has trained.' : ''}`;
  }

  // Other words alone need no other frame, once it takes edits: what it has trained stays.
  #rename() {
    const frames = this.querySelectorAll('iframe');
    const [frame] = frames;
    const isSame = withoutWords(this.address) === withoutWords(this.#shown);
    const store = frames.length === 1 && hasDrawn(frame) ? storeIn(frame) : null;
    if (!isSame || !store?.editor) return false;
    const { title = '', note = '' } = this.pageStore.config;
    store.describe({ title, note });
    this.#shown = this.address;
    this.#draw();
    return true;
  }

  // The frame before stays until the next one has drawn. A frame is not sent to another address: that would be a
  // step in the history of the page.
  #load() {
    const place = this.querySelector('.preview-frames');
    if (!place || !this.address) return;
    this.#shown = this.address;
    const frame = document.createElement('iframe');
    frame.title = 'Preview of the figure';
    frame.className = 'coming';
    frame.src = this.address;
    frame.addEventListener('load', () => this.#showWhenDrawn(frame), { once: true });
    place.append(frame);
  }

  /** @param {HTMLIFrameElement} frame */
  async #showWhenDrawn(frame) {
    const end = performance.now() + PATIENCE;
    while (frame.isConnected && !hasDrawn(frame) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const newest = [...this.querySelectorAll('iframe')].at(-1);
    if (frame !== newest) return frame.remove();
    for (const other of this.querySelectorAll('iframe')) if (other !== frame) other.remove();
    frame.classList.remove('coming');
    this.#follow(storeIn(frame) ?? this.pageStore);
    this.#listenForEscape(frame);
    this.#draw();
  }

  // Keys that are pressed within the frame do not reach the dialog around it.
  /** @param {HTMLIFrameElement} frame */
  #listenForEscape({ contentDocument }) {
    contentDocument?.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'Escape' && !defaultPrevented) this.dispatchEvent(new Event('leave'));
    });
  }

  /** @param {Store | null} store */
  #follow(store) {
    clearTimeout(this.#redraw);
    this.#followed?.removeEventListener('text', this.#onText);
    this.#followed = store;
    store?.addEventListener('text', this.#onText);
  }

  #onText = () => {
    if (!this.isPicture) return;
    clearTimeout(this.#redraw);
    this.#redraw = setTimeout(() => this.#draw(), REDRAW);
  };

  // Another one may be wished for while this one is made.
  async #draw() {
    const place = this.querySelector('canvas');
    if (!this.isPicture || !place || !this.#followed) return;
    const version = ++this.#version;
    try {
      const [figure, maker] = await Promise.all([
        this.figure(),
        import('../dialogs/page-figure.js'),
      ]);
      if (version !== this.#version) return;
      const drawn = maker.figureCanvas(figure, SCALE);
      Object.assign(place, { width: drawn.width, height: drawn.height });
      place.getContext('2d')?.drawImage(drawn, 0, 0);
      this.failure = '';
    } catch (error) {
      this.failure = String(/** @type {Error} */ (error).message);
    }
  }
}

/**
 * @param {unknown} value plain data
 * @param {unknown} old
 */
function differs(value, old) {
  return JSON.stringify(value) !== JSON.stringify(old);
}

/**
 * @param {string} address
 * @returns {string} without the title and the note of its experiment
 */
function withoutWords(address) {
  return address.replace(/&(title|note)=[^&]*/g, '');
}

/** @param {HTMLIFrameElement} frame */
function storeIn(frame) {
  /** @type {HasStore | null | undefined} */
  const host = frame.contentDocument?.querySelector('playground-embed, playground-app');
  return host?.store ?? null;
}

/** @param {HTMLIFrameElement} frame */
function hasDrawn({ contentDocument }) {
  // Nobody can look into a frame of another origin.
  return !contentDocument || contentDocument.querySelector('canvas') !== null;
}

customElements.define('figure-preview', FigurePreview);
