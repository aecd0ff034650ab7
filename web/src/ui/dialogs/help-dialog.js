import { html, nothing } from 'lit';
import { openDialog } from '../open-dialog.js';
import { hasLessons } from '../panels/top-tools.js';
import { GLOSSARY, PARTS, SHORTCUTS, TASKS } from './help-words.js';
import { ModalDialog } from './modal-dialog.js';

/** @typedef {import('./help-words.js').Explained} Explained */

/** What the page shows, how to use it, its keys and its words. */
export class HelpDialog extends ModalDialog {
  get heading() {
    return 'Help';
  }

  get wide() {
    return true;
  }

  content() {
    return html`<p class="help-about">
        Here small neural networks train in your browser, several at once, and you see what their
        optimizers do. Change something and watch what happens; nothing can break.
        ${this.#way('Look at examples', 'gallery-dialog')}${
          hasLessons(this.store)
            ? html`, ${this.#way('read the lessons', 'lessons-dialog')}`
            : nothing
        }
        or ${this.#way('take the tour', 'page-tour')}.
      </p>
      <div class="help-columns">
        ${section('What you see', list(PARTS))} ${section('How to', list(TASKS))}
        ${hasKeys() ? section('Keys', keys()) : section('Touch', TOUCH)}
      </div>
      ${section('Words', list(GLOSSARY, 'glossary'))} ${this.#reference()}`;
  }

  #reference() {
    const { address } = this.store;
    const [page, licences] = [address.file('reference.html'), address.file('licences.txt')];
    const reference = html`The <a href=${page}>reference</a> describes every optimizer, schedule and
      setting, with formulas, ranges and sources.`;
    const made = html`What this page is made of has <a href=${licences}>licences</a> of its own.`;
    return html`<p>${page ? reference : nothing} ${licences ? made : nothing}</p>`;
  }

  /**
   * @param {string} words
   * @param {string} name the tag of what opens
   */
  #way(words, name) {
    const open = () => {
      this.close();
      openDialog(this, name);
    };
    return html`<button type="button" class="text-button" @click=${open}>${words}</button>`;
  }
}

/**
 * @param {string} name
 * @param {unknown} content template
 */
function section(name, content) {
  return html`<section aria-label=${name}>
    <h3>${name}</h3>
    ${content}
  </section>`;
}

/**
 * @param {Explained[]} items
 * @param {string} [kind] a class
 */
function list(items, kind = '') {
  return html`<dl class="explained ${kind}">
    ${items.map(
      ({ name, words }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${words}</dd>
        </div>`,
    )}
  </dl>`;
}

const TOUCH = html`<p class="note">
  Pinch a chart with two fingers to zoom. Tap the name at the end of a curve to show only that run.
</p>`;

// A phone without mouse and keyboard has none.
function hasKeys() {
  return matchMedia('(any-hover: hover), (any-pointer: fine)').matches;
}

function keys() {
  return html`<dl class="shortcuts">
      ${SHORTCUTS.map(
        ({ keys: names, words }) =>
          html`<dt>${names.map((key) => html`<kbd>${key}</kbd> `)}</dt>
            <dd>${words}</dd>`,
      )}
    </dl>
    <p class="note">
      In a chart the wheel zooms while you hold Ctrl, and moves the range while you hold Shift. A
      double click shows the whole range again. On a touch screen, pinch with two fingers. Click the
      name at the end of a curve to show only that run.
    </p>`;
}

customElements.define('help-dialog', HelpDialog);
