// The batch size up to which more samples pay, beside the batch size that each run has.

import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingValue, settingsOf } from '../../config/settings.js';
import { formatValue } from '../../drawing/format.js';
import { endOf } from '../curves/measured.js';
import { axisFor, chartOf } from '../curves/recorded.js';
import { keep, recordsOf, undefinedWords, wordsFor } from '../curves/records.js';
import { mergeReferences, withRoom } from '../curves/references.js';
import { curveOf } from '../curves/run-curve.js';
import { shownRuns } from '../curves/shown-runs.js';
import view from './view.js';

/** @typedef {import('../curves/records.js').Recorded} Recorded */
/** @typedef {import('../view.js').Scene} Scene */

/** @type {import('../view.js').ChartModule['model']} */
export function model(scene) {
  const found = recordsOf(scene, 'noise-scale');
  const curves = found.map(noiseCurve);
  const references = mergeReferences(
    found
      .filter(({ record }) => record.interval > 0)
      .map(({ run }) => batchOf(scene, run))
      .filter(({ y }) => y[0] > 0),
  );
  return chartOf(view, scene, {
    curves,
    references,
    y: axisFor(curves, true, references.flatMap(withRoom)),
    subtitle: wordsFor(found, [
      undefinedWords(found, 'not defined with batch norm') || 'samples, ± error',
    ]),
  });
}

/** @param {Recorded} recorded */
function noiseCurve({ run, record }) {
  const y = record.channel(0).last;
  const error = record.channel(1).last;
  const low = keep(y, 'low', () => y.map((value, i) => Math.max(0, value - error[i])));
  const high = keep(y, 'high', () => y.map((value, i) => value + error[i]));
  return {
    ...curveOf(run, { x: record.x, y, endText: endOf(y, formatValue) }),
    bands: [{ low, high }],
  };
}

/**
 * @param {Scene} scene
 * @param {Recorded['run']} run
 * @returns {import('../curves/references.js').RunReference}
 */
function batchOf(scene, run) {
  const { catalog, config } = scene;
  const index = indexCatalog(catalog);
  const settings = settingsOf(config, config.runs[run.view.index], index);
  const batch = Number(settingValue(settings, 'batch', index));
  const { min, max } = shownRuns(scene).x;
  const words = `batch ${batch}`;
  return { x: [min, max], y: [batch, batch], words, name: run.name, slot: run.slot };
}
