// What goes on below the edge of a panel fades there, so that nobody takes the edge for the end.

const PANELS = '.side-body, .curves, .plots, .runs, .sheet-body';
const MARK = 'data-goes-on';
// Less than a line is no more to read.
const LEAST = 12;

/** Marks the panels of a page that go on. A controller of the page's element. */
export class ScrollHints {
  #host;
  /** @type {Set<Element>} */
  #panels = new Set();
  #sizes = new ResizeObserver((entries) => this.#mark(entries.map(({ target }) => target)));
  #children = new MutationObserver((changes) =>
    changes.forEach(({ target }) => this.#watch(target)),
  );

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
  }

  hostConnected() {
    this.#host.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
  }

  hostUpdated() {
    for (const panel of this.#host.querySelectorAll(PANELS)) {
      if (this.#panels.has(panel)) continue;
      this.#panels.add(panel);
      this.#children.observe(panel, { childList: true });
      this.#sizes.observe(panel);
      this.#watch(panel);
    }
  }

  hostDisconnected() {
    this.#host.removeEventListener('scroll', this.#onScroll, { capture: true });
    this.#sizes.disconnect();
    this.#children.disconnect();
    this.#panels.clear();
  }

  // What is in a panel decides how far it goes on.
  /** @param {Node} panel */
  #watch(panel) {
    if (panel instanceof Element) for (const child of panel.children) this.#sizes.observe(child);
  }

  /** @param {Event} event */
  #onScroll = ({ target }) => {
    if (target instanceof Element) this.#mark([target]);
  };

  // Asked after layout only: it costs nothing then.
  /** @param {Element[]} changed panels, or what is in them */
  #mark(changed) {
    const panels = changed.flatMap((element) => element.closest(PANELS) ?? []);
    for (const panel of new Set(panels)) {
      const rest = panel.scrollHeight - panel.scrollTop - panel.clientHeight;
      panel.toggleAttribute(MARK, rest > LEAST);
    }
  }
}
