// Light or dark: what the address asks for, else the reader's last choice, else the system's.

/** @typedef {'light' | 'dark'} Colours */

const STORAGE_KEY = 'theme';

/** Fired on the root of a theme, and bubbles: the colours changed, and canvases draw anew. */
export const THEME_EVENT = 'themechange';

/** The colours of everything below an element. */
export class Theme {
  #system = matchMedia('(prefers-color-scheme: dark)');
  #follow = () => this.#apply(this.#colours);

  /**
   * @param {HTMLElement} root of the page, or of one playground of several
   * @param {'auto' | Colours} wanted "auto": follows the reader and the system
   */
  constructor(root, wanted) {
    this.root = root;
    this.wanted = wanted;
    this.#follow();
    this.#system.addEventListener('change', this.#follow);
  }

  /** Changes between light and dark, and remembers the choice. */
  toggle() {
    const next = this.root.dataset.theme === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem(STORAGE_KEY, next);
    } catch {
      // A sandboxed frame has no storage; then the choice lasts as long as the page.
    }
    this.#apply(next);
  }

  /** From now on the system's changes are ignored. */
  dispose() {
    this.#system.removeEventListener('change', this.#follow);
  }

  get #colours() {
    if (this.wanted !== 'auto') return this.wanted;
    return remembered() ?? (this.#system.matches ? 'dark' : 'light');
  }

  /** @param {Colours} colours */
  #apply(colours) {
    this.root.dataset.theme = colours;
    this.root.dispatchEvent(new Event(THEME_EVENT, { bubbles: true }));
  }
}

/** @returns {Colours | null} */
function remembered() {
  try {
    const theme = localStorage.getItem(STORAGE_KEY);
    return theme === 'light' || theme === 'dark' ? theme : null;
  } catch {
    return null;
  }
}
