// Trains the cells of a map: runs that differ in two values.

/** @typedef {import('../wasm/bindings.js').EngineTable} EngineTable */
/** @typedef {import('../wasm/bindings.js').FullSpec} FullSpec */
/** @typedef {import('../wasm/bindings.js').RawCells} RawCells */
/** @typedef {import('../wasm/bindings.js').RawEngine} RawEngine */

/**
 * @typedef {object} CellsArgs
 * @property {FullSpec} spec any cell's
 * @property {import('../wasm/bindings.js').CellAxis[]} axes where the values belong in it
 * @property {Float64Array} values of all axes, cell by cell
 * @property {EngineTable} [table] own data
 * @property {'float' | 'double' | 'runs'} [how] runs: one cell at a time, by the ordinary engine
 */

const FIRST_UPDATES = 128;
const MAX_UPDATES = 65_536;
const YIELD_MILLISECONDS = 4;

/**
 * In which precision cells would be trained that should be in double. Lanes hold fewer doubles than floats, and what
 * has no lanes is a run like any other.
 * @param {RawEngine} engine
 * @param {Pick<CellsArgs, 'spec' | 'axes' | 'table'>} args
 * @returns {'double' | 'float'}
 */
export function cellsPrecision(engine, { spec, axes, table }) {
  const [wide, narrow] = /** @type {const} */ (['float', 'double']).map((how) => {
    const { cells } = engine.createCells(table ? { ...spec, table } : spec, axes, how);
    const width = cells?.width() ?? 1;
    cells?.delete();
    return width;
  });
  return narrow < wide ? 'double' : 'float';
}

/**
 * A generator, so that the caller can do something else in between.
 * @param {RawEngine} engine
 * @param {CellsArgs} args
 * @yields {number} cells done
 * @returns {Generator<number, Float32Array>} status, step and measure of each cell, see
 *   cpp/map/cell_record.h
 */
export function* trainCells(engine, { spec, axes, values, table, how = 'float' }) {
  const { cells, problems } = engine.createCells(table ? { ...spec, table } : spec, axes, how);
  if (!cells) throw new Error(problems[0]?.message ?? 'there are no such runs');
  try {
    const count = values.length / axes.length;
    const outcomes = new Float32Array(3 * count);
    const width = cells.width();
    let updates = FIRST_UPDATES;
    for (let first = 0; first < count; first += width) {
      cells.begin(values.subarray(axes.length * first, axes.length * (first + width)));
      for (let isOver = false; !isOver;) {
        const start = performance.now();
        isOver = cells.advance(updates);
        updates = nextUpdates(updates, performance.now() - start);
        yield first;
      }
      outcomes.set(cells.outcomes(), 3 * first);
    }
    return outcomes;
  } finally {
    cells.delete();
  }
}

/**
 * @param {number} updates
 * @param {number} milliseconds that they took
 */
function nextUpdates(updates, milliseconds) {
  if (milliseconds > YIELD_MILLISECONDS) return Math.max(1, Math.floor(updates / 2));
  return Math.min(MAX_UPDATES, 2 * updates);
}
