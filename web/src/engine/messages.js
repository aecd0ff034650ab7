// The types of the messages between the page and a worker. The page sends and receives them in pool.js
// and rounds.js, the worker in serve.js and training-loop.js.

/** @typedef {import('./wasm/bindings.js').FullSpec} FullSpec */
/** @typedef {import('./wasm/bindings.js').InputError} InputError */
/** @typedef {import('./wasm/bindings.js').Trail} Trail */
/** @typedef {import('./worker/pictures.js').Pictures} Pictures */
/** @typedef {import('./worker/watch.js').Watch} Watch */
/** @typedef {import('./worker/snapshot.js').About} About */
/** @typedef {import('./worker/snapshot.js').Snapshot} Snapshot */
/** @typedef {import('./worker/tasks.js').TaskName} TaskName */

/** @typedef {'start' | 'full'} ModuleKind */

// ---- From the page to a worker ----

/**
 * @typedef {object} StartMessage the first message: makes an engine; answered by StartedMessage
 * @property {'start'} type
 * @property {ModuleKind} kind
 * @property {WebAssembly.Module} module
 * @property {number} slice milliseconds of work between two looks at the messages
 */

/**
 * @typedef {object} CompleteMessage gives the full module to a worker that has the start module
 * @property {'complete'} type
 * @property {WebAssembly.Module} module
 */

/**
 * @typedef {object} DatasetMessage brings the file of a real data set
 * @property {'dataset'} type
 * @property {string} id
 * @property {Uint8Array} bytes
 */

/**
 * @typedef {object} CreateMessage makes a run; answered by CreatedMessage
 * @property {'create'} type
 * @property {string} key names the run from now on
 * @property {FullSpec} spec
 */

/**
 * @typedef {object} RemoveMessage
 * @property {'remove'} type
 * @property {string} key
 */

/**
 * @typedef {object} TrainMessage begins a round; answered by TrainedMessage
 * @property {'train'} type
 * @property {number} round
 * @property {Record<string, number>} targets the step that each run trains to, by its key
 * @property {readonly string[]} [measures] what is recorded while training, see Watch
 * @property {Watch | null} [watch] which pictures are wanted at the end; null: none
 * @property {boolean} [final] whether fingerprints are wanted
 * @property {boolean} [goBack] first from the nearest checkpoint to the target
 */

/**
 * @typedef {object} TrailRequest where have a run's parameters been? Answered by TrailMessage
 * @property {'trail'} type
 * @property {string} key
 * @property {number} token stands in the answer
 */

/**
 * @typedef {object} TaskMessage other work, see worker/tasks.js; answered by any number of
 *   ProgressMessages, then a ResultMessage or a FailedMessage
 * @property {'task'} type
 * @property {number} id
 * @property {TaskName} name
 * @property {unknown} args of the task of that name
 */

/**
 * @typedef {object} CancelMessage ends a task without an answer
 * @property {'cancel'} type
 * @property {number} id
 */

/**
 * @typedef {DatasetMessage | CreateMessage | RemoveMessage | TrainMessage | TrailRequest |
 *   TaskMessage | CancelMessage} LoopMessage for the training loop
 */

/** @typedef {StartMessage | CompleteMessage | LoopMessage} ToWorker */

// ---- From a worker to the page ----

/**
 * @typedef {object} HelloMessage the script runs
 * @property {'hello'} type
 */

/**
 * @typedef {object} StartedMessage the engine is there
 * @property {'started'} type
 */

/**
 * @typedef {object} CreatedMessage
 * @property {'created'} type
 * @property {string} key
 * @property {InputError[]} problems
 * @property {About | null} about null: there is no such run
 */

/**
 * @typedef {object} RunReport
 * @property {string} key
 * @property {number} seconds spent on training it so far
 * @property {Snapshot} snapshot
 * @property {Pictures} [pictures] if they were wanted
 * @property {string} [fingerprint] if it was wanted, or the run is over
 */

/**
 * @typedef {object} TrainedMessage the end of a round
 * @property {'trained'} type
 * @property {number} round
 * @property {RunReport[]} runs
 * @property {number} milliseconds spent on training
 * @property {number} pictureMilliseconds spent on pictures
 */

/**
 * @typedef {object} TrailMessage
 * @property {'trail'} type
 * @property {number} token
 * @property {Trail | null} trail null: there is no such run
 */

/**
 * @typedef {object} ProgressMessage
 * @property {'progress'} type
 * @property {number} id
 * @property {unknown} value what the task yielded last
 */

/**
 * @typedef {object} ResultMessage
 * @property {'result'} type
 * @property {number} id
 * @property {unknown} value
 */

/**
 * @typedef {object} FailedMessage
 * @property {'failed'} type
 * @property {number} id
 * @property {string} message
 */

/**
 * @typedef {object} FatalMessage the engine itself broke down; the worker cannot go on
 * @property {'fatal'} type
 * @property {string} key of the run that it was busy with, or empty
 * @property {string} message
 */

/** @typedef {ProgressMessage | ResultMessage | FailedMessage} TaskAnswer */

/** @typedef {CreatedMessage | TrainedMessage | TrailMessage} RunAnswer what is not about a task */

/** @typedef {HelloMessage | StartedMessage | RunAnswer | TaskAnswer | FatalMessage} FromWorker */

export {};
