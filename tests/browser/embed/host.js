// A page of another origin that holds embeds and speaks with them.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '../../../web/scripts/serve.js';

// It knows the protocol from its documentation alone.
const SCRIPT = `
  const heard = [];
  let count = 0;
  addEventListener('message', ({ data, source }) => {
    const from = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === source);
    heard.push({ from: from && from.id, data });
  });
  const frameOf = (id) => document.getElementById(id).contentWindow;
  function tell(id, message) {
    frameOf(id).postMessage({ source: 'optimizer-playground', version: 1, ...message }, '*');
  }
  async function ask(id, message) {
    const name = 'question ' + count++;
    tell(id, { ...message, id: name });
    return until(() => heard.find(({ data }) => data && data.id === name)).then(({ data }) => data);
  }
  async function until(find) {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
`;

// What the documentation shows as a page that runs.
const README = new URL('../../../web/src/embed/README.md', import.meta.url);
const [, EXAMPLE] = /^```html\n([\s\S]*?)^```$/m.exec(readFileSync(README, 'utf8')) ?? [];

/**
 * @param {string} site address of the playground
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} url: of the page, which has no embed yet;
 *   beside it is the example of the documentation, example.html
 */
export async function serveHost(site) {
  const folder = mkdtempSync(path.join(tmpdir(), 'host-'));
  writeFileSync(
    path.join(folder, 'index.html'),
    `<!doctype html><title>A host</title><link rel="icon" href="data:,"><script>${SCRIPT}</script><body style="margin:0">`,
  );
  writeFileSync(
    path.join(folder, 'example.html'),
    `<!doctype html><link rel="icon" href="data:,">${EXAMPLE.replaceAll('https://example.org/playground/', site)}`,
  );
  const { url, close } = await serve({ folder });
  return {
    url,
    async close() {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}
