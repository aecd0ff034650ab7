// The Vite plugin that has the built pages begin with a script that is no module (src/begin/), and state their
// content security policy. The development server needs neither.

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { scriptText } from '../script-text.js';
import { policyElement, sitePolicy } from './policy.js';

const ENTRY = /<script type="module" crossorigin src="\.\/assets\/(index-[^"]+\.js)"><\/script>/;
const NAMES = ['begin', 'not-started'];

/**
 * @returns {import('vite').Plugin}
 */
export function beginPlugin() {
  /** @type {Record<string, string>} */
  const files = {};
  return {
    name: 'begin',
    apply: 'build',
    async buildStart() {
      for (const name of NAMES) {
        const source = await beginScript(name);
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
        files[name] = `${name}-${hash}.js`;
        this.emitFile({ type: 'asset', fileName: `assets/${files[name]}`, source });
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => (ENTRY.test(html) ? withBegin(html, files) : withPolicy(html, sitePolicy)),
    },
  };
}

/**
 * The text of one of the scripts that run where modules do not.
 * @param {string} name
 * @returns {Promise<string>}
 */
async function beginScript(name) {
  const file = fileURLToPath(new URL(`../../src/begin/${name}.js`, import.meta.url));
  return (await scriptText(file)).text;
}

/**
 * The page of the playground is loaded by a script that states its policy first, and says why where loading fails.
 * @param {string} html
 * @param {Record<string, string>} files names in assets/
 * @returns {string}
 */
export function withBegin(html, files) {
  const addresses = `src="./assets/${files.begin}" data-words="./${files['not-started']}"`;
  const policy = `data-policy="${sitePolicy}"`;
  return html.replace(
    ENTRY,
    (_, entry) =>
      `<script ${addresses} data-entry="./${entry}" ${policy} defer></script>\n` +
      `    <link rel="modulepreload" crossorigin href="./assets/${entry}">`,
  );
}

/**
 * @param {string} html
 * @param {string} policy
 * @returns {string} the page with its policy, before anything that it is about
 */
export function withPolicy(html, policy) {
  return html.replace(/(<meta charset="utf-8"[^>]*>)/i, `$1\n    ${policyElement(policy)}`);
}
