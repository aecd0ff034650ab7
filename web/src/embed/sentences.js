// What there is to see, in words. Loaded when somebody wants to know.

import { knownOf } from '../figure/panels.js';
import { SIZE } from '../figure/size.js';
import { goalSentences } from '../goals/state.js';
import { views } from '../wasm/views.js';

/** @typedef {import('../playground/playground.js').Playground} Playground */

const LOSS = views.filter(({ id }) => id === 'loss');

/**
 * The sentences that a chart of the loss would have.
 * @param {Playground} playground
 * @returns {Promise<string[]>} none before anything was trained
 */
export async function sentencesOf(playground) {
  const { catalog, config, frame, workers } = playground;
  if (!frame) return [];
  const source = {
    ...{ catalog, config, frame, workers, ui: { cursor: null, selected: 0 } },
    value: (/** @type {string} */ key) => playground.value(key),
    compute: playground.compute.bind(playground),
    trails: playground.trails.bind(playground),
  };
  const { sentences = [] } = await knownOf(source, {
    ...{ views: LOSS, narrates: true, size: SIZE.usual },
  });
  return [...goalSentences({ catalog, config, frame }), ...sentences.map(({ text }) => text)];
}
