// Serves dist/ to the browser tests as a strict host would: from a sub-path, without the headers that
// allow shared memory, under a content policy that forbids eval. Tests read the page's address with
// `inject('siteUrl')` from vitest.

import { serve } from '../../web/scripts/serve.js';

const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:";

/**
 * Starts the server on a free port.
 * @returns {Promise<import('../../web/scripts/serve.js').Served>}
 */
export function serveSite() {
  return serve({ prefix: '/some/folder/', headers: { 'content-security-policy': policy } });
}

/** Vitest's global set-up: its result is the tear-down. */
export default async function setup(project) {
  const site = await serveSite();
  project.provide('siteUrl', site.url);
  return () => site.close();
}
