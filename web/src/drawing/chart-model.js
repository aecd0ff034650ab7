// What a chart shows, as plain data: axes, curves and what stands on them.

/** @typedef {number[] | Float32Array | Float64Array | Int32Array} Numbers */

/**
 * @typedef {object} Axis
 * @property {number} min
 * @property {number} max
 * @property {boolean} log
 * @property {number} [linearTo] symmetric-logarithmic: about linear up to this size, see scale.js
 * @property {boolean} [hasZero] the bottom edge of a logarithmic axis stands for 0
 * @property {number[]} ticks
 * @property {(value: number) => string} format
 * @property {boolean} [percent] whether values are shares that are shown as percentages
 * @property {boolean} [fixed] whether it is the same whatever part of the curves is in view
 * @property {number} [count] about so many numbers stand on it
 * @property {string} [name] of its unit
 */

/**
 * @typedef {object} Band an area
 * @property {Numbers} [x] default: that of the curve
 * @property {Numbers} low
 * @property {Numbers} high
 * @property {number} [alpha]
 * @property {[string, string]} [words] what low and high are, for headings of columns
 */

/**
 * @typedef {object} Line what is drawn of a curve
 * @property {Numbers} x growing; several points may have the same
 * @property {Numbers} y
 * @property {string} [words] what it is if it is not measured, for the heading of a column
 */

/**
 * @typedef {object} Extremes
 * @property {Numbers} low smallest value of the stretch up to each x of the curve
 * @property {Numbers} high largest
 */

/**
 * @typedef {object} Spikes what lies far beyond a band, drawn as hairlines
 * @property {Numbers} x
 * @property {Numbers} from
 * @property {Numbers} to
 */

/**
 * @typedef {object} Curve one run on one chart
 * @property {number} index of the run
 * @property {string} name
 * @property {number} slot colour
 * @property {number[]} dash
 * @property {number} [perStep] x of one update
 * @property {Numbers} x growing
 * @property {Numbers} y what was measured there
 * @property {Numbers} [values] what is read off, where y is only its place on the chart
 * @property {Line} [line] what is drawn instead of x and y: an average, or all that is known of the
 *   stretches up to each x
 * @property {Extremes} [extremes]
 * @property {Spikes} [spikes]
 * @property {number} [width] of its line; default 2
 * @property {string} endText what stands behind the name at the end of the curve
 * @property {string} [fewEndText] what stands there where there is little room; default: endText
 * @property {boolean} [isSecond] of two curves of one run, the one without a name at its end
 * @property {number} solidTo drawn faint beyond (the schedule ahead); Infinity: nowhere
 * @property {string} [openEnd] why nobody knows how it goes on, in words
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
 * @property {number} [slot] colour of its run
 * @property {number} x
 * @property {number} y
 * @property {string} words
 * @property {string} fewWords where there is little room
 */

/**
 * @typedef {object} Pin the number of a sentence, at the place that it speaks of
 * @property {string} text
 * @property {number} slot colour of its run
 * @property {number} x
 * @property {number} y
 * @property {boolean} [isBelow] whether words stand above the point
 */

/**
 * @typedef {object} ChartModel
 * @property {Axis} x
 * @property {Axis} y
 * @property {Curve[]} curves
 * @property {Marker[]} markers
 * @property {Pin[]} [pins]
 * @property {Reference[]} [references]
 * @property {boolean | 'if-room'} endLabels
 * @property {number[]} [looked] runs that keep their names where there is no room for all, the first one first
 * @property {number | null} cursor x of the crosshair
 * @property {number | null} now x up to which was trained
 * @property {string} title
 * @property {string} subtitle
 * @property {string} [emptyWords] why there is nothing to see
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
