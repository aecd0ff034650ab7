// What a view is. A view is a folder here; its `view.js` describes it and is light: it needs neither a
// DOM nor a library, so that Node reads it as well. The build makes the lists of all views from the
// folders (web/src/wasm/views.js, first-views.js, view-settings.js).
//
// `settings.js` beside it, if there is one, has the settings that the view adds to the catalog: plain
// data, or a function that makes them from what the core can train.

/** @typedef {import('../catalog/catalog-index.js').Catalog} Catalog */
/** @typedef {import('../config/config.js').Config} Config */
/** @typedef {import('../engine/page/run-state.js').RunView} RunView */
/** @typedef {import('../config/problem.js').ProblemInfo} ProblemInfo */

/** @typedef {'chart' | 'picture' | 'study'} ViewKind */

/**
 * @typedef {object} Size in CSS pixels
 * @property {number} width
 * @property {number} height
 */

/**
 * @typedef {object} ViewNeeds what the trainer computes only while somebody looks
 * @property {{ columns: number, rows: number, shapes?: number[] }} [grid] predictions over the plane;
 *   shapes: width per height of the parts that are seen, each with all data in it
 * @property {import('../engine/worker/watch.js').Watch['network']} [network] units and weights
 * @property {import('../engine/worker/watch.js').Watch['steps']} [steps] what updates are made of
 * @property {boolean} [confusion] the confusion matrix
 * @property {number} [samples] how many predictions of single samples
 * @property {boolean} [path] the paths of all runs on a surface
 * @property {import('../engine/worker/watch.js').Watch['plane']} [plane] the paths of all runs on this plane through the weights
 * @property {string[]} [measures] what runs record
 */

/**
 * @typedef {object} ViewDescription
 * @property {string} id name of the folder, and of the view in links
 * @property {string} [picture] name of a picture in links, if it shares it with other pictures (for
 *   other problems); default: the id
 * @property {ViewKind} kind
 * @property {number} order its place in lists
 * @property {boolean} [isFirst] of a chart: it is shown where nothing else is said. `first.js` beside it,
 *   if there is one, draws it until `load` has
 * @property {boolean} [isTiled] of a picture: one for each run, beside each other; others show all runs
 * @property {boolean} [isRoomy] of a picture: on the stage it has the room of the curves as well, as studies have
 * @property {string} [group] heading under which it can be chosen
 * @property {string} name
 * @property {string} about what it shows, in a sentence
 * @property {(problem: ProblemInfo) => boolean} [suits] default: every problem
 * @property {string} [onSurface] of a chart: the chart in its place if the problem is a test surface
 * @property {ViewNeeds | ((size: Size, problem: ProblemInfo,
 *   config: Config) => ViewNeeds)} [needs]
 * @property {() => Promise<any>} load its code. Of a chart: a `ChartModule`; of a picture: a `Picture`,
 *   see picture/picture.js; of a study: a module whose `kind` is a `StudyKind`, see studies/study.js
 * @property {() => Promise<{ resultsOf: (source: import('./picture/picture.js').ResultSource,
 *   wanted: { selected: number, size: Size }) => Promise<unknown> }>} [results] of a picture: asks for what its scene has as
 *   results, where no element does
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
 * @property {'auto' | 'log' | 'linear'} scale of the loss
 * @property {'step' | 'epoch' | 'samples' | 'evaluations' | 'seconds'} x what curves run over
 * @property {'validation' | 'training' | 'both'} curve which loss
 * @property {number} average memory of the running average of mini-batches, in steps; 0: none
 * @property {number | null} cursor x of the crosshair
 * @property {number} selected index of the selected run
 * @property {number | null} [hovered] index of the run that is pointed at
 * @property {Map<string, string>} [reasons] why runs diverged, by their keys
 * @property {Pick<import('../narrator/kind.js').Sentence, 'kind' | 'runs' | 'step' | 'text'>[]} [sentences] what is said
 *   about the runs; they are numbered in this order
 * @property {boolean} [embed] whether it is shown in another page
 * @property {Overlay[]} [overlays] losses of other programs
 */

/**
 * @typedef {object} Overlay losses of another program, laid over the curves
 * @property {string} name
 * @property {Float64Array} step growing
 * @property {Float64Array} loss
 * @property {'training' | 'validation' | ''} of which loss it is; empty: it is not said
 */

/**
 * @typedef {object} Scene everything that a view needs to be drawn, as plain data
 * @property {Catalog} catalog
 * @property {Config} config
 * @property {{ runs: RunView[] } | null} frame what the trainer reported; null: nothing yet
 * @property {Size} size of all charts together, or of one picture
 * @property {ViewOptions} options
 */

/** @typedef {import('../drawing/palette.js').Theme} Theme */

export {};
