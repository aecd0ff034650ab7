// Where the value of an axis belongs in what the engine is told about a run.

/** @typedef {import('../../config/spec.js').RunSpec} RunSpec */
/** @typedef {import('../../catalog/catalog-index.js').Values} Values */
/** @typedef {import('../../engine/wasm/bindings.js').CellAxis} CellAxis */

/**
 * Finds it by comparing: whatever a key means, it changes one thing.
 * @param {RunSpec} first of a run with one value
 * @param {RunSpec} second with another
 * @returns {CellAxis | null} null: they do not differ, or not in a number
 */
export function placeOf(first, second) {
  /** @type {Array<[CellAxis['place'], number, Values, Values]>} */
  const parts = [
    ['optimizer', 0, first.optimizer.params, second.optimizer.params],
    ['schedule', 0, first.schedule.params, second.schedule.params],
    ['warmup', 0, first.warmup?.params ?? {}, second.warmup?.params ?? {}],
    ...second.wrappers.map(
      ({ params }, i) =>
        /** @type {[CellAxis['place'], number, Values, Values]} */ ([
          'wrapper',
          i,
          first.wrappers[i]?.params ?? {},
          params,
        ]),
    ),
    ['setting', 0, first.settings, second.settings],
  ];
  for (const [place, wrapper, a, b] of parts) {
    const id = Object.keys(b).find((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
    if (id) return partOf({ place, wrapper, id }, a[id], b[id]);
  }
  return null;
}

/**
 * @param {Pick<CellAxis, 'place' | 'wrapper' | 'id'>} at
 * @param {unknown} first
 * @param {unknown} second
 * @returns {CellAxis | null}
 */
function partOf(at, first, second) {
  if (typeof second === 'number') return { ...at, part: 'whole', number: 0 };
  if (!Array.isArray(second)) return null;
  const before = Array.isArray(first) ? first : [];
  if (before.length !== second.length && second.every((member) => member === second[0])) {
    return { ...at, part: 'count', number: second[0] };
  }
  const changed = second.flatMap((member, i) => (member === before[i] ? [] : [i]));
  if (changed.length === 1 && second.length > 1) {
    return { ...at, part: 'member', number: changed[0] };
  }
  return { ...at, part: 'all', number: second.length };
}
