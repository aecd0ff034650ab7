// Numbers of sentences on the curves that they speak of.

import { indexAt } from '../../drawing/index-at.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../../drawing/chart-model.js').Marker} Marker */
/** @typedef {import('../../drawing/chart-model.js').Pin} Pin */
/** @typedef {import('../curves/shown-runs.js').ShownRun} ShownRun */
/** @typedef {NonNullable<import('../view.js').ViewOptions['sentences']>} Sentences */

/**
 * @param {Sentences} sentences
 * @param {ShownRun[]} runs
 * @param {Curve[]} curves of these runs
 * @returns {Pin[]} of those that speak of a step and of a curve that is there
 */
export function lossPins(sentences, runs, curves) {
  return sentences.flatMap(({ kind, runs: [index], step }, i) => {
    const run = runs.find(({ view }) => view.index === index);
    const curve = curves.find((one) => one.index === index && !one.isSecond);
    if (!run || !curve || step === null) return [];
    const x = step * run.perStep;
    const { x: xs, y: ys } = curve.line ?? curve;
    const at = indexAt(xs, x);
    if (at < 0) return [];
    const isBelow = kind === 'diverged';
    return [{ text: String(i + 1), slot: curve.slot, x, y: lastNumber(ys, at), isBelow }];
  });
}

/**
 * @param {ArrayLike<number>} values
 * @param {number} from index
 */
function lastNumber(values, from) {
  for (let i = from; i >= 0; i--) if (Number.isFinite(values[i])) return values[i];
  return NaN;
}

/**
 * What a sentence says in full, a marker says in short.
 * @param {Marker[]} markers
 * @param {Sentences} sentences
 * @returns {Marker[]}
 */
export function shortened(markers, sentences) {
  const isTold = (/** @type {Marker} */ { fewWords }) =>
    fewWords && sentences.some(({ text }) => text.startsWith(fewWords));
  return markers.map((marker) => (isTold(marker) ? { ...marker, words: marker.fewWords } : marker));
}
