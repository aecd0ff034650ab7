// The pictures of the stage, as types. A picture draws itself on any canvas context from a scene of
// plain data: it knows neither the page nor its state, so that figures without a screen can use it.

/** @typedef {import('../../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../../config/config.js').Config} Config */
/** @typedef {import('../../drawing/palette.js').Theme} Theme */
/** @typedef {import('./kept.js').Kept} Kept */
/** @typedef {import('../view.js').Size} Size */
/** @typedef {import('../view.js').ViewDescription} ViewDescription */

/**
 * @template [Results=unknown]
 * @typedef {object} PictureScene everything that a picture is drawn from
 * @property {Catalog} catalog
 * @property {Config} config
 * @property {import('./run-pictures.js').PictureFrame} frame what the trainer reported last
 * @property {Size} size
 * @property {Theme} theme
 * @property {number} density pixels of the canvas for each of the drawing
 * @property {Kept} kept holds what can be used again in the next drawing
 * @property {number} [run] index of the run that a tile shows
 * @property {Results} [results] what was computed for the picture besides training
 */

/**
 * @typedef {object} Drawing
 * @property {boolean} [isBare] a tile has no border
 *
 * @typedef {Drawing & { draw(context: CanvasRenderingContext2D, scene: PictureScene): void,
 *   words?(seen: Pick<PictureScene, 'catalog' | 'config' | 'frame'>): string[] }} Picture what the `load` of a picture's description gives; the context is
 *   cleared and in CSS pixels; words: sentences that say what one sees
 */

/**
 * @typedef {object} ResultSource what a picture may ask for besides frames: a playground
 * @property {Catalog} catalog
 * @property {Config} config
 * @property {import('../../playground/playground.js').Playground['compute']} compute
 * @property {import('../../playground/playground.js').Playground['trails']} trails
 * @property {import('../../playground/playground.js').Playground['value']} value
 * @property {number} workers
 */

/**
 * @typedef {object} Host what the `host` of a description gives
 * @property {(store: import('../../elements/store-element.js').Store, view: ViewDescription,
 *   loaded: Picture) => import('lit').TemplateResult} show the element that shows the view; `loaded` is
 *   what the `load` of a picture gave
 */

/**
 * The word for a picture in links and in `show=`.
 * @param {ViewDescription} view
 */
export function wordOf({ id, picture }) {
  return picture ?? id;
}
