// A map of trainability: one run trained with very many pairs of two hyperparameters. Where does it converge, how fast, and
// how rough is the border (Sohl-Dickstein 2024, https://arxiv.org/abs/2402.06184)?

import { indexCatalog } from '../../catalog/catalog-index.js';
import { settingValue } from '../../config/settings.js';
import { runSpec } from '../../config/spec.js';
import { targetOf } from '../axes.js';
import { chosenRuns, isOnSurface } from '../plan.js';
import { noRunWords } from '../words.js';
import { finenessOf, mapAxis } from './map-axis.js';
import { placeOf } from './map-places.js';
import { MapResults, UNKNOWN, cellOrder } from './map-results.js';
import { CellScheduler } from './map-scheduler.js';

/** @typedef {import('../../config/config.js').RunConfig} RunConfig */
/** @typedef {import('../axes.js').Target} Target */
/** @typedef {import('../plan.js').About} About */
/** @typedef {import('../plan.js').Plan} Plan */
/** @typedef {import('./map-axis.js').MapAxis} MapAxis */

/**
 * @typedef {object} CellMap
 * @property {MapAxis} x
 * @property {MapAxis} y
 * @property {import('../../config/spec.js').RunSpec} spec any cell's
 * @property {import('./map-places.js').CellAxis[]} places of the two values in it
 * @property {boolean} isDeep neighbouring cells are the same number in single precision
 * @property {(x: number, y: number) => RunConfig} define the run with these values
 * @property {number} presentY what the run itself has for y
 */

/** @typedef {Plan & CellMap} MapPlan */

/** What the second axis is where nothing is said: the first of these that the run has. */
const USUAL_SECOND = ['momentum', 'beta1', 'init.gain', 'batch'];
export const AUTO = 'auto';
// A float has 24 bits: below this distance two cells in a row may be the same.
const FINEST = 2 ** -20;

const NO_PLAN = { obstacle: '', note: '', runs: [], trials: 0, steps: 0, allSteps: 0 };

/**
 * @param {About} about
 * @returns {MapPlan} with an obstacle it may have no axes
 */
export function planMap({ config, catalog, value, selected }) {
  const refuse = (/** @type {string} */ obstacle) =>
    /** @type {MapPlan} */ (/** @type {Partial<MapPlan>} */ ({ ...NO_PLAN, obstacle }));
  const [run] = chosenRuns(value('map.runs'), config, selected);
  if (run === undefined) return refuse(noRunWords(config));
  const target = (/** @type {string} */ key) => {
    const found = targetOf(key, config.runs[run], config, catalog);
    return found && isNumber(found) ? found : undefined;
  };
  const keyX = value('map.x');
  const usual = USUAL_SECOND.find((key) => key !== keyX && target(key)) ?? 'lr';
  const keyY = value('map.y') === AUTO ? usual : value('map.y');
  if (keyX === keyY) return refuse('Both axes are the same.');
  const [targetX, targetY] = [target(keyX), target(keyY)];
  if (!targetX || !targetY) return refuse(`The run has no number ${targetX ? keyY : keyX}.`);
  const axis = (
    /** @type {string} */ key,
    /** @type {Target} */ of,
    /** @type {string} */ prefix,
  ) => {
    const [from, to] = [value(`${prefix}.from`), value(`${prefix}.to`)];
    return mapAxis(key, of, { from, to, cells: value('map.cells') });
  };
  const [x, y] = [axis(keyX, targetX, 'map.x'), axis(keyY, targetY, 'map.y')];
  const define = (/** @type {number} */ first, /** @type {number} */ second) => {
    const definition = structuredClone(config.runs[run]);
    targetX.set(definition, first);
    targetY.set(definition, second);
    return definition;
  };
  const presentY = Number(targetY.value);
  return planOf({ x, y, run, define, presentY }, { config, catalog, steps: value('map.steps') });
}

/** @param {Target} target */
function isNumber({ param: { type } }) {
  return type === 'real' || type === 'int';
}

/**
 * @param {{ x: MapAxis, y: MapAxis, run: number, define: CellMap['define'], presentY: number }} map
 * @param {Pick<About, 'config' | 'catalog'> & { steps: number | null }} about
 * @returns {MapPlan}
 */
function planOf({ x, y, run, define, presentY }, { config, catalog, steps }) {
  const specOf = (/** @type {number} */ first, /** @type {number} */ second) => {
    const spec = runSpec({ ...config, runs: [define(first, second)] }, 0, catalog);
    return steps === null ? spec : { ...spec, settings: { ...spec.settings, steps } };
  };
  const spec = specOf(x.to, y.to);
  const places = [placeOf(specOf(x.from, y.to), spec), placeOf(specOf(x.to, y.from), spec)];
  const found = places.flatMap((place) => (place ? [place] : []));
  const obstacle = found.length < 2 ? 'The window is empty.' : '';
  const length = Number(settingValue(spec.settings, 'steps', indexCatalog(catalog)));
  const trials = x.values.length * y.values.length;
  const isFine = [x, y].some((axis) => axis.param.type === 'real' && finenessOf(axis) < FINEST);
  return {
    ...{ ...NO_PLAN, obstacle, x, y, spec, places: found, define, presentY },
    ...{ runs: [run], trials, steps: length, allSteps: trials * length, isDeep: isFine },
    note: isOnSurface(config, catalog) ? 'On a surface every training is one by itself.' : '',
  };
}

const TOO_DEEP =
  'Here the zoom ends: neighbouring cells of this window are the same number in single precision. Double precision is ' +
  'for small dense networks whose rule asks for gradients alone, on data and batches that are the same in all cells.';

/**
 * @param {import('../study.js').Study<MapPlan, MapResults>} study
 * @param {MapPlan} plan
 * @param {import('../../engine/wasm/bindings.js').EngineTable} [table]
 */
async function isInDouble(study, { spec, places }, table) {
  const args = { spec, axes: places, table };
  return (await study.compute('cellsPrecision', args, {})) === 'double';
}

/**
 * Trains all cells, coarse to fine.
 * @param {import('../study.js').Study<MapPlan, MapResults>} study
 * @param {MapPlan} plan
 * @param {MapResults | null} before what was trained when it was stopped
 */
export async function performMap(study, plan, before) {
  const [xs, ys] = [plan.x.values, plan.y.values];
  const known = before?.isOf(plan) ? before : null;
  const results = known ?? new MapResults(xs.length, ys.length, plan);
  const { done, total } = { done: results.done, total: results.status.length };
  if (known) study.goOnFrom(known, done);
  else study.results = results;
  const table = await study.tableFor([plan.spec]);
  if (plan.isDeep && !(await isInDouble(study, plan, table))) {
    results.refusal = TOO_DEEP;
    study.expectMore(-total);
    return;
  }
  await study.work(({ compute, onProgress, ...host }) => {
    const left = cellOrder(xs.length, ys.length).filter((cell) => results.status[cell] === UNKNOWN);
    return new CellScheduler(left, {
      ...{
        ...host,
        train: (cells, control) => compute('cells', argsFor(plan, cells, table), control),
      },
      onProgress: (made) =>
        onProgress({ done: done + made.done, share: (done + made.done) / total }),
      onCell: (cell, { status, step, measure }) => results.keep(cell, status, step, measure),
    });
  });
  if (results.counts().refused < total) return;
  const [{ message }] = await study.compute('trials', { specs: [plan.spec], table }, {});
  results.refusal = `There are no such runs: ${message}.`;
}

/**
 * @param {MapPlan} plan
 * @param {Int32Array} cells
 * @param {import('../../engine/wasm/bindings.js').EngineTable} [table]
 * @returns {import('../../engine/worker/cells.js').CellsArgs}
 */
function argsFor({ x, y, spec, places, isDeep }, cells, table) {
  const values = new Float64Array(2 * cells.length);
  cells.forEach((cell, i) => {
    values[2 * i] = x.values[cell % x.values.length];
    values[2 * i + 1] = y.values[Math.floor(cell / x.values.length)];
  });
  return { spec, axes: places, values, table, how: isDeep ? 'double' : 'float' };
}
