// What is said on the chart of the loss about runs that diverged or jumped.

import { formatCount } from '../../drawing/format.js';
import { indexAt } from '../../drawing/series.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {Curve & { raw: NonNullable<Curve['raw']> }} LossCurve */

// More of them would hide the curves.
const MARKER_WORDS = 3;

/**
 * Markers of diverged runs come first: their words matter most.
 * @param {import('../curves/shown-runs.js').ShownRun[]} runs
 * @param {LossCurve[]} curves of the same runs
 * @returns {import('../../drawing/chart-model.js').Marker[]}
 */
export function lossMarkers(runs, curves) {
  const markers = runs.flatMap(({ view, name, perStep: factor }, index) => {
    const { eventKind, eventStep, message } = view.state;
    const diverged = view.status === 'diverged';
    if (!diverged && eventKind !== 'spike') return [];
    const { raw } = curves[index];
    const at = Math.max(0, indexAt(raw.x, eventStep * factor));
    const what = diverged ? 'diverged' : 'spikes';
    const why = message ? `: ${message.replace(/\.$/, '')}` : '';
    return [
      {
        diverged,
        x: eventStep * factor,
        y: lastFiniteBefore(raw.high, at),
        words: `${name} ${what} at step ${formatCount(eventStep)}${why}`,
        fewWords: `${name} ${what} at ${formatCount(eventStep)}`,
      },
    ];
  });
  markers.sort((a, b) => Number(b.diverged) - Number(a.diverged));
  return markers.map((marker, index) =>
    index < MARKER_WORDS || marker.diverged ? marker : { ...marker, words: '', fewWords: '' },
  );
}

/**
 * @param {ArrayLike<number>} values
 * @param {number} from index
 * @returns {number} the last finite one up to there; NaN: there is none
 */
export function lastFiniteBefore(values, from) {
  for (let i = Math.min(from, values.length - 1); i >= 0; i--) {
    if (Number.isFinite(values[i])) return values[i];
  }
  return NaN;
}
