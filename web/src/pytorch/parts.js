// The parts of a script that depend on what the runs train: numbers, data, network, settings, runs. What all runs
// share is written once.

import { classDigits, floatsInBase64, MOST_DIGITS } from './numbers.js';
import { LOSSES, USUAL_LOSS, initializerLines, layersOf, replacesBias } from './network.js';
import { TRANSLATORS } from './optimizers.js';
import { MOST_COLUMNS, literal, quoted } from './python.js';

/** @typedef {import('./plan.js').RunPlan} RunPlan */
/** @typedef {import('../engine/worker/start-checks.js').RunStart} RunStart */
/** @typedef {import('./network.js').LossText} LossText */
/** @typedef {import('./npz.js').NamedArray} NamedArray */

/** @typedef {{ index: number, name: string, plan: RunPlan, start: RunStart }} ScriptRun */

/** More characters of numbers than this stand in a file beside the script. */
export const MOST_CHARACTERS = 40_000;

/** Numbers of a script: lines of base64, or arrays of a file beside it. */
export class Numbers {
  /** @type {Map<string, { name: string, values: ArrayLike<number>, digits?: string }>} by content */
  #arrays = new Map();

  /**
   * @param {string} name usual one; a second array gets a number
   * @param {ArrayLike<number>} values
   * @returns {string} the name of the array
   */
  add(name, values) {
    return this.#add(name, values, `${name} ${floatsInBase64(values)}`);
  }

  /**
   * @param {string} name
   * @param {ArrayLike<number>} values numbers of classes
   * @returns {string}
   */
  addClasses(name, values) {
    return this.#add(name, values, `${name} ${Array.from(values).join()}`, classDigits(values));
  }

  /**
   * @param {string} name
   * @param {ArrayLike<number>} values
   * @param {string} key
   * @param {string} [digits]
   */
  #add(name, values, key, digits) {
    const known = this.#arrays.get(key);
    if (known) return known.name;
    const twins = [...this.#arrays.values()].filter((one) => one.name.split(/_(?=\d)/)[0] === name);
    const full = twins.length ? `${name}_${twins.length + 1}` : name;
    this.#arrays.set(key, { name: full, values, digits });
    return full;
  }

  /** Whether they stand in a file beside the script. */
  get isApart() {
    const floats = [...this.#arrays.values()].filter(({ digits }) => digits === undefined);
    const bytes = floats.reduce((sum, { values }) => sum + 4 * values.length, 0);
    return (bytes * 4) / 3 > MOST_CHARACTERS;
  }

  /** @returns {string[]} lines of Python */
  lines() {
    return [...this.#arrays.values()].map(
      ({ name, values, digits }) => `${name} = "${digits ?? floatsInBase64(values)}"`,
    );
  }

  /** @returns {NamedArray[]} */
  arrays() {
    return [...this.#arrays.values()].map(({ name, values }) => ({
      name: name.toLowerCase(),
      values,
      shape: [values.length],
    }));
  }

  /**
   * @param {string} name
   * @returns {string} how Python names it to `numbers`
   */
  reference(name) {
    return this.isApart ? `"${name.toLowerCase()}"` : name;
  }
}

/**
 * @param {ScriptRun} run
 * @returns {LossText & { outputs: number }}
 */
export function lossOf({ plan, start }) {
  const data = start.data;
  if (!data) throw new Error('A surface has no loss function.');
  const chosen = plan.loss ?? { id: USUAL_LOSS[data.task], params: { label_smoothing: 0 } };
  const loss = LOSSES[chosen.id](chosen.params);
  const isForClasses = loss.target !== 'value' && loss.target !== 'count';
  const usual = isForClasses && data.task === 'regression' ? LOSSES.mse({}) : loss;
  const matrices = start.tensors.filter(({ shape }) => shape.length === 2);
  return { ...usual, outputs: matrices[matrices.length - 1].shape[0] };
}

/**
 * Where the name of an array will stand; how it is written depends on where the numbers are.
 * @param {string} name
 */
export const place = (name) => `\u{E000}${name}\u{E000}`;

/**
 * The function that returns the data: inputs and targets of both parts.
 * @param {ScriptRun} run
 * @param {Numbers} numbers
 * @param {string} name of the function
 * @returns {string[]} lines
 */
export function loadLines(run, numbers, name) {
  const { data } = run.start;
  if (!data) return [];
  const loss = lossOf(run);
  const inputs = numbers.add('INPUTS', data.inputs);
  const count = data.training.reduce((sum, each) => sum + each, 0);
  const hasRest = count < data.rows;
  const targets = targetLines(run, loss, numbers);
  return [
    `def ${name}():`,
    `    """Inputs and targets: the training part, and what is held back for validation."""`,
    `    x = numbers(${place(inputs)}).reshape(-1, ${data.features})`,
    ...targets.map((line) => `    ${line}`),
    hasRest
      ? `    return x[:${count}], y[:${count}], x[${count}:], y[${count}:]`
      : '    return x, y, x, y',
  ];
}

/**
 * @param {ScriptRun} run
 * @param {LossText & { outputs: number }} loss
 * @param {Numbers} numbers
 */
function targetLines({ start }, { target, outputs }, numbers) {
  const { data } = start;
  if (!data) return [];
  if (data.task === 'regression') {
    return [`y = numbers(${place(numbers.add('TARGETS', data.targets))}).reshape(-1, ${outputs})`];
  }
  if (data.labels.length > MOST_DIGITS) {
    throw new Error(`A script can have at most ${MOST_DIGITS} classes.`);
  }
  const name = numbers.addClasses('CLASSES', data.targets);
  const isSign = target === 'sign' || (target === 'value' && outputs === 1);
  const signed = isSign ? ['y = 2 * y - 1  # -1 or 1'] : [];
  if (target === 'class') return [`y = classes(${place(name)})`];
  if (outputs === 1) return [`y = classes(${place(name)}).to(x.dtype).reshape(-1, 1)`, ...signed];
  return [
    `y = nn.functional.one_hot(classes(${place(name)})${data.labels.length === outputs ? '' : `, ${outputs}`}).to(x.dtype)`,
    ...signed,
  ];
}

/**
 * @param {ScriptRun} run
 * @param {string} name of the function
 * @param {boolean} hasSeed it takes the seed of dropout
 * @returns {{ lines: string[], uses: string[] }}
 */
export function modelOf(run, name, hasSeed) {
  const { plan, start } = run;
  const loss = lossOf(run);
  const { lines, uses } = layersOf({
    inputs: start.data?.features ?? 0,
    outputs: loss.outputs,
    hidden: /** @type {number[]} */ (plan.setting('hidden')),
    bias: Boolean(plan.setting('bias')),
    activation: /** @type {import('./network.js').Chosen} */ (plan.activation),
    norm: plan.norm,
    residual: Boolean(plan.setting('residual')),
    dropout: Number(plan.setting('dropout')),
    probability: Boolean(loss.probability),
  });
  const hasDropout = Number(plan.setting('dropout')) > 0;
  return {
    lines: [
      `def ${name}(${hasSeed ? 'seed' : ''}):`,
      ...(hasDropout ? ['    random = PCG32(seed, stream=5)'] : []),
      '    return nn.Sequential(',
      ...lines.map((line) => `        ${line},`),
      '    )',
    ],
    uses,
  };
}

/**
 * @param {ScriptRun} run
 * @param {string} name of the function
 */
export function initializeLines({ plan }, name) {
  if (!plan.init) return [];
  const hasBias = Boolean(plan.setting('bias'));
  // Where every dense layer has a bias, nobody has to ask.
  const everyBias = hasBias && !replacesBias(plan.norm);
  const lines = initializerLines(plan.init, hasBias).filter(
    (line, i, all) => !(everyBias && line.startsWith('if ') && all[i + 1]),
  );
  return [
    `def ${name}(layer):`,
    '    """First weights for another seed."""',
    '    if isinstance(layer, nn.Linear):',
    ...lines.map((line) => `        ${everyBias ? line.trimStart() : line}`),
  ];
}

/**
 * The training losses that the page has noted, with how far rounding may carry a run from them.
 * @param {ScriptRun[]} runs
 * @returns {string[]} lines
 */
export function recordedLines(runs) {
  const entries = runs.flatMap(({ name, start, plan: { optimizer } }) => {
    const { rounding = 1 } = TRANSLATORS[optimizer.id]?.(optimizer.params) ?? {};
    const items = start.checks.map(
      ({ step, loss }) => `${step}: ${literal(Number(loss.toPrecision(7)))}`,
    );
    const head = `    ${quoted(name)}: (${exponent(Math.min(start.tolerance * rounding, MOST_TOLERANCE))}, {`;
    const line = `${head}${items.join(', ')}}),`;
    if (line.length <= MOST_COLUMNS) return [...chaosLines(start), line];
    return [...chaosLines(start), head, `        ${items.join(', ')},`, '    }),'];
  });
  return ['RECORDED = {', ...entries, '}'];
}

// What differs by more than this is another run.
const MOST_TOLERANCE = 0.01;

/** @param {RunStart} start */
function chaosLines({ chaosFrom }) {
  if (chaosFrom === Infinity) return [];
  return [
    `    # From update ${chaosFrom} on the last bits of the weights decide, so nothing is compared.`,
  ];
}

/** @param {number} value @returns {string} such as 2e-5 */
const exponent = (value) => value.toExponential(0).replace('e+', 'e');
