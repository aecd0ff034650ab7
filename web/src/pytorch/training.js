// The loop of a script, its evaluation, its plot, its check and its program.

import { place } from './parts.js';
import { quoted } from './python.js';

/**
 * @typedef {object} Shared what the runs of a script need, or have in common
 * @property {number} steps
 * @property {number} every
 * @property {boolean} sameSteps
 * @property {boolean} sameBatch
 * @property {boolean} sameSeed
 * @property {boolean} isFull no run has mini-batches
 * @property {string[]} penalties l1, l2: those that some run has
 * @property {boolean} samePenalties
 * @property {boolean} scheduled
 * @property {boolean} plateau
 * @property {boolean} cycles some schedule cycles the momentum
 * @property {boolean} changes some run changes its gradients
 * @property {boolean} closure
 * @property {boolean} objective
 * @property {boolean} parts
 * @property {boolean} around
 * @property {boolean} averaged
 * @property {boolean} again
 * @property {boolean} batchNorm
 * @property {boolean} dropout
 * @property {boolean} shuffled
 * @property {string[]} batchOptions further arguments of mini_batches
 * @property {unknown} noise
 * @property {Record<'data' | 'model' | 'loss' | 'weights' | 'start', boolean>} same
 * @property {boolean} allAsk all runs ask for the same
 */

/** @param {Array<unknown>} lines those that are no text are left out */
const block = (lines) => lines.filter((line) => typeof line === 'string').join('\n');

/**
 * @param {Shared} shared
 * @param {boolean} isSurface
 * @returns {string}
 */
export function evaluateText(shared, isSurface) {
  if (isSurface) return '';
  const args = ['model', 'x', 'y', ...(shared.same.loss ? [] : ['loss_of'])];
  if (shared.averaged) args.push('weights');
  const isModal = shared.batchNorm || shared.dropout;
  const lines = [
    '@torch.no_grad()',
    `def evaluate(${args.join(', ')}):`,
    shared.averaged && '    kept = parameters_to_vector(model.parameters()).clone()',
    shared.averaged && '    if weights is not None:',
    shared.averaged &&
      '        vector_to_parameters(parameters_to_vector(weights).clone(), model.parameters())',
    isModal && '    model.eval()',
    isModal || shared.averaged
      ? '    loss = loss_of(model(x), y).item()'
      : '    return loss_of(model(x), y).item()',
    isModal && '    model.train()',
    shared.averaged && '    vector_to_parameters(kept, model.parameters())',
    (isModal || shared.averaged) && '    return loss',
  ];
  return [block(lines), ...(shared.again ? [againText(shared)] : []), ...penaltyTexts(shared)].join(
    '\n\n\n',
  );
}

/** @param {Shared} shared */
function againText({ batchNorm, dropout }) {
  return block([
    'def again(model, on):',
    '    """While on, the mini-batch is the same: so are its masks, and statistics stay."""',
    '    for layer in model.modules():',
    dropout && '        if isinstance(layer, Dropout):',
    dropout && '            layer.again = on',
    batchNorm && '        if isinstance(layer, nn.BatchNorm1d):',
    batchNorm && '            layer.usual = getattr(layer, "usual", layer.momentum)',
    batchNorm && '            layer.momentum = 0.0 if on else layer.usual',
  ]);
}

/** @param {Shared} shared */
function penaltyTexts({ penalties, samePenalties }) {
  if (!penalties.length) return [];
  const one = (/** @type {string} */ key) => (samePenalties ? key.toUpperCase() : `run["${key}"]`);
  const terms = [
    ...(penalties.includes('l1') ? [`${one('l1')} * w.abs().sum()`] : []),
    ...(penalties.includes('l2') ? [`${one('l2')} / 2 * (w * w).sum()`] : []),
  ];
  return [
    block([
      `def penalty(model${samePenalties ? '' : ', run'}):`,
      '    """On weights, not on biases."""',
      '    weights = [p for p in model.parameters() if p.dim() == 2]',
      `    return sum(${terms.join(' + ')} for w in weights)`,
    ]),
  ];
}

/**
 * @param {Shared} shared
 * @param {boolean} isSurface
 * @returns {string}
 */
export function trainText(shared, isSurface) {
  return isSurface ? surfaceTraining(shared) : networkTraining(shared);
}

/** @param {Shared} shared @param {string} params @returns {string[]} */
function optimizerLines(shared, params) {
  const rate = shared.plateau ? 'run["schedule"](run["lr"], losses)' : 'run["schedule"](run["lr"])';
  const isWrapped = shared.around;
  return [
    `    ${isWrapped ? 'rule' : 'optimizer'} = run["optimizer"](${params}, run["lr"])`,
    isWrapped && '    optimizer = run["around"](rule) if "around" in run else rule',
    shared.scheduled && `    rate = ${rate}`,
    shared.scheduled &&
      `    schedule = torch.optim.lr_scheduler.LambdaLR(${isWrapped ? 'rule' : 'optimizer'}, lambda t: rate(t) / run["lr"])`,
  ].filter((line) => typeof line === 'string');
}

/** @param {Shared} shared @param {string} params */
function stepLines(shared, params) {
  const rule = shared.around ? 'rule' : 'optimizer';
  return [
    shared.changes && `        for change in run.get("gradients", []):`,
    shared.changes && `            change(${params})`,
    shared.cycles && '        if "momentum" in run:',
    shared.cycles && `            set_momentum(${rule}, run["momentum_of"], run["momentum"](step))`,
  ].filter((line) => typeof line === 'string');
}

/** @param {Shared} shared @param {string} objective @returns {string[]} */
function askedLines(shared, objective) {
  const rule = shared.around ? 'rule' : 'optimizer';
  const lines = [];
  if (shared.closure) {
    lines.push(
      '',
      '        def closure():',
      ...(shared.again ? ['            again(model, True)'] : []),
      `            ${rule}.zero_grad()`,
      `            value = ${objective}`,
      '            value.backward()',
      ...(shared.again ? ['            again(model, False)'] : []),
      '            return value',
      '',
    );
  }
  return lines;
}

/** @param {Shared} shared */
function stepCall(shared) {
  const kinds = ['closure', 'objective', 'parts'].filter(
    (kind) => shared[/** @type {'closure'} */ (kind)],
  );
  if (kinds.length === 0) return '        optimizer.step()';
  if (shared.allAsk) return `        optimizer.step(${kinds[0]})`;
  if (kinds.length === 1) {
    return `        optimizer.step(${kinds[0]} if "asks" in run else None)`;
  }
  const pairs = kinds.map((kind) => `${kind}=${kind}`).join(', ');
  return `        optimizer.step(dict(${pairs}).get(run.get("asks")))`;
}

/** @param {Shared} shared */
function networkTraining(shared) {
  const { same } = shared;
  const seeded = `${shared.sameSeed ? 'SEED' : 'run["seed"]'} if seed is None else seed`;
  const weights = same.weights ? `numbers(${place('WEIGHTS')})` : 'run["weights"]()';
  const model = same.model ? 'make_model' : 'run["model"]';
  const lines = [
    `def train(run, steps=${shared.sameSteps ? 'STEPS' : 'None'}, seed=None):`,
    '    """The training loss before each update, and points of the validation curve."""',
    !shared.sameSteps && '    steps = run["steps"] if steps is None else steps',
    `    x, y, x_val, y_val = ${same.data ? 'load_data()' : 'run["data"]()'}`,
    !same.loss && '    loss_of = run["loss"]',
    `    model = ${model}(${shared.dropout ? seeded : ''})`,
    '    if seed is None:',
    `        vector_to_parameters(${weights}, model.parameters())`,
    '    else:',
    '        torch.manual_seed(seed)',
    `        model.apply(${same.start ? 'initialize' : 'run["start"]'})`,
    '    losses, curve = [], []',
    ...optimizerLines(shared, 'list(model.parameters())'),
    !shared.isFull && `    batches = mini_batches(${batchArguments(shared, seeded)})`,
    ...updateLines(shared),
    '    return losses, curve',
  ];
  return [...helperTexts(shared), block(lines)].join('\n\n\n');
}

/** @param {Shared} shared @param {string} seeded */
function batchArguments(shared, seeded) {
  const seed = shared.shuffled ? [shared.sameBatch ? seeded : `seed=${seeded}`] : [];
  return shared.sameBatch
    ? ['len(x)', 'BATCH', ...seed, ...shared.batchOptions].join(', ')
    : ['len(x)', ...seed, '**run["batches"]'].join(', ');
}

/**
 * The loop by updates.
 * @param {Shared} shared
 */
function updateLines(shared) {
  const [xs, ys] = shared.isFull ? ['x', 'y'] : ['x[rows]', 'y[rows]'];
  const rule = shared.around ? 'rule' : 'optimizer';
  const penalty = ` + penalty(model${shared.samePenalties ? '' : ', run'})`;
  const loss = `loss_of(model(${xs}), ${ys})${shared.penalties.length ? penalty : ''}`;
  const evaluated = ['model', 'x_val', 'y_val', ...(shared.same.loss ? [] : ['loss_of'])];
  if (shared.averaged) evaluated.push('evaluated(optimizer)');
  return [
    '    for step in range(steps + 1):',
    '        if step % EVERY == 0 or step == steps:',
    `            curve.append((step, evaluate(${evaluated.join(', ')})))`,
    '        if step == steps or (losses and not math.isfinite(losses[-1])):',
    '            break',
    !shared.isFull && '        rows = next(batches)',
    `        ${rule}.zero_grad()`,
    `        loss = ${loss}`,
    '        loss.backward()',
    ...stepLines(shared, 'list(model.parameters())'),
    ...askedLines(shared, loss),
    shared.objective && `        objective = lambda: ${loss}`,
    shared.parts &&
      `        parts = lambda: (model(${xs}), lambda outputs: loss_of(outputs, ${ys}))`,
    stepCall(shared),
    '        losses.append(loss.item())',
    shared.scheduled && '        schedule.step()',
  ];
}

/** @param {Shared} shared */
function helperTexts(shared) {
  return [
    ...(shared.averaged
      ? [
          `def evaluated(optimizer):
    """The weights that a rule wants to be judged by, where those that it trains are others."""
    return optimizer.evaluated() if hasattr(optimizer, "evaluated") else None`,
        ]
      : []),
    ...(shared.cycles
      ? [
          `def set_momentum(optimizer, names, value):
    for group in optimizer.param_groups:
        for name in names:
            group[name] = (value, *group["betas"][1:]) if name == "betas" else value`,
        ]
      : []),
  ];
}

/** @param {Shared} shared */
function surfaceClosure({ around, noise }) {
  return [
    '',
    '        def closure():',
    `            ${around ? 'rule' : 'optimizer'}.zero_grad()`,
    '            value = surface(*point.double())',
    '            value.backward()',
    noise && '            point.grad += noise',
    '            return value',
    '',
  ];
}

/** @param {Shared} shared */
function surfaceTraining(shared) {
  const rule = shared.around ? 'rule' : 'optimizer';
  const noise = shared.noise;
  const seed = shared.sameSeed ? 'SEED' : 'run["seed"]';
  const lines = [
    `def train(run, steps=${shared.sameSteps ? 'STEPS' : 'None'}${noise ? ', seed=None' : ''}):`,
    '    """The height before each update, and points of its curve."""',
    !shared.sameSteps && '    steps = run["steps"] if steps is None else steps',
    '    point = nn.Parameter(torch.tensor(START))',
    noise && `    random = PCG32(${seed} if seed is None else seed, stream=6)`,
    noise &&
      '    random.normal(), random.normal()  # the page has drawn them before the first update',
    '    losses = []',
    ...optimizerLines(shared, '[point]'),
    '    for step in range(steps):',
    `        ${rule}.zero_grad()`,
    '        height = surface(*point.double())',
    '        height.backward()',
    noise && '        noise = run["noise"] * torch.tensor([random.normal(), random.normal()])',
    noise && '        point.grad += noise',
    ...stepLines(shared, '[point]'),
    ...(shared.closure ? surfaceClosure(shared) : []),
    shared.objective && '        objective = lambda: surface(*point.double())',
    stepCall(shared),
    '        losses.append(height.item())',
    '        if not math.isfinite(losses[-1]):',
    '            break',
    shared.scheduled && '        schedule.step()',
    '    return losses, list(enumerate(losses))',
  ];
  return [...helperTexts({ ...shared, averaged: false }), block(lines)].join('\n\n\n');
}

/**
 * @typedef {object} About what a plot and a program say
 * @property {string} title
 * @property {string} label what the curves show
 * @property {'log' | 'linear' | 'either'} scale either: logarithmic if all values are above 0
 * @property {boolean} sameSteps
 */

const LOG_AXIS = [
  '    axes.set_yscale("log")',
  '    axes.yaxis.set_major_locator(plt.LogLocator(subs=(1, 2, 5)))',
  '    axes.yaxis.set(major_formatter="{x:g}", minor_formatter="")',
];

/**
 * @param {About} about
 * @returns {string}
 */
export function plotText({ title, label, scale }) {
  const isEither = scale === 'either';
  return block([
    'def plot(curves, file=None):',
    '    import matplotlib.pyplot as plt',
    '',
    '    figure, axes = plt.subplots(figsize=(7, 4))',
    '    for name, (_, curve) in curves.items():',
    '        axes.plot(*zip(*curve), color=RUNS[name]["color"], label=name)',
    isEither && '    lowest = min(value for _, curve in curves.values() for _, value in curve)',
    `    axes.set(title=${quoted(title)}, xlabel="Update", ylabel=${quoted(label)})`,
    isEither && '    if lowest > 0:',
    ...(scale === 'linear' ? [] : LOG_AXIS.map((line) => (isEither ? `    ${line}` : line))),
    '    axes.spines[["top", "right"]].set_visible(False)',
    '    axes.grid(axis="y", color="0.9")',
    '    axes.legend(frameon=False)',
    '    figure.savefig(file, dpi=150) if file else plt.show()',
  ]);
}

/** @returns {string} */
export function checkText() {
  return `def check():
    """Whether the first losses are those that the page noted, as far as single precision goes."""
    worst = {}
    for name, (tolerance, noted) in RECORDED.items():
        losses, _ = train(RUNS[name], steps=max(noted) + 1)
        worst[name] = max(abs(losses[t] - loss) / max(abs(loss), 1e-6) for t, loss in noted.items())
        print(f"{name}: worst relative difference {worst[name]:.1e}, allowed {tolerance:.0e}")
    return all(worst[name] <= RECORDED[name][0] for name in worst)`;
}

/**
 * @param {About} about
 * @param {string} seed what another seed changes; empty: there is nothing
 * @returns {string}
 */
export function mainText({ label, sameSteps }, seed) {
  return block([
    'def main():',
    '    parser = argparse.ArgumentParser()',
    `    parser.add_argument("--steps", type=int${sameSteps ? ', default=STEPS' : ''}, help="number of updates")`,
    seed !== '' && `    parser.add_argument("--seed", type=int, help=${quoted(seed)})`,
    '    parser.add_argument("--plot", nargs="?", const="", metavar="FILE", help="draw the curves")',
    '    parser.add_argument("--check", action="store_true", help="compare with the page")',
    '    options = parser.parse_args()',
    '    torch.set_num_threads(1)  # quicker, for networks so small',
    '    if options.check:',
    '        sys.exit(0 if check() else 1)',
    `    curves = {name: train(run, options.steps${seed ? ', options.seed' : ''}) for name, run in RUNS.items()}`,
    '    for name, (_, curve) in curves.items():',
    `        print(f"{name}: ${label.toLowerCase()} {curve[-1][1]:.4g} after {curve[-1][0]} updates")`,
    '    if options.plot is not None:',
    '        plot(curves, options.plot)',
  ]);
}
