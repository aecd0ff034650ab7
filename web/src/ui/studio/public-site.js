// Where others find the playground. On somebody's own computer the page cannot know: it asks once, and
// remembers.

const STORAGE_KEY = 'public-site';
const NO_ADDRESS =
  'This is not the address of a web page, such as https://example.org/playground/.';
const ONLY_LOCAL =
  'Only your own computer or network finds this address. Others need one such as https://example.org/playground/.';
// They are signs of a text that was copied with more around it.
const NEVER_IN_ADDRESSES = /[\s"'`<>\\^{|}]/;
const LOCAL_NAMES = /(^|\.)(localhost|local|internal)$/;
const LOCAL_NUMBERS = /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254|0)\./;

/**
 * @param {string} address of a page
 * @returns {boolean} whether only this computer or its network finds the page
 */
export function isLocal(address) {
  const url = urlOf(address);
  if (!url || !/^https?:$/.test(url.protocol)) return true;
  const { hostname } = url;
  return hostname.startsWith('[') || LOCAL_NAMES.test(hostname) || LOCAL_NUMBERS.test(hostname);
}

/**
 * @param {string} address of a page, as typed
 * @returns {string} the same without its file, query and link; empty: it has a problem, or nothing was typed
 */
export function cleanSite(address) {
  const url = typedUrl(address);
  return !url || siteProblem(address) ? '' : siteOf(`${url.origin}${url.pathname}`);
}

/**
 * @param {string} address of a page, as typed
 * @returns {string} why others cannot open it, in a sentence; empty: they can, or nothing was typed
 */
export function siteProblem(address) {
  if (!address.trim()) return '';
  const url = typedUrl(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return NO_ADDRESS;
  if (isLocal(url.href)) return ONLY_LOCAL;
  return url.hostname.includes('.') ? '' : NO_ADDRESS;
}

/**
 * @param {string} address as typed, perhaps without "https://"
 * @returns {URL | null} null: it is none, or would have to be mended first
 */
function typedUrl(address) {
  const [text] = address.trim().split(/[?#]/);
  if (NEVER_IN_ADDRESSES.test(text)) return null;
  // What follows the name of a computer after a colon is a number.
  return urlOf(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`);
}

/**
 * @param {string} page its address without query and link
 * @returns {string} what other files of the playground lie beside; empty: the page has no address
 */
export function siteOf(page) {
  const plain = page.replace(/\/index\.html$/, '/');
  return /^$|\/$|\.\w+$/.test(plain) ? plain : `${plain}/`;
}

/**
 * @param {Storage | null} storage
 * @returns {string} what was remembered; empty: nothing
 */
export function rememberedSite(storage) {
  try {
    return cleanSite(storage?.getItem(STORAGE_KEY) ?? '');
  } catch {
    return '';
  }
}

/**
 * @param {Storage | null} storage
 * @param {string} site empty: none
 */
export function rememberSite(storage, site) {
  try {
    if (site) storage?.setItem(STORAGE_KEY, site);
    else storage?.removeItem(STORAGE_KEY);
  } catch {
    // A browser that remembers nothing asks again.
  }
}

/** @param {string} address */
function urlOf(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
