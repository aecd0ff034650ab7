// Texts of an experiment's author with the numbers that they have places for.

import { problemOf } from '../config/problem.js';
import { measuredOf } from '../quantities/measured.js';
import { fillTemplate } from '../quantities/template.js';
import { foundText } from './phrases.js';

/** @typedef {import('../engine/page/run-state.js').RunView} RunView */

/**
 * @param {object} experiment
 * @param {import('../catalog/catalog-index.js').Catalog} experiment.catalog
 * @param {import('../config/config.js').Config} experiment.config
 * @param {{ runs: RunView[] } | null} [experiment.frame] what the trainer reported last
 * @returns {(text: string) => string} fills the places of a text, see template.js
 */
export function placeFiller({ catalog, config, frame }) {
  const { surface } = problemOf(config, catalog);
  const views = new Map(frame?.runs.filter(isMeasured).map((view) => [view.index, view]));
  return (text) => {
    if (!text.includes('{')) return text;
    const runs = config.runs.map((_, index) => {
      const view = views.get(index);
      return view && measuredOf(view, surface);
    });
    return fillTemplate(text, runs, foundText);
  };
}

/** @param {RunView} view */
function isMeasured({ status }) {
  return status !== 'failed' && status !== 'loading';
}
