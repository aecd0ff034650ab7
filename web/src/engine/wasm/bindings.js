// The types of what the bindings of the C++ engine export; see cpp/bindings/. Every array is a copy, and
// every object is plain data except for the handles, which live until they are deleted.

/** @typedef {import('../../config/spec.js').RunSpec} RunSpec */
/** @typedef {import('../../config/input-error.js').InputError} InputError */

/** @typedef {'ready' | 'training' | 'finished' | 'diverged'} Status of a run in the engine */

/**
 * @typedef {object} Progress
 * @property {number} step updates made so far
 * @property {Status} status
 */

/**
 * @typedef {object} RunStateNow numbers of a run at its last update; NaN where they are not defined
 * @property {number} step updates made so far
 * @property {number} epoch
 * @property {number} steps updates in all
 * @property {Status} status
 * @property {string} message what happened to it, or empty
 * @property {number} eventStep when that was; -1: nothing happened
 * @property {'' | 'diverged' | 'spike'} eventKind
 * @property {number} loss of the last mini-batch
 * @property {number} lr rate of the next update
 * @property {number} trainLoss of the last evaluation, as the next three
 * @property {number} valLoss
 * @property {number} trainAccuracy
 * @property {number} valAccuracy
 * @property {number} trainR2 of the last evaluation, as the next; regression only
 * @property {number} valR2
 * @property {number} bestValLoss
 * @property {number} bestStep
 * @property {number} gradNorm
 * @property {number} updateRatio
 * @property {number} parameterCount
 * @property {number} stateSize numbers that the update rule remembers
 * @property {number} gradientEvaluations
 * @property {number} samplesSeen
 * @property {number} batchesPerEpoch
 */

/**
 * @typedef {object} Row the state after `step` updates, all of it measured; NaN where not defined
 * @property {number} step
 * @property {number} epoch
 * @property {number} lr
 * @property {number} trainLoss
 * @property {number} valLoss
 * @property {number} trainAccuracy share of right classes
 * @property {number} valAccuracy
 * @property {number} gradNorm
 * @property {number} updateRatio
 * @property {number} trainR2 regression only; NaN also where all targets are equal
 * @property {number} valR2
 */

/**
 * @typedef {object} RowsPiece rows of numbers of a curve, see columns.js
 * @property {number} from number of the first of them
 * @property {Float32Array} rows one after the other
 */

/** @typedef {RowsPiece & { width: number }} WidePiece width: updates that a row covers */

/**
 * @typedef {object} Tensor of a network's parameters
 * @property {string} name
 * @property {number[]} shape [n] or [rows, columns]
 * @property {number} layer
 */

/**
 * @typedef {object} DataPoints what the data look like; points of one- and two-dimensional data only
 * @property {'binary' | 'multiclass' | 'regression'} task
 * @property {number} features
 * @property {number} classes
 * @property {string[]} classNames
 * @property {string[]} featureNames
 * @property {number} imageWidth 0: the data are no pictures
 * @property {number} trainingCount
 * @property {number} validationCount
 * @property {Float32Array} inputs
 * @property {Float32Array} targets
 * @property {Float32Array} training 1: training part
 * @property {number[]} window xMin, xMax, yMin, yMax; empty where there are no points
 */

/**
 * @typedef {object} RunData what a run is trained and evaluated on
 * @property {'binary' | 'multiclass' | 'regression'} task
 * @property {number} rows samples
 * @property {number} features numbers that the network sees of a sample
 * @property {string[]} featureNames
 * @property {string[]} labels names of the classes; empty for a regression
 * @property {Float32Array} inputs row by row, as the network sees them: (x - mean) / scale
 * @property {Int32Array | Float32Array} targets numbers of classes, or values
 * @property {Uint8Array} training 1: the row is of the training part; those come first
 * @property {Float64Array} means of each feature; 0 where nothing was standardised
 * @property {Float64Array} scales likewise; 1
 */

/**
 * @typedef {object} Samples of one part of the data, as the network sees them
 * @property {Float32Array} inputs
 * @property {Float32Array} targets
 * @property {Float32Array} outputs
 */

/**
 * @typedef {object} UnitColumn the inputs, a hidden layer or the outputs; units are shown row by row
 * @property {number} count all units, shown or not
 * @property {Int32Array} units those that are shown, rising
 * @property {Float32Array} responses of each unit at all cells of the grid; empty: there is no grid
 * @property {Float32Array} means of each unit over the samples
 * @property {Float32Array} groupMeans of each unit over the samples of each group
 */

/**
 * @typedef {object} WeightBlock between a column and the next, for the units that are shown: a row for
 *   each unit of the next column
 * @property {Float32Array} weights
 * @property {Float32Array} gradient of the next mini-batch
 * @property {Float32Array} biases of the next column; empty: it has none
 * @property {Float32Array} biasGradient
 * @property {boolean} isResidual whether the next column also gets this one's responses
 */

/**
 * @typedef {object} NetworkPicture a network from the inside, see cpp/pictures/network_picture.h
 * @property {number} samples of the training part, over which means are taken
 * @property {number} groups of samples: classes, or parts from the lowest targets to the highest
 * @property {UnitColumn[]} columns
 * @property {WeightBlock[]} blocks one less than columns
 */

/**
 * @typedef {object} NetworkWish
 * @property {number} units the most that are shown of a layer; images have all their inputs
 * @property {number[]} window xMin, xMax, yMin, yMax; empty: no grid
 * @property {number} columns of the grid
 * @property {number} rows
 */

/**
 * @typedef {object} Path of a run on a surface, or of one on a plane
 * @property {Int32Array} step
 * @property {Float32Array} x
 * @property {Float32Array} y
 */

/**
 * @typedef {object} NamedNumbers numbers of a rule: one for each parameter of a range, or others
 * @property {string} name
 * @property {Float64Array} values
 * @property {boolean} isNorm they are many: only their norm is there
 */

/**
 * @typedef {object} StepReport what one update was made of, see cpp/training/step_report.h
 * @property {number} step the update, counted from 0
 * @property {number} rate
 * @property {number} loss
 * @property {number | null} momentum if a schedule sets it
 * @property {Float64Array} gradient of the range
 * @property {Float64Array} weights
 * @property {Float64Array} newWeights
 * @property {NamedNumbers[]} before states
 * @property {NamedNumbers[]} after
 * @property {NamedNumbers[]} notes what the rule made besides
 * @property {number} gradientNorm of the tensor in which the range begins
 * @property {number} weightNorm
 * @property {number} moveNorm
 */

/**
 * @typedef {object} StepsWish
 * @property {number} [from] the first update that is reported; without it, the last `count` and the next one
 * @property {number} count
 * @property {number} first parameter of the range
 * @property {number} size
 */

/**
 * @typedef {object} Trail where the parameters of a run have been
 * @property {Int32Array} step
 * @property {Float32Array} parameters all of one point after the other
 */

/**
 * @typedef {object} MeasureRecord what was recorded of one measure; mean to high hold all points of one
 *   channel after the other, and where a point is one measurement they are all that
 * @property {Int32Array} step
 * @property {Float32Array} mean
 * @property {Float32Array} min
 * @property {Float32Array} max
 * @property {Float32Array} last
 * @property {Float32Array} logMean mean of natural logarithms; NaN if one is not above 0 or not finite
 * @property {Float32Array} low 10 % of the measurements of the point are below it
 * @property {Float32Array} high 10 % are above it
 * @property {number} since the update at which recording began
 * @property {number} interval updates between two measurements; 0: not defined for this run
 * @property {number} samples of the training set that it looks at; 0: does not apply
 * @property {boolean} preconditioned
 */

/** @typedef {Record<string, MeasureRecord>} Measures by name */

/**
 * @typedef {object} Plane through the weights of a network
 * @property {Float32Array} origin
 * @property {Float32Array} first direction
 * @property {Float32Array} second direction
 */

/**
 * @typedef {object} PlaneWish
 * @property {'random' | 'principal'} kind
 * @property {ArrayLike<number>} origin
 * @property {ArrayLike<number>} points as many numbers as parameters each
 * @property {number} used how many of the points, from the first, make the principal plane
 * @property {number} seed
 */

/** @typedef {Plane & { shares: number[], at: Float32Array }} FoundPlane shares of the variance, and a, b
 *   of each point of the wish */

/**
 * @typedef {object} EngineTable own data as the engine takes it
 * @property {number} features
 * @property {number} classes
 * @property {boolean} regression
 * @property {Float64Array} inputs
 * @property {Float64Array} targets
 * @property {string[]} featureNames
 * @property {string[]} classNames
 */

/** @typedef {RunSpec & { table?: EngineTable }} FullSpec a run with all that the engine needs for it */

/**
 * @typedef {object} StartRun a run, as far as the start module knows runs
 * @property {(updates: number) => Progress} advance
 * @property {() => RunStateNow} state
 * @property {(from: number, width: number) => WidePiece} history rows from number `from` on if they
 *   still are `width` updates wide, else all
 * @property {(from: number, width: number) => WidePiece} band likewise
 * @property {(from: number) => RowsPiece} evaluations
 * @property {() => Float32Array | null} rateStretches rows of all rates of the schedule, see columns.js;
 *   null: it reacts to the loss
 * @property {() => Float32Array} parameters
 * @property {() => Tensor[]} tensors in the order of the parameters
 * @property {(xMin: number, xMax: number, yMin: number, yMax: number, columns: number, rows: number) =>
 *   Float32Array | null} grid predictions over a rectangle, row by row from the top
 * @property {() => DataPoints | null} points null on a surface
 * @property {() => void} remember its way, from now on, so that it can go back
 * @property {() => void} keepCheckpoint
 * @property {(step: number) => Progress} restore the last known state at or before a step
 * @property {() => string} fingerprint 16 hexadecimal digits
 * @property {() => void} delete
 */

/**
 * @typedef {object} FullRun what only the full module knows of a run
 * @property {() => Row} row
 * @property {(count: number) => Float32Array} rates of the schedule at evenly spaced steps
 * @property {(wish: NetworkWish) => NetworkPicture | null} networkPicture null on a surface
 * @property {() => Int32Array | null} confusion classes x classes, a row for each true class
 * @property {(values: Float32Array) => InputError[]} setParameters
 * @property {() => { loss: number, gradient: Float32Array }} lossAndGradient
 * @property {(inputs: ArrayLike<number>) => Float32Array} predict
 * @property {(part: 'train' | 'validation', first: number, count: number) => Samples | null} samples
 * @property {() => { name: string, values: Float64Array }[]} states what the rule keeps
 * @property {(wish: StepsWish) => StepReport[]} steps updates up to the next one, made again on a copy
 * @property {() => RunData | null} data null on a surface
 * @property {(step: number) => Int32Array} batch rows of the data that update `step` uses, in its order;
 *   none on a surface
 * @property {() => Path} path
 * @property {() => Trail | null} trail
 * @property {(wish: PlaneWish) => FoundPlane | null} makePlane
 * @property {(plane: Plane) => boolean} setPlane
 * @property {() => Path | null} track
 * @property {(coordinates: ArrayLike<number>) => Float32Array | null} planeLosses
 * @property {() => number} planeSamples
 * @property {(names: string) => InputError[]} setMeasures names with commas between them
 * @property {() => Measures} measures
 */

/** @typedef {StartRun & FullRun} RawRun a run of the full module */
/** @typedef {StartRun & Partial<FullRun>} AnyRun a run of either module */

/**
 * @typedef {object} RawOptimizer an update rule on explicit gradients
 * @property {(gradient: Float64Array, options: { lr?: number, curvature?: Float64Array,
 *   normals?: Float64Array }) => InputError[]} step
 * @property {() => Float32Array} parameters
 * @property {() => Float32Array} evaluationParameters
 * @property {() => number} stateSize
 * @property {() => Record<string, number[]>} internals
 * @property {() => void} delete
 */

/**
 * @typedef {object} RawSchedule
 * @property {(step: number) => number} at
 * @property {(step: number) => number | null} momentum
 * @property {(metric: number) => void} report
 * @property {() => void} delete
 */

/**
 * @template Run
 * @typedef {object} RunMaker
 * @property {(spec: FullSpec) => { run: Run | null, problems: InputError[] }} createRun null: there is
 *   no such run
 */

/**
 * @typedef {object} CellAxis where a value belongs that differs from cell to cell, see cpp/map/cells.h
 * @property {'setting' | 'optimizer' | 'schedule' | 'warmup' | 'wrapper'} place
 * @property {number} wrapper which one
 * @property {string} id
 * @property {'whole' | 'member' | 'all' | 'count'} part of a list
 * @property {number} number which member; how many; or what the members are
 */

/**
 * @typedef {object} RawCells trains some cells of a map at a time
 * @property {() => number} width cells at a time
 * @property {() => boolean} onLanes whether one cell fills a place of a lane
 * @property {(values: Float64Array) => void} begin the values of all axes, cell by cell; at most `width` cells
 * @property {(updates: number) => boolean} advance whether all are at their ends
 * @property {() => Float32Array} outcomes status, step and measure of each
 * @property {() => void} delete
 */

/**
 * @typedef {object} FullEngine what only the full module knows besides runs
 * @property {() => string} catalogJson
 * @property {(id: string, bytes: Uint8Array) => InputError[]} addDataset
 * @property {(id: string, params: object, xMin: number, xMax: number, yMin: number, yMax: number,
 *   columns: number, rows: number) => Float32Array | null} surfaceGrid heights, row by row from the top
 * @property {(id: string, params: object) => Array<[number, number]>} surfaceMinima
 * @property {(spec: object, axes: CellAxis[], how: 'float' | 'double' | 'runs') =>
 *   { cells: RawCells | null, problems: InputError[] }} createCells float, double: many at a time where that is possible;
 *   runs: one at a time, by the ordinary engine
 * @property {(settings: object) => Preview | null} previewDataset null for data sets that are files
 * @property {(spec: object, tensors: Array<{ shape: number[], values: Float64Array }>) =>
 *   { optimizer: RawOptimizer | null, problems: InputError[] }} createOptimizer
 * @property {(spec: object, run: { lr?: number, steps?: number }) =>
 *   { schedule: RawSchedule | null, problems: InputError[] }} createSchedule
 */

/**
 * @typedef {object} Preview of a generated data set
 * @property {number} features
 * @property {number} classes
 * @property {Float32Array} inputs
 * @property {Float32Array} targets
 */

/** @typedef {RunMaker<RawRun> & FullEngine} RawEngine the full module */
/** @typedef {RunMaker<AnyRun> & Partial<FullEngine>} AnyEngine either module */

export {};
