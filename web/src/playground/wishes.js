// What the visible views need: only that is computed.

/** @typedef {import('../engine/worker/watch.js').Watch} Watch */

export class Wishes {
  /** @type {Map<object, Partial<Watch>>} */
  #byView = new Map();

  /**
   * @param {object} view any key
   * @param {Partial<Watch> | null} wishes null: the view needs nothing any more
   */
  set(view, wishes) {
    if (wishes) this.#byView.set(view, wishes);
    else this.#byView.delete(view);
  }

  /** @returns {Watch} what serves all views */
  get all() {
    return mergeWishes([...this.#byView.values()]);
  }
}

/**
 * @param {Partial<Watch>[]} list
 * @returns {Watch} the finest of the grids, the first of the planes and of the networks, and everything else that at least
 *   one of the list wants
 */
export function mergeWishes(list) {
  const grids = list.flatMap(({ grid }) => (grid ? [grid] : []));
  return {
    grid: grids.sort((a, b) => b.columns * b.rows - a.columns * a.rows)[0] ?? null,
    network: list.map(({ network }) => network).find(Boolean) ?? null,
    steps: list.map(({ steps }) => steps).find(Boolean) ?? null,
    confusion: list.some(({ confusion }) => confusion),
    samples: Math.max(0, ...list.map(({ samples }) => samples ?? 0)),
    path: list.some(({ path }) => path),
    plane: list.map(({ plane }) => plane).find(Boolean) ?? null,
    measures: [...new Set(list.flatMap(({ measures }) => measures ?? []))].sort(),
  };
}
