// Which layers of which runs a chart shows, and how their lines look.

import { recordsOf } from './records.js';

// So many lines are still told apart.
const MOST_LINES = 4;
const FAINTEST = 0.42;

/**
 * All runs where there are few lines in all, else the selected one.
 * @param {import('../diagnostic-charts.js').Chart} chart
 * @param {object} store
 * @param {object} shared see frameModel
 * @param {(record: object) => number} width layers of a record
 * @returns {{ run: object, record: object, layers: number }[]}
 */
export function layersOf(chart, store, shared, width) {
  const found = recordsOf(shared, chart.measure).map(({ run, record }) => ({
    run,
    record,
    layers: width(record),
  }));
  const lines = found.reduce((sum, { layers }) => sum + layers, 0);
  if (lines <= MOST_LINES) return found;
  const selected = found.find(({ run }) => run.view.index === store.ui.selected);
  return [selected ?? found[0]];
}

/**
 * The line of one layer: the first is the strongest.
 * @param {object} run
 * @param {number} layer
 * @param {number} layers
 * @param {boolean} isAlone no other run is shown
 * @param {boolean} [isHidden] the output is not among the layers
 * @returns {{ name: string, alpha: number, dash: number[] }}
 */
export function layerLook({ name, dash }, layer, layers, isAlone, isHidden = false) {
  const words = layerName(layer, isHidden ? Infinity : layers);
  return {
    name: isAlone && words ? words : `${name} ${words}`.trim(),
    alpha: 1 - ((1 - FAINTEST) * layer) / Math.max(1, layers - 1),
    dash: isAlone ? [] : dash,
  };
}

function layerName(layer, layers) {
  if (layers === 1) return '';
  return layer === layers - 1 ? 'output' : `layer ${layer + 1}`;
}

/**
 * @param {{ run: object }[]} shown
 * @param {object} shared see frameModel
 * @returns {string} the run's name if it is one of several
 */
export function nameOfShown(shown, shared) {
  return shown.length === 1 && shared.runs.length > 1 ? shown[0].run.name : '';
}
