// What the charts show: curves and axes from what the trainer reported. Plain functions.

import { findEntry } from '../../catalog/entries.js';
import { problemOf } from '../../config/problem.js';
import { runNames } from '../../config/run-names.js';
import { formatCount, formatLoss, formatNumber } from '../../drawing/format.js';
import { colorSlot, dashOf } from '../../drawing/palette.js';
import {
  indexAt,
  linearBounds,
  linearTicks,
  logBounds,
  logTicks,
  memoryOf,
  smooth,
} from '../../drawing/series.js';

// Rates further apart than this cannot share a linear axis.
const RATE_SPREAD = 20;
// Nor can rates below this part of the highest share a logarithmic one.
const LOWEST_RATE = 1e-5;
// A loss axis that shows what exploded runs did would flatten all others.
const EXPLOSION = 30;
const MARKER_WORDS = 3;

/** Charts that are drawn from what every run records anyway. */
export const BASIC_CHARTS = ['loss', 'lr', 'accuracy'];

/**
 * The charts there can be, in the order of the catalog.
 * @param {object} catalog
 * @returns {string[]}
 */
export function chartIds(catalog) {
  return catalog.settings.find(({ id }) => id === 'views')?.choices ?? BASIC_CHARTS;
}

/**
 * The charts of the experiment: a surface has no accuracy, so its gradient is shown instead.
 * @param {object} store
 * @param {string[]} [wanted] default: the setting
 * @returns {string[]}
 */
export function chartsInForce(store, wanted = store.value('views') ?? BASIC_CHARTS) {
  const { surface } = problemOf(store.config, store.catalog);
  if (!surface) return wanted;
  return [...new Set(wanted.map((id) => (id === 'accuracy' ? 'gradient-norm' : id)))];
}

/**
 * Everything that curves of one frame share.
 * @param {object} store
 * @param {{ ticks?: number }} [options] about so many numbers on the x axis
 * @returns {object} runs in view with names, colours and the unit of x
 */
export function frameModel(store, { ticks = 4 } = {}) {
  const { config, catalog, frame } = store;
  const unit = store.value('x') ?? 'step';
  const views = frame?.runs ?? [];
  const names = runNames(config, catalog);
  const runs = views
    .filter((view) => config.runs[view.index]?.visible && view.state)
    .map((view) => {
      const run = config.runs[view.index];
      return {
        view,
        name: names[view.index],
        slot: colorSlot(run, view.index),
        dash: dashOf(run, view.index),
        perStep: perStep(unit, view.ahead ?? view, run, catalog),
      };
    });
  const ends = runs.map(({ view, perStep: factor }) => view.state.steps * factor);
  const max = Math.max(...ends, 1e-9);
  const now = Math.max(0, ...runs.map(({ view, perStep: factor }) => view.state.step * factor));
  return { unit, runs, x: xAxis(unit, max, ticks), now: runs.length ? now : null };
}

// x of one update.
function perStep(unit, { state }, run, catalog) {
  switch (unit) {
    case 'epoch':
      return 1 / (state.batchesPerEpoch || 1);
    case 'samples':
      return state.step ? state.samplesSeen / state.step : 1;
    case 'evaluations':
      return state.step
        ? state.gradientEvaluations / state.step
        : Number(findEntry(catalog, 'optimizers', run.optimizer)?.gradientEvaluations) || 1;
    case 'seconds':
      return (state.microsecondsPerStep || 1) / 1e6;
    default:
      return 1;
  }
}

/**
 * An axis of steps.
 * @param {number} max
 * @param {number} count about so many numbers
 */
export function stepAxis(max, count) {
  return xAxis('step', max, count);
}

function xAxis(unit, max, count) {
  const ticks = linearTicks(0, max, count);
  const last = ticks.at(-1);
  const names = { step: 'steps', epoch: 'epochs', samples: 'samples', seconds: 's' };
  const name = names[unit] ?? 'gradients';
  const write = unit === 'seconds' ? (value) => formatNumber(value, 2) : compact;
  return {
    min: 0,
    max,
    log: false,
    ticks,
    count,
    name,
    format: (value) => (value === last ? `${write(value)} ${name}` : write(value)),
  };
}

function compact(value) {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))} M`;
  return value !== Math.round(value) ? String(value) : formatCount(value);
}

/**
 * The loss chart.
 * @param {object} store
 * @param {object} shared see frameModel
 * @returns {import('../charts/curve-chart.js').ChartModel}
 */
export function lossModel(store, shared) {
  const log = store.value('scale') !== 'linear';
  const { surface } = problemOf(store.config, store.catalog);
  const validation = store.value('curve') === 'validation' && !surface;
  const smoothing = store.value('smoothing') ?? 0;
  const curves = shared.runs.map((run) => lossCurve(run, { validation, smoothing }));
  const y = lossAxis(curves, shared.runs, log);
  return {
    ...common(store, shared),
    y,
    curves,
    markers: lossMarkers(shared.runs, curves),
    endLabels: true,
    title: surface ? 'Height' : 'Loss',
    subtitle: [
      ...(surface ? [] : [validation ? 'validation' : 'training']),
      log ? 'log' : 'linear',
      ...(smoothing > 0 ? [`smoothed ${Number(smoothing.toPrecision(2))}`] : []),
    ].join(', '),
    note: smoothing > 0 ? `smoothed ${Number(smoothing.toPrecision(2))}` : '',
    format: formatLoss,
  };
}

// Who looks back sees what came after, too, faint.
function curvesOf({ view }) {
  return view.ahead ?? view;
}

function lossCurve(run, { validation, smoothing }) {
  const { history, evaluations } = curvesOf(run);
  const source = validation
    ? { step: evaluations.step, mean: evaluations.valLoss }
    : { step: history.step, mean: history.trainLoss };
  const hasValidation = !validation || someFinite(source.mean);
  const { step, mean } = hasValidation ? source : { step: history.step, mean: history.trainLoss };
  const memory = memoryOf(smoothing, run.view.state.steps);
  const y = smooth(step, mean, memory);
  const x = scaled(step, run.perStep);
  const end = solidEnd(run);
  const last = end < Infinity ? Math.max(0, indexAt(x, end)) : y.length - 1;
  return curveOf(run, {
    x,
    y,
    raw: { x: scaled(history.step, run.perStep), low: history.min, high: history.max },
    endText: formatLoss(lastFiniteBefore(y, last)),
  });
}

function lossAxis(curves, runs, log) {
  let low = Infinity;
  let high = -Infinity;
  let calm = -Infinity;
  curves.forEach((curve, index) => {
    for (const value of curve.y) {
      if (!Number.isFinite(value) || (log && value <= 0)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
      if (curvesOf(runs[index]).state.status !== 'diverged') calm = Math.max(calm, value);
    }
    const first = curve.y[0];
    if (Number.isFinite(first)) calm = Math.max(calm, first);
  });
  if (low > high) [low, high] = [0.01, 1];
  if (calm > 0) high = Math.min(high, calm * (log ? EXPLOSION : 2));
  const [min, max] = log ? logBounds(low, high) : linearBounds(Math.min(0, low), high);
  return axis(min, max, log, 6);
}

// Diverged runs first: their words matter most.
function lossMarkers(runs, curves) {
  const markers = runs.flatMap(({ view, name, perStep: factor }, index) => {
    const { eventKind, eventStep, message } = view.state;
    const diverged = view.status === 'diverged';
    if (!diverged && eventKind !== 'spike') return [];
    const { raw } = curves[index];
    const at = Math.max(0, indexAt(raw.x, eventStep * factor));
    const what = diverged ? 'diverged' : 'spikes';
    const why = message ? `: ${trimMessage(message)}` : '';
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

// The words of the engine may name the step themselves.
function trimMessage(message) {
  return message.replace(/^(diverged )?at step [\d\s]+:\s*/i, '').replace(/\.$/, '');
}

/**
 * The learning-rate chart: what was used solid, what comes faint.
 * @param {object} store
 * @param {object} shared
 * @returns {import('../charts/curve-chart.js').ChartModel}
 */
export function rateModel(store, shared) {
  const peaks = shared.runs.map(({ view }) => maxOf(view.rates));
  const known = peaks.filter((peak) => peak > 0);
  const isSpread = known.length > 1 && Math.max(...known) / Math.min(...known) > RATE_SPREAD;
  const lows = shared.runs.map(({ view }) => minOf(view.rates));
  const lowest = Math.min(...lows);
  // A schedule that ends at 0 has no place on a logarithmic axis: then the shapes are shown.
  const log = isSpread && lowest > 0 && lowest >= LOWEST_RATE * Math.max(...known);
  const relative = isSpread && !log;
  const curves = shared.runs.map((run, index) => {
    const { rates, state } = run.view;
    const count = rates.length;
    const x = Float64Array.from(
      rates,
      (_, i) => (i / Math.max(1, count - 1)) * state.steps * run.perStep,
    );
    const y = relative ? scaled(rates, 1 / (peaks[index] || 1)) : rates;
    return { ...curveOf(run, { x, y }), solidTo: state.step * run.perStep, values: rates };
  });
  const top = relative ? 1 : Math.max(...peaks, 1e-12);
  const format = relative
    ? (value) => ({ 0: '0', 0.5: '½', 1: 'peak' })[value] ?? ''
    : (value) => formatNumber(value, 2).replace(/(\.\d*[1-9])0+$|\.0+$/, '$1');
  return {
    ...common(store, shared),
    y: log
      ? axis(...logBounds(lowest, top), true, 3)
      : {
          min: 0,
          max: top * 1.08,
          log: false,
          ticks: rateTicks(relative, top),
          format,
          fixed: relative,
        },
    curves,
    markers: [],
    endLabels: false,
    title: 'Learning rate',
    subtitle: relative ? 'relative to each run’s peak' : log ? 'log' : '',
    format: (value) => formatNumber(value),
  };
}

/**
 * Accuracy on the validation part; R² of a regression.
 * @param {object} store
 * @param {object} shared
 * @returns {import('../charts/curve-chart.js').ChartModel}
 */
export function accuracyModel(store, shared) {
  const curves = shared.runs.map((run) => {
    const { evaluations } = curvesOf(run);
    return curveOf(run, { x: scaled(evaluations.step, run.perStep), y: evaluations.valAccuracy });
  });
  const regression = problemOf(store.config, store.catalog).dataset?.task === 'regression';
  return {
    ...common(store, shared),
    y: accuracyAxis(curves, regression),
    curves,
    markers: [],
    endLabels: false,
    title: regression ? 'R²' : 'Accuracy',
    subtitle: 'validation',
    format: regression ? formatNumber : (value) => `${(100 * value).toFixed(1)} %`,
  };
}

function accuracyAxis(curves, regression) {
  const lowest = Math.min(...curves.map(({ y }) => lowestOf(y)));
  const low = Number.isFinite(lowest) ? lowest : 0;
  // Negative R² may be huge; what is worse than a constant guess is off the chart.
  const bottom = regression ? Math.max(-1, Math.min(0, low)) : Math.max(0, Math.min(0.5, low));
  const [min] = linearBounds(bottom, 1);
  const result = axis(min, 1, false, 3);
  const percent = (value) => `${Math.round(100 * value)} %`;
  const words = regression ? {} : { format: percent, percent: true };
  return { ...result, max: 1.02, ...words };
}

/** A chart whose curves are not known yet. */
export function emptyModel(store, shared) {
  return {
    ...common(store, shared),
    y: axis(0, 1, false, 3),
    curves: [],
    markers: [],
    endLabels: false,
    title: '',
    subtitle: '',
    format: formatNumber,
  };
}

function lowestOf(values) {
  let low = Infinity;
  for (const value of values) if (Number.isFinite(value) && value < low) low = value;
  return low;
}

/**
 * @param {number} min
 * @param {number} max
 * @param {boolean} log
 * @param {number} count of numbers on it, about
 * @returns {import('../charts/curve-chart.js').Axis}
 */
export function axis(min, max, log, count) {
  return {
    min,
    max,
    log,
    ticks: log ? logTicks(min, max, count) : linearTicks(min, max, count),
    format: (value) => (value === 0 ? '0' : tickText(value)),
  };
}

function tickText(value) {
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-4) return formatNumber(value, 1);
  return String(Number(value.toPrecision(3)));
}

/** What all charts of a frame have. */
export function common(store, shared) {
  return { x: shared.x, now: shared.now, cursor: store.ui.cursor };
}

/** One run on one chart. */
export function curveOf(run, { x, y, raw = null, endText = '' }) {
  const { view, name, slot, dash, perStep } = run;
  const ended = view.status === 'diverged';
  const { index } = view;
  return { index, name, slot, dash, perStep, x, y, raw, endText, solidTo: solidEnd(run), ended };
}

// Where a curve of the past turns into one of what came after.
function solidEnd({ view, perStep: factor }) {
  return view.ahead ? view.state.step * factor : Infinity;
}

/** Steps in the unit of the x axis. */
export function scaled(values, factor) {
  return Float64Array.from(values, (value) => value * factor);
}

function rateTicks(relative, top) {
  // Rates come in single precision, which may put them just below a round number.
  return relative ? [0, 0.5, 1] : linearTicks(0, top * (1 + 1e-6), 3);
}

function minOf(values) {
  let min = Infinity;
  for (const value of values) if (value < min) min = value;
  return min;
}

function maxOf(values) {
  let max = 0;
  for (const value of values) if (value > max) max = value;
  return max;
}

function someFinite(values) {
  for (const value of values) if (Number.isFinite(value)) return true;
  return false;
}

function lastFiniteBefore(values, from) {
  for (let i = Math.min(from, values.length - 1); i >= 0; i--) {
    if (Number.isFinite(values[i])) return values[i];
  }
  return NaN;
}
