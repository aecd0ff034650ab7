// Trains a link as far as a record of it says, and tells what came out.

import { combinedFingerprint } from '../../../web/src/config/combined-fingerprint.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';

const engine = await loadEngine();

/**
 * @param {string} link
 * @param {number} updates at most; a run that is over sooner stays there
 * @returns {Promise<{ canonical: string, fingerprint: string }>} of all runs of the link together
 */
export async function trainLink(link, updates) {
  const { config, problems } = engine.parseLink(link);
  if (problems.length) throw new Error(`${link}: ${JSON.stringify(problems)}`);
  await engine.prepare(config);
  const prints = config.runs.map((_, index) => fingerprintOf(config, index, updates));
  return { canonical: engine.formatLink(config), fingerprint: combinedFingerprint(prints) };
}

function fingerprintOf(config, index, updates) {
  const run = engine.createRun(config, index);
  try {
    run.advance(updates);
    return run.fingerprint();
  } finally {
    run.delete();
  }
}

/** The catalog, for those who make links from it. */
export const { catalog } = engine;
