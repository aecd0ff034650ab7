// What a view is. A view is a folder here; its `view.js` describes it and is light: it needs neither a
// DOM nor a library, so that Node reads it as well. The build makes the lists of all views from the
// folders (web/src/wasm/views.js, web/src/wasm/first-views.js).

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../catalog/catalog-index.js').Param} Param */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {ReturnType<typeof import('../catalog/entries.js').problemOf>} Problem */

/** @typedef {'chart' | 'picture' | 'study'} ViewKind */

/**
 * @typedef {object} Size in CSS pixels
 * @property {number} width
 * @property {number} height
 */

/**
 * @typedef {object} ViewNeeds what the trainer computes only while somebody looks
 * @property {{ columns: number, rows: number }} [grid] predictions over the plane
 * @property {boolean} [confusion] the confusion matrix
 * @property {number} [samples] how many predictions of single samples
 * @property {boolean} [path] the paths of all runs on a surface
 * @property {{ id: string } | null} [plane] the paths of all runs on this plane through the weights
 * @property {string[]} [measures] what runs record
 */

/**
 * @typedef {object} ViewDescription
 * @property {string} id name of the folder, and of the view in links
 * @property {string} [picture] name of a picture in links, if it shares it with other pictures (for
 *   other problems); default: the id
 * @property {ViewKind} kind
 * @property {number} order its place in lists
 * @property {boolean} [isFirst] of a chart: its code comes with the first curve
 * @property {string} [group] heading under which it can be chosen
 * @property {string} name
 * @property {string} about what it shows, in a sentence
 * @property {(problem: Problem) => boolean} [suits] default: every problem
 * @property {string} [onSurface] of a chart: the chart in its place if the problem is a test surface
 * @property {ViewNeeds | ((size: Size) => ViewNeeds)} [needs]
 * @property {Partial<Param>[] | ((core: Catalog) => Partial<Param>[])} [settings] that it adds to the
 *   catalog, see settings.js; a function: what can be set follows from what can be trained
 * @property {() => Promise<any>} load its code. Of a chart: a `ChartModule`; of a picture: a `Picture`,
 *   see picture/picture.js; of a study: a `StudyModule`, see studies/study.js
 * @property {() => Promise<import('./picture/picture.js').Host>} [host] the element that shows it, if
 *   it is a picture or a study
 */

/**
 * @typedef {object} ChartModule `chart.js` of a view
 * @property {(scene: Scene) => ChartModel} model what the chart shows
 */

/** @typedef {import('../drawing/chart-model.js').ChartModel} ChartModel */

/**
 * @typedef {object} ViewOptions how views show what they show: settings of the link, and what the
 *   reader points at
 * @property {'log' | 'linear'} scale of the loss
 * @property {'step' | 'epoch' | 'samples' | 'evaluations' | 'seconds'} x what curves run over
 * @property {'validation' | 'training'} curve which loss
 * @property {number} smoothing of the loss, 0..1
 * @property {number | null} cursor x of the crosshair
 * @property {number} selected index of the selected run
 */

/**
 * @typedef {object} Scene everything that a view needs to be drawn, as plain data
 * @property {Catalog} catalog
 * @property {Config} config
 * @property {{ runs: SceneRun[] } | null} frame what the trainer reported; null: nothing yet
 * @property {Size} size of all charts together, or of one picture
 * @property {ViewOptions} options
 */

/** @typedef {import('../drawing/palette.js').Theme} Theme */

/**
 * @typedef {object} RunNow
 * @property {number} step
 * @property {number} steps of the whole run
 * @property {string} status
 * @property {string} [message] why it ended early
 * @property {string} [eventKind] "spike": the loss jumped
 * @property {number} [eventStep]
 * @property {number} [batchesPerEpoch]
 * @property {number} [samplesSeen]
 * @property {number} [gradientEvaluations]
 * @property {number} [microsecondsPerStep]
 * @property {number} stateSize numbers that the rule keeps
 * @property {number} parameterCount
 */

/**
 * @typedef {object} Curves
 * @property {RunNow} state
 * @property {{ step: Int32Array, trainLoss: Float32Array, min: Float32Array, max: Float32Array }} history
 * @property {{ step: Int32Array, valLoss: Float32Array, valAccuracy: Float32Array } &
 *   Record<string, ArrayLike<number>>} evaluations
 */

/**
 * @typedef {object} MeasureRecord what a run recorded of one measure
 * @property {Int32Array} step
 * @property {Float32Array} mean all channels, one after the other
 * @property {Float32Array} min
 * @property {Float32Array} max
 * @property {number} interval in steps; 0: the measure is not defined for the run
 * @property {number} since first step that was recorded
 * @property {number} samples that it was measured on
 * @property {boolean} preconditioned
 */

/**
 * @typedef {Curves & {
 *   index: number,
 *   status: string,
 *   rates: Float32Array,
 *   measures?: Record<string, MeasureRecord>,
 *   ahead?: Curves,
 * }} SceneRun what charts read of a run; `rates`: the schedule over the whole run; `ahead`: when
 *   looking back, what came after, too
 */

export {};
