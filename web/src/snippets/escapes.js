// Texts from outside, written so that a format takes them for text.

/**
 * @param {string} text of an element or of an attribute in double quotes
 * @returns {string}
 */
export function inHtml(text) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return escaped.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// Dialects differ in what a backslash can stand before; these signs mean something in one of them.
const IN_WORDS = /[<$~^]|&(?=#?\w+;)|@(?=\w)|:(?=[\w+-]+:)/g;

/**
 * @param {string} text that every dialect of Markdown should leave as it is
 * @returns {string}
 */
export function inMarkdown(text) {
  return text
    .replace(/[\\`*_[\]{}]/g, '\\$&')
    .replace(IN_WORDS, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/^(\d+)(?=[.)])/, '$1\\')
    .replace(/^[-+#>=]/, (sign) => (sign === '=' ? '&#61;' : `\\${sign}`));
}

/**
 * @param {string} address
 * @returns {string} destination of a link in Markdown: it may have parentheses
 */
export function asDestination(address) {
  return `<${address.replace(/[<>\\]/g, encodeURIComponent)}>`;
}

/** @type {Record<string, string>} */
const LATEX = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
};

/**
 * @param {string} text that LaTeX should set as it is
 * @returns {string}
 */
export function inLatex(text) {
  return text.replace(/[\\~^<>|"{}#$%&_]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}

/**
 * @param {string} address
 * @returns {string} for `\href` and `\qrcode`, also within the argument of another command
 */
export function inLatexAddress(address) {
  const plain = address.replace(/[^\w\-.:/?#@!'()*+,;=%&]/gu, encodeURIComponent);
  return plain.replace(/[#%&_]/g, '\\$&');
}

/**
 * @param {string} text
 * @returns {string} in quotes, for Python, JSON and JavaScript
 */
export function quoted(text) {
  return JSON.stringify(text);
}

/**
 * @param {string} text
 * @param {number} spaces before each line
 * @returns {string}
 */
export function indented(text, spaces) {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}
