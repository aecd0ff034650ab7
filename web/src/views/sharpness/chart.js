// How sharp the loss is where the runs are, and the sharpness at which their steps begin to grow.

import { formatCount, formatValue } from '../../drawing/format.js';
import { endOf } from '../curves/measured.js';
import { axisFor, chartOf } from '../curves/recorded.js';
import { recordsOf, wordsFor } from '../curves/records.js';
import { mergeReferences, withRoom } from '../curves/references.js';
import { rateAt } from '../curves/rate-at.js';
import { curveOf } from '../curves/run-curve.js';
import view from './view.js';

/** @typedef {import('../curves/records.js').Recorded} Recorded */

/** @type {import('../view.js').ChartModule['model']} */
export function model(scene) {
  const found = recordsOf(scene, 'sharpness');
  const curves = found.map(({ run, record }) => {
    const y = record.channel(0).last;
    return curveOf(run, { x: record.x, y, endText: endOf(y, formatValue) });
  });
  const references = mergeReferences(found.flatMap(limitsOf));
  const samples = [...new Set(found.map(({ record }) => record.samples))].filter((n) => n > 1);
  const divided = found.filter(({ record }) => record.preconditioned);
  return chartOf(view, scene, {
    curves,
    references,
    y: axisFor(curves, true, references.flatMap(withRoom)),
    subtitle: wordsFor(found, [
      dividedWords(divided.map(({ run }) => run.name)),
      references.length ? 'dashed: limit' : '',
      samples.length ? `${samples.map(formatCount).join(' or ')} samples` : '',
    ]),
  });
}

/** @param {string[]} names */
function dividedWords(names) {
  if (!names.length) return '';
  return `of P⁻¹H for ${names.length > 2 ? `${names.length} runs` : names.join(', ')}`;
}

/**
 * Where a rule's steps on a quadratic begin to grow; the number before "/ rate" is the rule's own.
 * @param {Recorded} recorded
 * @returns {import('../curves/references.js').RunReference[]} none if it is not known
 */
function limitsOf({ run, record }) {
  const y = record.channel(1).last;
  const first = y.findIndex(Number.isFinite);
  if (first < 0) return [];
  const factor = record.since === 0 ? y[first] * rateAt(run, record.step[first]) : NaN;
  const words = Number.isFinite(factor)
    ? `limit ${Number(factor.toPrecision(3))} / rate`
    : 'stability limit';
  return [{ x: record.x, y, words, name: run.name, slot: run.slot }];
}
