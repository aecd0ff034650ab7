// What a chart shows, as plain data: axes, curves and what stands on them.

/** @typedef {number[] | Float32Array | Float64Array | Int32Array} Numbers */

/**
 * @typedef {object} Axis
 * @property {number} min
 * @property {number} max
 * @property {boolean} log
 * @property {number[]} ticks
 * @property {(value: number) => string} format
 * @property {boolean} [percent] whether values are shares that are shown as percentages
 * @property {boolean} [fixed] whether it is the same whatever part of the curves is in view
 * @property {number} [count] about so many numbers stand on it
 * @property {string} [name] of its unit
 */

/**
 * @typedef {object} Band an area around a curve, at the same x
 * @property {Numbers} low
 * @property {Numbers} high
 * @property {number} [alpha]
 */

/**
 * @typedef {object} Curve one run on one chart
 * @property {number} index of the run
 * @property {string} name
 * @property {number} slot colour
 * @property {number[]} dash
 * @property {number} [perStep] x of one update
 * @property {Numbers} x growing
 * @property {Numbers} y
 * @property {Numbers} [values] what is read off, where y is only its place on the chart
 * @property {{ x: Numbers, low: Numbers, high: Numbers } | null} raw
 *   the smallest and the largest value of each batch
 * @property {string} endText what stands behind the name at the end of the curve
 * @property {number} solidTo drawn faint beyond (the schedule ahead); Infinity: nowhere
 * @property {boolean} ended whether it stopped early
 * @property {Band[]} [bands]
 * @property {number} [alpha] how strong its line is; default 1
 */

/**
 * @typedef {object} Reference a line that says where something would be, drawn dashed
 * @property {Numbers} x
 * @property {Numbers} y
 * @property {number | null} slot colour; null: of no run
 * @property {string} words
 */

/**
 * @typedef {object} Marker a point that something is said about
 * @property {boolean} [diverged]
 * @property {number} x
 * @property {number} y
 * @property {string} words
 * @property {string} fewWords where there is little room
 */

/**
 * @typedef {object} ChartModel
 * @property {Axis} x
 * @property {Axis} y
 * @property {Curve[]} curves
 * @property {Marker[]} markers
 * @property {Reference[]} [references]
 * @property {boolean | 'if-room'} endLabels
 * @property {number | null} cursor x of the crosshair
 * @property {number | null} now x up to which was trained
 * @property {string} title
 * @property {string} subtitle
 * @property {string} [note] what of the subtitle no control beside it says
 * @property {(value: number) => string} format
 * @property {ChartModel} [whole] the model of the whole x axis, if only a part is in view
 */

/**
 * @typedef {object} Picture a chart with its place on a canvas
 * @property {ChartModel} model
 * @property {import('./palette.js').Theme} theme
 * @property {{ left: number, top: number, right: number, bottom: number }} area of the plot
 * @property {(value: number) => number} toX pixel of a value
 * @property {(value: number) => number} toY
 * @property {number} width of the canvas, in CSS pixels
 * @property {number} height
 */

/**
 * @typedef {Pick<CanvasRenderingContext2D, 'save' | 'restore' | 'clip' | 'beginPath' | 'moveTo' |
 *   'lineTo' | 'rect' | 'arc' | 'stroke' | 'fill' | 'setLineDash' | 'strokeText' | 'fillText' |
 *   'strokeStyle' | 'fillStyle' | 'globalAlpha' | 'lineWidth' | 'lineJoin' | 'font' | 'textAlign' |
 *   'textBaseline'> & { measureText: (text: string) => { width: number } }} Brush what charts are drawn
 *   with: the context of a canvas, or a writer of SVG
 */

export {};
