// The address of the frame, from the attributes of the element.

/** Attributes that are flags of the frame's address under the same name. */
export const FLAGS = ['show', 'controls', 'hide', 'lock', 'narrate', 'autoplay', 'at'];
/** The height of an element whose attribute says none, in CSS pixels. */
export const USUAL_HEIGHT = 400;
const MOST_HEIGHT = 10_000;

/**
 * @param {object} figure
 * @param {string} figure.site address of the folder with the playground's page; it ends with a slash
 * @param {Record<string, string | null>} figure.flags by name; null: the attribute is not there
 * @param {string} figure.link text of the experiment, without "#"
 * @returns {string}
 */
export function frameAddress({ site, flags, link }) {
  const pairs = Object.entries(flags).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`],
  );
  return `${site}index.html?${['embed=1', ...pairs].join('&')}#${link}`;
}

/**
 * The same experiment in a page of its own.
 * @param {string} site
 * @param {string} link
 */
export function pageAddress(site, link) {
  return `${site}index.html#${link}`;
}

/**
 * The link of an experiment as an author may have written it: with an address before it, on several lines.
 * @param {string | null} config
 * @returns {string} what stands after "#"
 */
export function linkOf(config) {
  const [first, ...rest] = (config ?? '').split('#');
  const text = rest.length ? rest.join('#') : first;
  return text.replace(/\s*&\s*/g, '&').trim();
}

/**
 * A link with the title that the author of the element wants.
 * @param {string} link
 * @param {string | null} heading null: the link says it
 * @returns {string}
 */
export function withHeading(link, heading) {
  if (heading === null) return link;
  const pairs = link.split('&');
  // A run has names of its own.
  const run = pairs.findIndex((pair) => pair.startsWith('run='));
  const end = run < 0 ? pairs.length : run;
  const before = pairs.slice(0, end).filter((pair) => pair && !pair.startsWith('title='));
  const title = heading.trim() ? [`title=${encodeURIComponent(heading.trim())}`] : [];
  const version = before[0]?.startsWith('v=') ? before.splice(0, 1) : [];
  return [...version, ...title, ...before, ...pairs.slice(end)].join('&');
}

/**
 * @param {string} link
 * @returns {string} title that the link gives the experiment; empty: none
 */
export function titleOf(link) {
  const [, raw = ''] = /(?:^|&)title=([^&]*)/.exec(link.split('&run=')[0]) ?? [];
  try {
    return decodeURIComponent(raw.replaceAll('+', ' ')).trim();
  } catch {
    return '';
  }
}

/**
 * @param {string | null} attribute
 * @returns {number} CSS pixels
 */
export function heightOf(attribute) {
  const [, digits] = /^\s*(\d{1,5})(?:px)?\s*$/.exec(attribute ?? '') ?? [];
  const height = Number(digits);
  return height > 0 && height <= MOST_HEIGHT ? height : USUAL_HEIGHT;
}

/**
 * Where the page of the playground is.
 * @param {string | null} attribute address that the author of the element gives
 * @param {string} script address of this script
 * @returns {string} ends with a slash
 */
export function siteOf(attribute, script) {
  const base = new URL('./', script).href;
  if (!attribute) return base;
  try {
    const { protocol, href } = new URL(attribute.replace(/\/?$/, '/'), base);
    return /^(https?|file):$/.test(protocol) ? href : base;
  } catch {
    return base;
  }
}
