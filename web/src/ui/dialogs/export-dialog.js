import { html, nothing } from 'lit';
import { fileName } from '../../config/file-name.js';
import { codeProblem } from '../../drawing/link-code.js';
import { onCheck, onText } from '../../elements/listeners.js';
import { saveFile } from '../../elements/save-file.js';
import './export-data.js';
import { ModalDialog } from './modal-dialog.js';

/** @typedef {typeof import('./page-figure.js')} PageFigure */
/** @typedef {import('./page-figure.js').OnPage} OnPage */
/** @typedef {import('./page-figure.js').Wish} Wish */
/** @typedef {'png' | 'svg' | 'pdf'} PictureFormat */

/** @type {[text: string, name: string][]} in pixels of the page */
const SIZES = [
  ['720x480', 'Text column, 720 × 480'],
  ['600x400', 'Small, 600 × 400'],
  ['960x540', 'Slide, 960 × 540'],
  ['1200x600', 'Wide, 1200 × 600'],
  ['540x720', 'Upright, 540 × 720'],
];
/** @type {[id: Wish['theme'], name: string][]} */
const THEMES = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['transparent', 'Transparent'],
];
const SCALES = ['1', '2', '3'];
// Sharp, whatever the screen.
const PREVIEW_SCALE = 2;
// A single view is about so high, in pixels of the page.
const SINGLE_HEIGHT = 360;

/**
 * @typedef {object} Choice what the figure is like
 * @property {string} size see SIZES
 * @property {Wish['theme']} theme
 * @property {string} scale
 * @property {string} title empty: says what is compared
 * @property {string} note
 * @property {boolean} hasCode with the link as a QR code
 * @property {string[]} without ids of views that it leaves out
 */

/**
 * One figure of all that is shown, single views, and data. Everything is made in the browser; nothing is
 * sent.
 */
export class ExportDialog extends ModalDialog {
  static properties = {
    failure: { state: true },
    choice: { state: true },
    views: { state: true },
  };

  /** @type {PageFigure | null} */
  #maker = null;
  #version = 0;

  constructor() {
    super();
    this.failure = '';
    /** @type {Choice} */
    this.choice = {
      size: SIZES[0][0],
      theme: 'light',
      scale: '2',
      title: '',
      note: '',
      hasCode: false,
      without: [],
    };
    /** @type {OnPage[]} what is on the page */
    this.views = [];
  }

  get heading() {
    return 'Export';
  }

  get wide() {
    return true;
  }

  async open() {
    await super.open();
    this.#maker = await import('./page-figure.js');
    this.views = this.#maker.viewsOnPage(this.store, this.#page);
    const { title = '', note = '' } = this.store.config;
    this.choice = { ...this.choice, title, note };
    await this.updateComplete;
    const { store } = this;
    const maker = this.#maker;
    this.querySelector('dialog')?.addEventListener('close', () => maker.forgetNeeds(store), {
      once: true,
    });
    await this.#preview();
  }

  content() {
    return html`${this.#figure()} ${this.#singles()}
      <export-data .store=${this.store}></export-data>
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}`;
  }

  // ---- The figure ----

  #figure() {
    const { choice } = this;
    return html`<section class="figure-export">
      <h3>Figure</h3>
      <canvas
        class="figure-preview ${choice.theme}"
        role="img"
        aria-label="Preview of the figure"
      ></canvas>
      <div class="figure-options">
        ${this.#select('Size', 'size', SIZES)} ${this.#select('Colours', 'theme', THEMES)}
        ${this.#select(
          'Pixels of PNG',
          'scale',
          SCALES.map((scale) => [scale, `${scale}×`]),
        )}
        ${this.#text('Title', 'title', 'What is compared')} ${this.#text('Note', 'note', 'None')}
      </div>
      ${this.#code()}
      ${this.views.length > 1 ? html`<div class="figure-views">${this.views.map((view) => this.#toggle(view))}</div>` : nothing}
      <div class="button-row">${this.#buttons(() => this.#wish(), 'figure')}</div>
      <p class="note">PDF opens the browser’s printing: choose “Save as PDF” there.</p>
    </section>`;
  }

  /**
   * @param {string} label
   * @param {'size' | 'theme' | 'scale'} key
   * @param {[id: string, name: string][]} options
   */
  #select(label, key, options) {
    return html`<label
      >${label}
      <select .value=${this.choice[key]} @change=${onText((text) => this.#choose({ [key]: text }))}>
        ${options.map(([id, name]) => html`<option value=${id} ?selected=${id === this.choice[key]}>${name}</option>`)}
      </select></label
    >`;
  }

  /**
   * @param {string} label
   * @param {'title' | 'note'} key
   * @param {string} empty what an empty text means
   */
  #text(label, key, empty) {
    return html`<label
      >${label}
      <input
        type="text"
        maxlength="400"
        placeholder=${empty}
        .value=${this.choice[key]}
        @input=${onText((text) => this.#choose({ [key]: text }))}
    /></label>`;
  }

  #code() {
    const problem = codeProblem(`${this.store.address.page}#${this.store.link}`);
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.choice.hasCode && !problem}
        ?disabled=${problem !== ''}
        @change=${onCheck((hasCode) => this.#choose({ hasCode }))}
      />
      With a QR code of the link, for
      paper${problem ? html` <span class="note">(${problem})</span>` : nothing}
    </label>`;
  }

  /** @param {OnPage} view */
  #toggle({ id, name }) {
    const { without } = this.choice;
    const isShown = !without.includes(id);
    const next = isShown ? [...without, id] : without.filter((other) => other !== id);
    return html`<button
      type="button"
      class="chip toggle"
      aria-pressed=${isShown}
      @click=${() => this.#choose({ without: next })}
    >
      ${name}
    </button>`;
  }

  /**
   * @param {() => Wish} wish
   * @param {string} part for the name of the file
   */
  #buttons(wish, part) {
    /** @type {PictureFormat[]} */
    const kinds = ['png', 'svg', 'pdf'];
    return kinds.map(
      (format) =>
        html`<button type="button" class="btn" @click=${() => this.#save(wish(), format, part)}>
          ${format.toUpperCase()}
        </button>`,
    );
  }

  /** @param {Partial<Choice>} change */
  #choose(change) {
    this.choice = { ...this.choice, ...change };
    this.#preview();
  }

  /** @returns {Wish} */
  #wish() {
    const { size, theme, title, note, hasCode, without } = this.choice;
    const [width, height] = size.split('x').map(Number);
    const ids = this.views.map(({ id }) => id).filter((id) => !without.includes(id));
    return { ids, size: { width, height }, theme, note, title: title.trim() || undefined, hasCode };
  }

  // Another choice may be made while a landscape is still explored.
  async #preview() {
    const version = ++this.#version;
    const figure = await this.#make(this.#wish());
    const place = this.querySelector('.figure-preview');
    if (version !== this.#version || !figure || !this.#maker || !place) return;
    const canvas = this.#maker.figureCanvas(figure, PREVIEW_SCALE);
    canvas.className = place.className;
    const preview = /** @type {HTMLCanvasElement} */ (place);
    Object.assign(preview, { width: canvas.width, height: canvas.height });
    preview.getContext('2d')?.drawImage(canvas, 0, 0);
  }

  /** @param {Wish} wish */
  async #make(wish) {
    this.failure = '';
    try {
      return await this.#maker?.figureOfPage(this.store, this.#page, wish);
    } catch (error) {
      this.failure = String(/** @type {Error} */ (error).message);
      return undefined;
    }
  }

  /**
   * @param {Wish} wish
   * @param {PictureFormat} format
   * @param {string} part
   */
  async #save(wish, format, part) {
    const figure = await this.#make(wish);
    if (!figure || !this.#maker) return;
    try {
      if (format === 'pdf') this.#maker.printFigure(figure);
      else if (format === 'svg') this.#saveAs(this.#maker.figureSvg(figure), part, 'svg');
      else
        this.#saveAs(await this.#maker.figurePng(figure, Number(this.choice.scale)), part, 'png');
    } catch (error) {
      this.failure = String(/** @type {Error} */ (error).message);
    }
  }

  // ---- Single views ----

  #singles() {
    if (!this.views.length) return nothing;
    return html`<section>
      <h3>Single views</h3>
      <ul class="picture-list">
        ${this.views.map(
          ({ id, name }) =>
            html`<li>
              <span>${name}</span>
              ${this.#buttons(() => this.#single(id), id)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /**
   * @param {string} id
   * @returns {Wish} as wide as the figure
   */
  #single(id) {
    const wish = this.#wish();
    return { ...wish, ids: [id], size: { ...wish.size, height: SINGLE_HEIGHT } };
  }

  get #page() {
    return this.closest('playground-app') ?? document;
  }

  /**
   * @param {Blob} file
   * @param {string} part
   * @param {string} extension
   */
  #saveAs(file, part, extension) {
    saveFile(file, fileName(this.store, part, extension));
  }
}

customElements.define('export-dialog', ExportDialog);
