// The engine as a program would load it, and experiments by their links.

import { loadEngine } from '../../web/src/engine/package/index.js';

export const engine = await loadEngine();

/** @param {string} link */
export function configOf(link) {
  const { config, problems } = engine.parseLink(link);
  if (problems.length) throw new Error(JSON.stringify(problems));
  return config;
}

/**
 * Makes a run, uses it, frees it.
 * @param {string} link
 * @param {(run: object) => T} use
 * @param {number} [index]
 * @returns {T}
 * @template T
 */
export function withRun(link, use, index = 0) {
  const run = engine.createRun(configOf(link), index);
  try {
    return use(run);
  } finally {
    run.delete();
  }
}
