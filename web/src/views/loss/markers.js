// What is said on the chart of the loss about runs that diverged or jumped.

import { formatCount } from '../../drawing/format.js';
import { indexAt } from '../../drawing/index-at.js';
import { hasSpike } from '../../playground/outcome.js';

/** @typedef {import('../../drawing/chart-model.js').Curve} Curve */
/** @typedef {import('../../drawing/chart-model.js').Marker} Marker */
/** @typedef {import('../curves/shown-runs.js').ShownRun} ShownRun */

// Words lie on the curves, and the table says the same.
const MARKER_WORDS = 1;

/**
 * Markers of diverged runs come first: their words matter most.
 * @param {ShownRun[]} runs
 * @param {Curve[]} curves of these runs; of two of one run, the one with its name counts
 * @param {Map<string, string>} [reasons] why runs diverged, by their keys
 * @returns {Marker[]}
 */
export function lossMarkers(runs, curves, reasons) {
  const markers = runs.flatMap((run) => {
    const own = curves.filter(({ index }) => index === run.view.index);
    // What jumps is the training loss: on other curves nothing is to be seen of it.
    const curve = own.find(({ isSecond, extremes }) =>
      run.view.status === 'diverged' ? !isSecond : extremes,
    );
    return curve ? markersOf(run, curve, reasons?.get(run.view.key)) : [];
  });
  markers.sort((a, b) => Number(b.diverged) - Number(a.diverged));
  return markers.map((marker, index) =>
    index < MARKER_WORDS || marker.diverged ? marker : { ...marker, words: '', fewWords: '' },
  );
}

/**
 * @param {ShownRun} run
 * @param {Curve} curve its own
 * @param {string} [reason] why it diverged
 * @returns {Marker[]}
 */
function markersOf({ view, name, perStep }, curve, reason) {
  const { eventStep, message } = view.state;
  const diverged = view.status === 'diverged';
  if (!diverged && !hasSpike(view)) return [];
  const what = diverged ? 'diverged' : 'spikes';
  const cause = reason || message.replace(/\.$/, '');
  const why = cause ? `: ${cause}` : '';
  const x = eventStep * perStep;
  return [
    {
      ...{ diverged, x, slot: curve.slot },
      y: diverged ? lastBefore(curve.line ?? curve, x) : highestAt(curve, x),
      words: `${name} ${what} at step ${formatCount(eventStep)}${why}`,
      fewWords: `${name} ${what} at step ${formatCount(eventStep)}`,
    },
  ];
}

/**
 * @param {Pick<Curve, 'x' | 'y'>} line
 * @param {number} x
 */
function lastBefore(line, x) {
  return lastKnown(line.y, Math.max(0, indexAt(line.x, x)));
}

/**
 * The highest value of the stretch that an x lies in.
 * @param {Curve} curve
 * @param {number} x
 */
function highestAt(curve, x) {
  if (!curve.extremes) return lastBefore(curve, x);
  const before = indexAt(curve.x, x);
  const isEnd = before >= 0 && curve.x[before] === x;
  return curve.extremes.high[isEnd ? before : Math.min(curve.x.length - 1, before + 1)];
}

/**
 * @param {ArrayLike<number>} values
 * @param {number} from index
 * @returns {number} the last that is defined up to there; NaN: there is none
 */
function lastKnown(values, from) {
  for (let i = Math.min(from, values.length - 1); i >= 0; i--) {
    if (!Number.isNaN(values[i])) return values[i];
  }
  return NaN;
}
