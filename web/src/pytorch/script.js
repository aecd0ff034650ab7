// Puts a script together: sections of Python, in the order in which they are read.

import { defined } from './definitions.js';
import { miniBatches, randomNumbers } from './data.js';
import { ownRule, ownSchedule, ownSurface } from './formula.js';
import { TRANSLATORS } from './optimizers.js';
import { Numbers, areEqual, initializeLines, loadLines, lossOf, modelOf, recordedLines } from './parts.js';
import { planOf } from './plan.js';
import { call, float, indent, literal, plain, quoted } from './python.js';
import { reasonAgainst } from './reasons.js';
import { SCHEDULES, WARMUPS, delayOf } from './schedules.js';
import { surfaceFunction } from './surfaces.js';
import { checkText, evaluateText, mainText, plotText, trainText } from './training.js';
import { wrapped } from './wrapping.js';
import { compile } from '../own/compile.js';
import { problemName } from '../config/file-name.js';
import { colorSlot } from '../config/run-colors.js';

/** @typedef {import('./definitions.js').Definition} Definition */
/** @typedef {import('./parts.js').ScriptRun} ScriptRun */
/** @typedef {import('../engine/worker/run-start.js').RunStart} RunStart */

/**
 * @typedef {object} ScriptExperiment
 * @property {string} link canonical, what follows # in the address of the page
 * @property {string} [page] its address without a fragment; empty or left out: not known
 * @property {import('../config/config.js').Config} config canonical
 * @property {import('../catalog/catalog-index.js').Catalog} catalog
 * @property {Array<{ index: number, name: string } & RunStart>} runs those that are exported
 * @property {string} file name of the file without its extension
 */

/**
 * @typedef {object} Section
 * @property {string} title
 * @property {string} text Python
 */

/**
 * @typedef {object} Script
 * @property {string} address of the experiment
 * @property {string} title what it is about
 * @property {string[]} imports lines
 * @property {Section[]} sections
 * @property {Section} program what a file has at its end
 * @property {{ all: string[], check: string[] }} cells what a notebook has there: calls
 * @property {import('./npz.js').NamedArray[]} arrays of a file beside it; none: everything is inside
 */

/** Colours of the runs on the page, light. */
export const RUN_COLORS = [
  ...['#0072b2', '#c84f00', '#00855f', '#b0569a'],
  ...['#8a6d00', '#2f7fb5', '#444b54', '#a33b3b'],
];

/**
 * @param {ScriptExperiment} experiment
 * @returns {Script}
 * @throws {Error} a sentence, if something in it has no translation
 */
export function scriptOf(experiment) {
  const { config, catalog, runs: given } = experiment;
  const runs = uniquelyNamed(
    given.map(({ index, name, ...start }) => ({
      ...{ index, name, start },
      plan: planOf(config, index, catalog),
    })),
  );
  for (const { index } of runs) {
    const reason = reasonAgainst(config, catalog, index);
    if (reason) throw new Error(reason);
  }
  runs.forEach(refuseSingles);
  return new Builder(experiment, runs).script();
}

/**
 * Names are keys of the runs.
 * @param {ScriptRun[]} runs
 */
function uniquelyNamed(runs) {
  const names = runs.map(({ name }) => plain(name));
  return runs.map((run, i) => {
    const isTwin = names.indexOf(names[i]) !== i || !names[i];
    return { ...run, name: isTwin ? `${names[i]} #${i + 1}`.trim() : names[i] };
  });
}

/** @param {ScriptRun} run */
function refuseSingles({ plan, start }) {
  if (plan.norm?.id !== 'batch' || !start.data) return;
  const count = start.data.training.reduce((sum, each) => sum + each, 0);
  const size = Number(plan.setting('batch')) || count;
  if (count % size !== 1 || plan.setting('drop_last')) return;
  throw new Error(
    `Batch norm in PyTorch refuses a mini-batch of one sample, and the last one of every epoch is such a batch: ${count} samples in batches of ${size}. Choose another batch size, or leave out the last batch.`,
  );
}

class Builder {
  numbers = new Numbers();
  /** @type {Set<string>} */
  uses = new Set();
  /** @type {Record<string, Definition>} made for this script */
  own = {};
  /** @type {Set<'below' | 'uniform' | 'normal'>} */
  draws = new Set();
  cycles = false;
  changes = false;
  /** @type {Array<string | undefined>} what each run's step is given */
  asked = [];
  /** @type {string[]} of each run: the name of what makes its data, its model ... */
  loads = [];
  /** @type {string[]} */
  models = [];
  /** @type {string[]} */
  starts = [];
  /** @type {string[]} */
  weights = [];
  /** @type {string[]} */
  losses = [];
  /** @type {string[]} */
  surfaceImports = [];

  /**
   * @param {ScriptExperiment} experiment
   * @param {ScriptRun[]} runs
   */
  constructor(experiment, runs) {
    this.experiment = experiment;
    this.runs = runs;
    this.isSurface = runs[0].plan.surface !== null;
    this.shared = this.sharedSettings();
  }

  // ---- What runs have in common ----

  sharedSettings() {
    const { runs } = this;
    const same = (/** @type {(run: ScriptRun) => unknown} */ of) => areEqual(runs.map(of));
    const any = (/** @type {(run: ScriptRun) => unknown} */ of) => runs.some((run) => of(run));
    const asks = (/** @type {ScriptRun} */ { plan }) => TRANSLATORS[plan.optimizer.id]?.(plan.optimizer.params).asks;
    const wraps = (/** @type {ScriptRun} */ { plan }, /** @type {string[]} */ ids) =>
      plan.wrappers.some(({ id }) => ids.includes(id));
    const steps = Math.max(...runs.map(({ start }) => start.steps));
    return {
      steps,
      every: Math.max(1, Math.round(steps / 200)),
      sameSteps: same(({ start }) => start.steps),
      sameBatch: same(({ plan }) => [plan.setting('batch'), plan.setting('shuffle'), plan.setting('drop_last')]),
      sameSeed: same(({ plan }) => plan.setting('batch.seed')),
      isFull: !any((run) => this.batchOf(run) !== null),
      penalties: ['l1', 'l2'].filter((key) => any(({ plan }) => plan.setting(key))),
      samePenalties: same(({ plan }) => [plan.setting('l1'), plan.setting('l2')]),
      scheduled: any(({ plan }) => plan.schedule.id !== 'constant' || plan.warmup),
      plateau: any(({ plan }) => plan.schedule.id === 'plateau'),
      closure: any((run) => asks(run) === 'closure' || wraps(run, ['sam'])),
      objective: any((run) => asks(run) === 'objective'),
      parts: any((run) => asks(run) === 'parts'),
      around: any(({ plan }) => wrapped(plan.wrappers).text('') !== '' || this.needsLayerRates(plan)),
      averaged: any(
        (run) => wraps(run, ['ema', 'swa']) || run.plan.optimizer.id.startsWith('schedule-free'),
      ),
      again: any(
        (run) =>
          (asks(run) === 'closure' || wraps(run, ['sam'])) &&
          (run.plan.norm?.id === 'batch' || Number(run.plan.setting('dropout')) > 0),
      ),
      batchNorm: any(({ plan }) => plan.norm?.id === 'batch'),
      dropout: any(({ plan }) => Number(plan.setting('dropout')) > 0),
      noise: this.runs[0].plan.surface !== null && any(({ plan }) => plan.setting('gradient_noise')),
    };
  }

  /**
   * @param {ScriptRun} run
   * @returns {number | null} null: all samples at once
   */
  batchOf({ plan, start }) {
    const count = start.data?.training.reduce((sum, each) => sum + each, 0) ?? 0;
    const size = Number(plan.setting('batch'));
    return size === 0 || size >= count ? null : size;
  }

  // ---- The whole ----

  /** @returns {import('./script.js').Script} */
  script() {
    const { isSurface } = this;
    const loads = isSurface ? [] : this.dataParts();
    const network = isSurface ? this.surfaceParts() : this.networkParts();
    const data = isSurface ? [] : [...this.readers(), ...loads];
    const runs = this.runsText();
    const shared = this.fullyShared();
    const training = joined([evaluateText(shared, isSurface), trainText(shared, isSurface)].filter(Boolean));
    this.addRandomNumbers();
    const { texts, imports } = defined(this.uses, this.own);
    const isApart = this.numbers.isApart;
    const sections = [
      { title: 'Settings', text: this.configuration() },
      { title: 'Data', text: joined([...texts.data, ...data]) },
      { title: this.isSurface ? 'Surface' : 'Network', text: joined([...texts.network, ...network]) },
      { title: 'Optimizers', text: joined([...texts.optimizers]) },
      { title: 'Schedules', text: joined([...texts.schedules]) },
      { title: 'Runs', text: runs },
      { title: 'Training', text: training },
      { title: 'Curves', text: plotText(this.about()) },
      { title: 'Check', text: checkText() },
      { title: 'Numbers of the page', text: this.numbersText() },
    ].filter(({ text }) => text);
    const resolved = sections.map(({ title, text }) => ({ title, text: this.resolve(text) }));
    return {
      address: this.address(),
      title: this.title(),
      imports: importLines([
        ...imports,
        ...this.imports(resolved.map(({ text }) => text).join('\n')),
      ]),
      sections: resolved,
      program: { title: 'Program', text: mainText(this.about(), this.seedHelp()) },
      cells: { all: ['curves = {name: train(run) for name, run in RUNS.items()}'], check: ['check()'] },
      arrays: isApart ? this.numbers.arrays() : [],
    };
  }

  /** @param {string} text */
  resolve(text) {
    return text.replace(/\u0001(\w+)\u0001/g, (_, name) => this.numbers.reference(name));
  }

  address() {
    const { page, link } = this.experiment;
    return page ? `${page}#${link}` : `#${link}`;
  }

  title() {
    const { config, catalog } = this.experiment;
    const own = plain(config.title ?? '');
    if (own) return own;
    const names = this.runs.map(({ name }) => name);
    const runs = names.length > 3 ? `${names.length} runs` : joinedNames(names);
    return `${runs} on ${problemName({ config, catalog })}`;
  }

  seedHelp() {
    if (!this.isSurface) return 'other first weights and mini-batches';
    return this.shared.noise ? 'other noise' : '';
  }

  about() {
    const hasRest = this.runs.every(({ start }) => start.data?.training.includes(0));
    const label = this.isSurface ? 'Height' : hasRest ? 'Validation loss' : 'Training loss';
    const mayBeNegative = this.isSurface || this.losses.some((text) => text.includes('Poisson'));
    const scale = this.runs[0].plan.setting('scale');
    return {
      ...{ title: this.title(), label, sameSteps: this.shared.sameSteps },
      scale: scale === 'linear' ? 'linear' : mayBeNegative ? 'either' : 'log',
    };
  }

  // What is known once the runs are written.
  fullyShared() {
    const { loads, models, losses, weights, starts, shared } = this;
    const asked = this.asked;
    return {
      ...shared,
      cycles: this.cycles,
      changes: this.changes,
      shuffled: !this.isSurface && this.anyShuffled(),
      batchOptions: this.batchOptions(this.runs[0].plan).slice(1),
      allAsk: asked.every((each) => each === asked[0]),
      same: {
        data: areEqual(loads),
        model: areEqual(models),
        loss: areEqual(losses),
        weights: areEqual(weights),
        start: areEqual(starts),
      },
    };
  }

  configuration() {
    const { plan } = this.runs[0];
    const { shared } = this;
    const lines = [
      `STEPS = ${shared.steps}  # updates`,
      ...(this.isSurface || shared.isFull || !shared.sameBatch ? [] : [`BATCH = ${literal(plan.setting('batch'))}`]),
      ...(this.usesSeed() && shared.sameSeed
        ? [`SEED = ${literal(plan.setting('batch.seed'))}  # of ${this.seedWords()}`]
        : []),
      ...(shared.samePenalties ? this.penaltyLines(plan) : []),
      ...(this.isSurface
        ? [`START = (${[...this.runs[0].start.parameters].map((value) => float(value)).join(', ')})`]
        : [`EVERY = ${shared.every}  # updates between two evaluations`]),
    ];
    return lines.join('\n');
  }

  /** @param {import('./plan.js').RunPlan} plan */
  penaltyLines(plan) {
    return ['l1', 'l2'].flatMap((key) =>
      plan.setting(key) ? [`${key.toUpperCase()} = ${literal(plan.setting(key))}  # penalty on the weights`] : [],
    );
  }

  usesSeed() {
    return this.shared.noise || (!this.isSurface && (this.anyShuffled() || this.shared.dropout));
  }

  seedWords() {
    if (this.shared.noise) return 'the noise of gradients';
    const words = [
      ...(this.anyShuffled() ? ['the order of mini-batches'] : []),
      ...(this.shared.dropout ? ['dropout'] : []),
    ];
    return words.join(' and ');
  }

  anyShuffled() {
    return this.runs.some((run) => run.plan.setting('shuffle') && this.batchOf(run) !== null);
  }

  // ---- Data and network ----

  dataParts() {
    const { numbers } = this;
    const loads = this.variants((run, name) => loadLines(run, numbers, name), 'load_data');
    this.loads = loads.names;
    const texts = loads.texts.map((lines) => lines.join('\n'));
    if (!this.shared.isFull) {
      const all = this.runs.map((run) => ({ plan: run.plan, size: this.batchOf(run) }));
      this.own.mini_batches = {
        ...miniBatches({
          anyShuffled: this.anyShuffled(),
          anyInOrder: all.some(({ plan, size }) => size !== null && !plan.setting('shuffle')),
          anyDropped: all.some(({ plan }) => plan.setting('drop_last')),
          anyFull: all.some(({ size }) => size === null),
        }),
      };
      if (this.anyShuffled()) this.draws.add('below');
      this.uses.add('mini_batches');
    }
    return texts;
  }

  /** What `numbers` and `classes` are: lines of base64, or arrays of a file. */
  readers() {
    const text = this.numbers.isApart
      ? `ARRAYS = np.load(${this.arraysPlace()})


def numbers(name):
    """An array of the file beside this one."""
    return torch.from_numpy(ARRAYS[name]).to(torch.get_default_dtype())`
      : `def numbers(text):
    """A line of base64 as float32 numbers."""
    values = torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32)
    return values.to(torch.get_default_dtype())`;
    if (this.runs.every(({ start }) => start.data?.task === 'regression')) return [text];
    const classes = this.numbers.isApart
      ? `def classes(name):
    return torch.from_numpy(ARRAYS[name]).long()`
      : `def classes(text):
    return torch.tensor([int(digit, 36) for digit in text])`;
    return [text, classes];
  }

  arraysPlace() {
    return `${quoted(`${this.experiment.file}.npz`)}`;
  }

  networkParts() {
    const models = this.variants((run, name) => {
      const { lines, uses } = modelOf(run, name, this.shared.dropout);
      uses.forEach((each) => this.uses.add(each));
      return lines;
    }, 'make_model');
    this.models = models.names;
    const starts = this.variants((run, name) => initializeLines(run, name), 'initialize');
    this.starts = starts.names;
    this.weights = this.runs.map(({ start }) => this.numbers.add('WEIGHTS', start.parameters));
    this.losses = this.runs.map((run) => {
      const { text, uses } = lossOf(run);
      uses.forEach((each) => this.uses.add(each));
      return text;
    });
    if (this.shared.dropout) this.draws.add('uniform');
    const lossText = areEqual(this.losses) ? [`loss_of = ${this.losses[0]}`] : [];
    return [...[...models.texts, ...starts.texts].map((lines) => lines.join('\n')), ...lossText];
  }

  surfaceParts() {
    const { surface } = this.runs[0].plan;
    if (!surface) return [];
    const definition = surface.own
      ? ownSurface(surface.own.text, surface.own.values)
      : surfaceFunction(surface.id, surface.params);
    this.surfaceImports = definition.imports ?? [];
    if (this.shared.noise) {
      this.draws.add('normal');
      this.uses.add('PCG32');
    }
    return [definition.text];
  }

  addRandomNumbers() {
    const { uses } = this;
    if (uses.has('GradientNoise')) this.draws.add('normal');
    if (this.draws.size) this.own.PCG32 = randomNumbers(this.draws);
  }

  /**
   * Texts that runs have in common are written once.
   * @param {(run: ScriptRun, name: string) => string[]} make
   * @param {string} name of the first one
   * @returns {{ names: string[], texts: string[][] }} a name for each run
   */
  variants(make, name) {
    /** @type {Map<string, { name: string, lines: string[] }>} */
    const known = new Map();
    const names = this.runs.map((run) => {
      const key = make(run, name).join('\n');
      const number = known.size + 1;
      const full = number === 1 ? name : `${name}_${number}`;
      if (!known.has(key)) known.set(key, { name: full, lines: make(run, full) });
      return known.get(key)?.name ?? name;
    });
    return { names, texts: [...known.values()].map(({ lines }) => lines) };
  }

  // ---- Runs ----

  runsText() {
    const entries = this.runs.map((run, i) => {
      const pairs = this.runPairs(run, i).map(([key, text]) => `${key}=${text}`);
      const body = pairs.map((pair) => `${indent(pair, 2)},\n`).join('');
      return `    ${quoted(run.name)}: dict(\n${body}    ),`;
    });
    return `RUNS = {\n${entries.join('\n')}\n}`;
  }

  /**
   * @param {ScriptRun} run
   * @param {number} i
   * @returns {Array<[key: string, text: string]>}
   */
  runPairs(run, i) {
    const { plan } = run;
    const { shared } = this;
    const rule = this.ruleOf(run, i);
    this.asked.push(rule.asks);
    this.changes ||= rule.changes.length > 0;
    /** @type {Array<[string, string]>} */
    const isStill = shared.scheduled && plan.lr === 0;
    const pairs = [
      ['color', `${quoted(this.colorOf(run))}, lr=${isStill ? '1.0' : literal(plan.lr)}`],
      ['optimizer', rule.text],
    ];
    if (rule.around) pairs.push(['around', rule.around]);
    if (rule.changes.length) pairs.push(['gradients', `[${rule.changes.join(', ')}]`]);
    if (shared.scheduled) pairs.push(...this.schedulePairs(run, i, rule.momentum));
    if (rule.asks) pairs.push(['asks', quoted(rule.asks)]);
    if (!shared.sameSteps) pairs.push(['steps', literal(run.start.steps)]);
    if (this.isSurface) return [...pairs, ...this.surfacePairs(run)];
    return [...pairs, ...this.differences(run, i)];
  }

  /** @param {ScriptRun} run */
  colorOf({ index }) {
    const slot = colorSlot(this.experiment.config.runs[index], index);
    return RUN_COLORS[slot % RUN_COLORS.length];
  }

  /** @param {ScriptRun} run @returns {Array<[string, string]>} */
  surfacePairs({ plan }) {
    if (!this.shared.noise) return [];
    return [['noise', literal(plan.setting('gradient_noise'))]];
  }

  /**
   * What a run has different from others.
   * @param {ScriptRun} run
   * @param {number} i
   * @returns {Array<[string, string]>}
   */
  differences({ plan }, i) {
    const { shared, loads, models, weights, starts, losses } = this;
    /** @type {Array<[string, string]>} */
    const pairs = [];
    const add = (/** @type {string} */ key, /** @type {string[]} */ texts) => {
      if (!areEqual(texts)) pairs.push([key, texts[i]]);
    };
    add('data', loads);
    add('model', models);
    add('loss', losses);
    add('weights', weights.map((name) => `\u0001${name}\u0001`));
    add('start', starts);
    if (!shared.sameBatch && !shared.isFull) {
      pairs.push(['batches', `dict(${this.batchOptions(plan).join(', ')})`]);
    }
    if (!shared.sameSeed) pairs.push(['seed', literal(plan.setting('batch.seed'))]);
    if (!shared.samePenalties) {
      shared.penalties.forEach((key) => pairs.push([key, literal(plan.setting(key))]));
    }
    return pairs;
  }

  /** @param {import('./plan.js').RunPlan} plan */
  batchOptions(plan) {
    const plans = this.runs.map((run) => run.plan);
    const options = [`size=${literal(plan.setting('batch'))}`];
    if (this.anyShuffled() && plans.some((each) => !each.setting('shuffle'))) {
      options.push(`shuffle=${literal(plan.setting('shuffle'))}`);
    }
    if (plans.some((each) => each.setting('drop_last'))) {
      options.push(`drop_last=${literal(plan.setting('drop_last'))}`);
    }
    return options;
  }

  /**
   * @param {ScriptRun} run
   * @param {number} i
   * @param {string[]} momentum settings that take it
   * @returns {Array<[string, string]>}
   */
  schedulePairs({ plan, start }, i, momentum) {
    const lambda = this.shared.plateau ? 'lambda lr, losses: ' : 'lambda lr: ';
    const total = this.shared.sameSteps ? 'STEPS' : literal(start.steps);
    const whole = { steps: start.steps, stepsText: total, updatesPerEpoch: start.updatesPerEpoch };
    const delay = plan.warmup ? delayOf(plan.warmup.id, plan.warmup.params) : 0;
    const steps = Math.max(1, start.steps - delay);
    const stepsText = delay === 0 ? total : steps === 1 ? '1' : `(${total} - ${literal(delay)})`;
    const context = { ...whole, steps, stepsText };
    const inner = plan.schedule.own
      ? this.ownScheduleOf(plan.schedule.own, i, stepsText)
      : SCHEDULES[plan.schedule.id](plan.schedule.params, context);
    inner.uses.forEach((name) => this.uses.add(name));
    const text = plan.warmup ? this.warmed(plan.warmup, whole, inner.text) : inner.text;
    /** @type {Array<[string, string]>} */
    const still = plan.lr === 0 ? text.replace(/\blr\b/g, '0.0') : text;
    const pairs = [['schedule', `${lambda}${still}`]];
    if (inner.momentum && momentum.length) {
      const shifted = delay ? `lambda t: ${inner.momentum}(max(0, t - ${delay}))` : inner.momentum;
      this.cycles = true;
      pairs.push(['momentum', shifted], ['momentum_of', literal(momentum)]);
    }
    return pairs;
  }

  /**
   * @param {import('./network.js').Chosen} warmup
   * @param {import('./schedules.js').Context} context
   * @param {string} inner
   */
  warmed({ id, params }, context, inner) {
    const { text, uses } = WARMUPS[id](params, context, inner);
    uses.forEach((name) => this.uses.add(name));
    return text;
  }

  /**
   * @param {import('./plan.js').OwnText} own
   * @param {number} i
   * @param {string} steps
   * @returns {import('./schedules.js').ScheduleText}
   */
  ownScheduleOf({ text, values }, i, steps) {
    const name = this.runs.length > 1 ? `own_rate_${i + 1}` : 'own_rate';
    this.own[name] = ownSchedule(text, values, name, { steps });
    return { text: `${name}(lr)`, uses: [name] };
  }

  /**
   * @param {ScriptRun} run
   * @param {number} i
   */
  ruleOf({ plan, start }, i) {
    const translation = plan.optimizer.own
      ? this.ownRuleOf(plan.optimizer.own, i)
      : TRANSLATORS[plan.optimizer.id](plan.optimizer.params);
    translation.uses.forEach((name) => this.uses.add(name));
    const { head, args, momentum, hasNoRate } = translation;
    const factors = /** @type {number[]} */ (plan.setting('layer_rates') ?? []);
    const byLayer = factors.some((factor) => factor !== 1);
    const inGroups = byLayer && !this.needsLayerRates(plan);
    const params = inGroups ? groupsText(start, factors) : 'params';
    const parts = [
      params,
      ...(hasNoRate ? [] : ['lr=lr']),
      ...args.map(([name, text]) => `${name}=${text}`),
    ];
    const { text, changes, uses } = wrapped(plan.wrappers);
    uses.forEach((name) => this.uses.add(name));
    const lines = call(`lambda params, lr: ${head}`, parts, 8 + 'optimizer='.length);
    return {
      text: lines,
      around: this.aroundText(plan, start, factors, text),
      ...{ changes, momentum },
      asks: plan.wrappers.some(({ id }) => id === 'sam') ? 'closure' : translation.asks,
    };
  }

  /**
   * @param {import('./plan.js').RunPlan} plan
   * @param {RunStart} start
   * @param {number[]} factors
   * @param {(rule: string) => string} text
   */
  aroundText(plan, start, factors, text) {
    let inner = 'rule';
    if (this.needsLayerRates(plan)) {
      this.uses.add('LayerRates');
      const each = start.tensors.map(({ layer }) => literal(factors[layer] ?? 1));
      inner = `LayerRates(rule, factors=[${each.join(', ')}])`;
    }
    const around = text(inner);
    return around === 'rule' ? '' : `lambda rule: ${around}`;
  }

  /** @param {import('./plan.js').RunPlan} plan */
  needsLayerRates(plan) {
    const factors = /** @type {number[]} */ (plan.setting('layer_rates') ?? []);
    if (!factors.some((factor) => factor !== 1)) return false;
    return !TRANSLATORS[plan.optimizer.id]?.(plan.optimizer.params).isScaled;
  }

  /**
   * @param {import('./plan.js').OwnText} own
   * @param {number} i
   * @returns {import('./optimizers.js').Translation}
   */
  ownRuleOf({ text, values }, i) {
    const name = this.runs.length > 1 ? `OwnRule${i + 1}` : 'OwnRule';
    const compiled = compile(text, 'rule', values);
    if (compiled.problem) throw new Error(compiled.problem.message);
    const kept = { vectors: compiled.keptVectors, numbers: compiled.keptNumbers };
    const { definition, momentum } = ownRule(text, name, Object.keys(values), kept);
    this.own[name] = definition;
    return {
      head: name,
      args: Object.entries(values).map(([each, value]) => [each, literal(value)]),
      uses: [name],
      momentum: momentum ? [momentum] : [],
    };
  }

  // ---- Ends ----

  numbersText() {
    const lines = this.numbers.isApart ? [] : this.numbers.lines();
    return [...lines, '', ...recordedLines(this.runs)].join('\n').trimStart();
  }

  /** @param {string} text everything */
  imports(text) {
    return [
      ...this.surfaceImports,
      ...(text.includes('math.') ? ['import math'] : []),
      'import argparse',
      'import sys',
      ...(text.includes('base64.') ? ['import base64'] : []),
      ...(text.includes('np.') ? ['import numpy as np'] : []),
      'import torch',
      ...(/\bnn\./.test(text) ? ['from torch import nn'] : []),
      ...(/\b(parameters_to_vector|vector_to_parameters)\(/.test(text)
        ? ['from torch.nn.utils import parameters_to_vector, vector_to_parameters']
        : []),
    ];
  }
}

/** @param {string[]} names */
function joinedNames(names) {
  const last = names[names.length - 1];
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

/** @param {string[]} texts */
function joined(texts) {
  return texts.join('\n\n\n');
}

/**
 * Groups of parameters with rates of their own.
 * @param {RunStart} start
 * @param {number[]} factors by layer
 */
function groupsText({ tensors }, factors) {
  const groups = [];
  let first = 0;
  for (let i = 1; i <= tensors.length; ++i) {
    const factor = (/** @type {number} */ place) => factors[tensors[place].layer] ?? 1;
    if (i < tensors.length && factor(i) === factor(first)) continue;
    const scale = factor(first) === 1 ? 'lr' : `${literal(factor(first))} * lr`;
    groups.push(`dict(params=params[${first}:${i}], lr=${scale})`);
    first = i;
  }
  return `[${groups.join(', ')}]`;
}

/** @param {string[]} lines */
function importLines(lines) {
  const all = [...new Set(lines)];
  const isOwn = (/** @type {string} */ line) => /^import (?!torch|numpy)/.test(line);
  const own = all.filter(isOwn).sort();
  const rest = all.filter((line) => !isOwn(line));
  const order = ['import numpy as np', 'import torch', 'from torch import nn'];
  rest.sort((a, b) => rank(a, order) - rank(b, order));
  return [...own, '', ...rest];
}

/** @param {string} line @param {string[]} order */
function rank(line, order) {
  const place = order.indexOf(line);
  return place < 0 ? order.length : place;
}
