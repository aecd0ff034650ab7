// The scene that the charts of an element show.

/** @typedef {import('./view.js').Scene} Scene */

/**
 * @typedef {{ cursor: number | null, selected: number, hovered?: number | null, lit?: number | null,
 *   overlays?: Scene['options']['overlays'] }} Pointed see ViewOptions
 */

/**
 * @typedef {Pick<Scene, 'catalog' | 'config' | 'frame'> & { ui: Pointed, flags?: { embed: boolean },
 *   value: (key: string) => unknown }} Source what can be drawn
 */

/**
 * @param {Source} store
 * @param {import('./view.js').Size} size of the element
 * @returns {Scene}
 */
export function sceneOf(store, size) {
  const { catalog, config, frame, ui, flags } = store;
  const settings = ['x', 'scale', 'curve', 'average'].map((key) => [key, store.value(key)]);
  return {
    catalog,
    config,
    frame,
    size,
    options: {
      ...Object.fromEntries(settings),
      cursor: ui.cursor,
      selected: ui.selected,
      hovered: ui.hovered ?? ui.lit,
      overlays: ui.overlays,
      embed: flags?.embed ?? false,
    },
  };
}
