// What stands in the place of the element: the frame, what is shown before it, what is printed.

const STYLES = `
:host { display: block; position: relative; overflow: hidden; }
:host([hidden]) { display: none; }
iframe, .still { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; box-sizing: border-box; }
iframe { visibility: hidden; }
.live iframe { visibility: visible; }
.live .still, .paper, .words[hidden], .name[hidden] { display: none; }
.still { display: flex; align-items: center; justify-content: center; text-align: center; }
.still.plain { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 8px; padding: 16px; }
.name { margin: 0; }
::slotted(:is(img, picture, svg, video, canvas)) { max-width: 100%; max-height: 100%; object-fit: contain; }
.words {
  position: absolute; inset: auto 0 0; margin: 0; padding: 8px 12px; box-sizing: border-box;
  font: 14px/1.45 system-ui, sans-serif; background: #fff6d6; color: #3d2e00; border-top: 1px solid #d9b64a;
}
.words a { color: inherit; display: inline-block; padding: 2px 0; }
@media print {
  :host { break-inside: avoid; }
  .printable iframe, .printable .still, .words { visibility: hidden; }
  .printable .paper { display: block; position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; }
}`;

/** @type {CSSStyleSheet | undefined} of all elements */
let shared;

/** What an element shows, in a shadow tree: the styles of the page do not reach it. */
export class Look {
  #height = new CSSStyleSheet();
  #stand = make('div');
  #still = make('div', 'still');
  #slot = make('slot');
  #name = make('p', 'name');
  #words = make('p', 'words');
  #paper = make('img', 'paper');

  /** @param {ShadowRoot} root empty */
  constructor(root) {
    // A strict content security policy forbids style elements, but not these.
    if (!shared) (shared = new CSSStyleSheet()).replaceSync(STYLES);
    root.adoptedStyleSheets = [shared, this.#height];
    this.#words.hidden = true;
    this.#words.setAttribute('role', 'status');
    this.#paper.alt = '';
    // It may be forbidden to show what stands in an address.
    this.#paper.onerror = () => this.setPaper(null);
    this.#slot.onslotchange = () => this.#followFallback();
    this.#still.append(this.#slot, this.#name);
    this.#stand.append(this.#still, this.#words, this.#paper);
    root.append(this.#stand);
    this.#followFallback();
  }

  /** @param {string} text what the figure is called */
  setName(text) {
    this.#name.textContent = text;
    this.#paper.alt = text;
  }

  /** @param {number} height CSS pixels; what the styles of the page say goes before it */
  setHeight(height) {
    this.#height.replaceSync(`:host { height: ${height}px; }`);
  }

  /** @param {HTMLIFrameElement} frame stands there, not yet visible */
  addFrame(frame) {
    this.#stand.prepend(frame);
  }

  /** @param {boolean} isLive whether the frame is shown, in place of what was there before */
  showFrame(isLive) {
    this.#stand.classList.toggle('live', isLive);
    if (isLive) this.say(null);
  }

  /** @param {{ text: string, address: string } | null} words why there is no figure, and where it can be seen */
  say(words) {
    this.#words.hidden = !words;
    if (!words) return;
    const link = make('a');
    link.href = words.address;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = 'Open the figure in a page of its own';
    this.#words.replaceChildren(`${words.text} `, link, '.');
  }

  /** @param {string | null} svg what is printed in place of the frame; null: what stood there before it */
  setPaper(svg) {
    this.#stand.classList.toggle('printable', svg !== null);
    if (svg === null) this.#paper.removeAttribute('src');
    else this.#paper.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  }

  #followFallback() {
    const hasFallback = this.#slot
      .assignedNodes()
      .some((node) => node.nodeType === 1 || node.textContent?.trim());
    this.#name.hidden = hasFallback;
    this.#still.classList.toggle('plain', !hasFallback);
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[Name]}
 */
function make(name, className = '') {
  const element = document.createElement(name);
  element.className = className;
  return element;
}
