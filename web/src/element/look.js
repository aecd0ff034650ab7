// What stands in the place of the element: the frame, what is shown before it, what is printed.

const PICTURES = 'img, picture, svg, video, canvas';
const STYLES = `
:host { display: block; position: relative; overflow: hidden; }
:host([hidden]) { display: none; }
iframe, .still { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; box-sizing: border-box; }
iframe[inert] { opacity: 0.01; pointer-events: none; }
.held { transform: translateX(200%); }
.live .still, .paper, .words[hidden], .name[hidden], .address { display: none; }
.still { display: flex; flex-direction: column; gap: 8px; align-items: center; justify-content: center; text-align: center; }
.still.plain { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 8px; padding: 16px; }
.name, .address { margin: 0; overflow-wrap: anywhere; }
::slotted(:is(${PICTURES})) { max-width: 100%; max-height: 100%; object-fit: contain; }
.words {
  position: absolute; inset: auto 0 0; margin: 0; padding: 8px 12px; box-sizing: border-box;
  font: 14px/1.45 system-ui, sans-serif; background: #fff6d6; color: #3d2e00; border-top: 1px solid #d9b64a;
}
.words a { color: inherit; display: inline-block; padding: 2px 0; }
@media print {
  :host { break-inside: avoid; }
  .still:not(.pictured) .address { display: block; font-size: 9px; }
  .printable iframe, .printable .still, .words { visibility: hidden; }
  .printable .paper { display: block; position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; }
}`;

// More is no name.
const LONGEST_NAME = 120;

/** @type {CSSStyleSheet | undefined} of all elements */
let shared;

/** What an element shows, in a shadow tree: the styles of the page do not reach it. */
export class Look {
  #height = new CSSStyleSheet();
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  #stand = make('div');
  #still = make('div', 'still');
  #slot = make('slot');
  #name = make('p', 'name');
  #address = make('p', 'address');
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
    this.#still.append(this.#slot, this.#name, this.#address);
    this.#stand.append(this.#still, this.#words, this.#paper);
    root.append(this.#stand);
    this.#followFallback();
  }

  /**
   * @param {string} text what the figure is called
   * @param {string} address of its page, which stands on paper where there is no picture
   */
  setName(text, address) {
    this.#paper.alt = text;
    // What stands inside the element says it already.
    this.#name.textContent = this.#name.hidden ? '' : text;
    this.#address.textContent = address;
  }

  /** @param {number} height CSS pixels; what the styles of the page say goes before it */
  setHeight(height) {
    this.#height.replaceSync(`:host { height: ${height}px; }`);
  }

  /** @param {HTMLIFrameElement} frame stands there, behind what is shown so far */
  addFrame(frame) {
    this.#frame = frame;
    this.showFrame(false);
    this.#stand.prepend(frame);
  }

  /** @param {boolean} isLive whether the frame is shown, in place of what was there before */
  showFrame(isLive) {
    this.#stand.classList.toggle('live', isLive);
    // Browsers stop what draws in a frame that is quite invisible.
    if (this.#frame) this.#frame.inert = !isLive;
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

  /** What the page says inside the element, in words. */
  get fallbackText() {
    const words = this.#slot.assignedNodes().map((node) => {
      const picture =
        node instanceof Element && (node.matches('img') ? node : node.querySelector('img'));
      return node.textContent?.trim() || (picture && picture.getAttribute('alt')) || '';
    });
    return words.join(' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  }

  #followFallback() {
    const hasFallback = this.#slot
      .assignedNodes()
      .some((node) => node.nodeType === 1 || node.textContent?.trim());
    const hasPicture = this.#slot
      .assignedElements()
      .some((one) => one.matches(PICTURES) || one.querySelector(PICTURES));
    this.#name.hidden = hasFallback;
    this.#name.textContent = hasFallback ? '' : this.#paper.alt;
    this.#still.classList.toggle('plain', !hasFallback);
    this.#still.classList.toggle('pictured', hasPicture);
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
