// Light or dark: of the address, of the reader's last choice, else of the system.

const STORAGE_KEY = 'theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Fired on the document when the colours changed; canvases draw anew. */
export const THEME_EVENT = 'themechange';

/**
 * Applies the theme of the address, or follows the reader and the system.
 * @param {'auto' | 'light' | 'dark'} wanted
 */
export function startTheme(wanted) {
  const follow = () => apply(wanted === 'auto' ? (remembered() ?? system()) : wanted);
  follow();
  dark.addEventListener('change', follow);
}

/** Changes between light and dark, and remembers. */
export function toggleTheme() {
  const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // A sandboxed frame has no storage; then the choice lasts as long as the page.
  }
  apply(next);
}

function system() {
  return dark.matches ? 'dark' : 'light';
}

function remembered() {
  try {
    const theme = localStorage.getItem(STORAGE_KEY);
    return theme === 'light' || theme === 'dark' ? theme : null;
  } catch {
    return null;
  }
}

function apply(theme) {
  document.documentElement.dataset.theme = theme;
  document.dispatchEvent(new Event(THEME_EVENT));
}
