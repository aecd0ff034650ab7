// Where others find the playground. On somebody's own computer the page cannot know: it asks once, and
// remembers.

const STORAGE_KEY = 'public-site';
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
 * @returns {string} the same without its file, query and link; empty: nobody else can open it
 */
export function cleanSite(address) {
  const text = address.trim();
  if (!text) return '';
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  const url = urlOf(whole);
  if (!url || isLocal(whole) || !url.hostname.includes('.')) return '';
  return siteOf(`${url.origin}${url.pathname}`);
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
