// The content security policies that the pages state themselves: a static host sends no headers for them.

/**
 * @param {Record<string, string>} directives
 * @returns {string}
 */
function policyOf(directives) {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

// Styles that elements have of their own move marks and size pictures.
const STYLES = "'unsafe-inline'";

/** Pages of the site: their own files, and what the page makes itself (workers, pictures, files to save). */
export const sitePolicy = policyOf({
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': `'self' ${STYLES}`,
  'img-src': "'self' data: blob:",
  'connect-src': "'self' data: blob:",
  'worker-src': "'self' blob:",
  // The preview of a figure that is to be embedded.
  'frame-src': "'self' blob:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
});

/**
 * The single file: nothing from anywhere else, and no script but its own.
 * @param {string[]} scripts texts of all scripts that it has or makes
 * @param {(text: string) => string} hash SHA-256 as base64
 * @returns {string}
 */
export function singleFilePolicy(scripts, hash) {
  const hashes = scripts.map((text) => `'sha256-${hash(text)}'`);
  return policyOf({
    'default-src': "'none'",
    'script-src': `${hashes.join(' ')} 'wasm-unsafe-eval'`,
    'style-src': STYLES,
    'img-src': 'data: blob:',
    'font-src': 'data:',
    'connect-src': 'data: blob:',
    'worker-src': 'blob:',
    'frame-src': 'blob: data: file: https: http:',
    'base-uri': "'none'",
    'form-action': "'none'",
  });
}

/**
 * @param {string} policy
 * @returns {string} the element that states it
 */
export function policyElement(policy) {
  return `<meta http-equiv="content-security-policy" content="${policy}">`;
}
