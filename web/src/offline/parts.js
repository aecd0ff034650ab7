// An open page needs nothing more from its host: everything that it may load later is fetched while nobody
// waits for anything, and the browser keeps it as long as the page is open.

/** @typedef {import('./names.js').Parts} Parts */

// Between two of them the page has time for everything else.
const AT_ONCE = 4;
// A page that trains is seldom idle.
const LONGEST_WAIT = 500;

/**
 * @param {Document} document
 * @param {Pick<Parts, 'scripts' | 'styles'>} parts addresses relative to the page
 * @param {() => Promise<void>} idle resolves when nobody waits for anything
 * @returns {Promise<void>} when all are there, or have failed: then they are asked for again when they are needed
 */
export async function fetchParts(document, { scripts, styles }, idle) {
  const has = new Set([...document.querySelectorAll('link, script')].map(addressOf));
  const wanted = [
    ...styles.map((path) => linkTo(document, path, 'stylesheet')),
    ...scripts.map((path) => linkTo(document, path, 'modulepreload')),
  ].filter((link) => !has.has(link.href));
  while (wanted.length) {
    await idle();
    await Promise.all(wanted.splice(0, AT_ONCE).map((link) => attach(document, link)));
  }
}

/** @param {Element} element that loads something */
function addressOf(element) {
  if (element instanceof HTMLLinkElement) return element.href;
  return element instanceof HTMLScriptElement ? element.src : '';
}

/**
 * @param {Document} document
 * @param {string} path
 * @param {'stylesheet' | 'modulepreload'} rel
 */
function linkTo(document, path, rel) {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = new URL(path, document.baseURI).href;
  link.crossOrigin = '';
  link.setAttribute('fetchpriority', 'low');
  return link;
}

/**
 * @param {Document} document
 * @param {HTMLLinkElement} link
 * @returns {Promise<void>}
 */
function attach(document, link) {
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      // Whoever needs it asks again.
      link.remove();
      resolve();
    });
    document.head.append(link);
  });
}

/**
 * A moment in which nobody waits for anything.
 * @returns {Promise<void>}
 */
export function idle() {
  return new Promise((resolve) => {
    const { requestIdleCallback } = globalThis;
    if (requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT });
    else setTimeout(resolve, 50);
  });
}
