import { html, nothing } from 'lit';
import { ModalDialog } from './modal-dialog.js';

/**
 * @typedef {object} Listed a lesson
 * @property {string} topic
 * @property {string} title
 * @property {number} minutes to read it
 * @property {string} page in the site
 * @property {string} picture in the site, without colours and ending
 */

const PICTURE = { width: 264, height: 150 };
const MOST = 100;

/** The lessons of the course, each with its picture. Their list is fetched when it is opened. */
export class LessonsDialog extends ModalDialog {
  static properties = { ...ModalDialog.properties, lessons: { state: true } };

  constructor() {
    super();
    /** @type {Listed[] | null} null: they are on their way; empty: they are out of reach */
    this.lessons = null;
  }

  get heading() {
    return 'Lessons';
  }

  get wide() {
    return true;
  }

  async open() {
    await super.open();
    // What was out of reach may be there now.
    if (!this.lessons?.length) this.lessons = await this.#fetched();
  }

  async #fetched() {
    try {
      const answer = await fetch(this.store.address.file('learn/lessons.json'));
      return (await answer.json()).slice(0, MOST);
    } catch {
      return [];
    }
  }

  content() {
    const { file } = this.store.address;
    return html`<p class="gallery-about">
        A short course on optimizers: every figure trains in your browser, and every number in the
        text was measured in it. <a href=${file('learn/index.html')}>Contents, search, glossary</a>
      </p>
      ${this.lessons?.length === 0 ? html`<p>The list of lessons cannot be loaded now.</p>` : nothing}
      <ol class="gallery">
        ${this.lessons?.map((lesson, i) => this.#card(lesson, i + 1)) ?? nothing}
      </ol>`;
  }

  /**
   * @param {Listed} lesson
   * @param {number} number
   */
  #card({ topic, title, minutes, page, picture }, number) {
    const { file } = this.store.address;
    return html`<li>
      <a class="preset" href=${file(page)}>
        ${this.#picture(picture, 'light')} ${this.#picture(picture, 'dark')}
        <b>${number}. ${topic}</b>
        <span>${title} · ${minutes} min</span>
      </a>
    </li>`;
  }

  // The one of the other theme is never shown, and so never fetched.
  /**
   * @param {string} picture
   * @param {'light' | 'dark'} theme
   */
  #picture(picture, theme) {
    const { width, height } = PICTURE;
    return html`<img
      class="in-${theme}"
      src=${this.store.address.file(`${picture}-${theme}.webp`)}
      alt=""
      width=${width}
      height=${height}
      loading="lazy"
    />`;
  }
}

customElements.define('lessons-dialog', LessonsDialog);
