// The scene that the charts of an element show.

/** @typedef {import('../../views/view.js').Scene} Scene */

/**
 * @param {Pick<Scene, 'catalog' | 'config' | 'frame'> & {
 *   ui: { cursor: number | null, selected: number, overlays?: Scene['options']['overlays'] },
 *   value: (key: string) => unknown }} store
 * @param {import('../../views/view.js').Size} size of the element
 * @returns {Scene}
 */
export function sceneOf(store, size) {
  const { catalog, config, frame, ui } = store;
  const settings = ['x', 'scale', 'curve', 'smoothing'].map((key) => [key, store.value(key)]);
  return {
    catalog,
    config,
    frame,
    size,
    options: {
      ...Object.fromEntries(settings),
      cursor: ui.cursor,
      selected: ui.selected,
      overlays: ui.overlays,
    },
  };
}
