// Browsers translate a page by putting <font> elements in place of its text nodes. Templates hold on to
// their text nodes: they write new text into them and insert beside them. So a text node goes back to its
// place, empty, before the <font>; as soon as a template writes into it, the <font> goes.

/** @typedef {{ font: Element, text: string }} Translation text: of the node before */

class TranslatedText {
  /** @type {Map<Text, Translation>} */
  #translations = new Map();
  #observer = new MutationObserver((records) => this.#follow(records));
  #isTranslated = false;

  /** @param {Element} root */
  constructor(root) {
    this.root = root;
    this.#observer.observe(root, { childList: true, subtree: true });
    // A translation may have been faster than this file.
    const fonts = [...root.querySelectorAll('font')];
    for (const font of fonts) if (!isFont(font.parentNode)) this.#stand(new Text(), font);
  }

  /** @param {MutationRecord[]} records */
  #follow(records) {
    // What a translation has written into a node that it took away is no text of the page.
    const written = records.filter(({ type }) => type === 'characterData');
    for (const { target } of written) this.#written(target);
    for (const record of records) if (record.type === 'childList') this.#replaced(record);
    // What was done here is nobody's change.
    this.#observer.takeRecords();
  }

  /** @param {MutationRecord} record of children */
  #replaced({ target, addedNodes, removedNodes, previousSibling, nextSibling }) {
    if (isFont(target) || !(target instanceof Element)) return;
    for (const node of removedNodes) {
      const font = [...addedNodes, previousSibling, nextSibling].find(isFont);
      if (node instanceof Text && font?.parentNode === target) this.#keep(node, font);
      else if (isFont(node)) this.#restored(node, addedNodes);
    }
  }

  /**
   * @param {Text} text that a translation has taken away
   * @param {Element} font in its place
   */
  #keep(text, font) {
    if (text.parentNode && !font.contains(text)) return;
    if (text.parentNode) text.replaceWith(text.cloneNode());
    this.#stand(text, font);
  }

  /**
   * @param {Text} text for templates, which look for it there
   * @param {Element} font that is seen in its place
   */
  #stand(text, font) {
    this.#watchTexts();
    this.#translations.set(text, { font, text: text.data || (font.textContent ?? '') });
    text.data = '';
    font.before(text);
  }

  // Texts change many times a second while a run trains; nobody listens before there is a translation.
  #watchTexts() {
    if (this.#isTranslated) return;
    this.#isTranslated = true;
    this.#observer.observe(this.root, { childList: true, subtree: true, characterData: true });
  }

  /** @param {Node} node a template has written into it */
  #written(node) {
    if (!(node instanceof Text)) return;
    this.#translations.get(node)?.font.remove();
    this.#translations.delete(node);
  }

  /**
   * The page is shown in its own language again, or a template has removed what was there.
   * @param {Element} font that is gone
   * @param {NodeList} others in its place
   */
  #restored(font, others) {
    const found = [...this.#translations].find(([, translation]) => translation.font === font);
    if (!found) return;
    const [node, { text }] = found;
    this.#translations.delete(node);
    for (const other of others) if (other instanceof Text && other !== node) other.remove();
    if (node.isConnected) node.data = text;
  }
}

/**
 * @param {Node | null} node
 * @returns {node is Element}
 */
function isFont(node) {
  return node instanceof Element && node.localName === 'font';
}

/**
 * Lets texts follow the state while a browser translates the page.
 * @param {Element} root of everything that templates render
 */
export function keepTexts(root) {
  return new TranslatedText(root);
}
