// The table of runs in a script: what each one has of its own.

import { colorSlot } from '../config/run-colors.js';
import { compile } from '../own/compile.js';
import { ownRule, ownSchedule } from './formula.js';
import { TRANSLATORS } from './optimizers.js';
import { place } from './parts.js';
import { broken, call, indent, literal, quoted } from './python.js';
import { SCHEDULES, WARMUPS, delayOf } from './schedules.js';
import { areEqual, askedBy, batchOptions, layerFactors, needsLayerRates } from './shared.js';
import { wrapped } from './wrapping.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./parts.js').ScriptRun} ScriptRun */
/** @typedef {import('./plan.js').OwnText} OwnText */
/** @typedef {import('./plan.js').RunPlan} RunPlan */
/** @typedef {import('../engine/worker/start-checks.js').RunStart} RunStart */
/** @typedef {ReturnType<typeof import('./shared.js').sharedSettings>} Settings */
/** @typedef {[key: string, text: string]} Pair */

// Where the value of a setting of a run begins, about.
const COLUMN = '        optimizer='.length;

/** Colours of the runs on the page, light. */
export const RUN_COLORS = [
  ...['#0072b2', '#c84f00', '#00855f', '#b0569a'],
  ...['#8a6d00', '#2f7fb5', '#444b54', '#a33b3b'],
];

/**
 * @param {Draft} draft
 * @param {Settings} shared
 * @param {import('../config/config.js').Config} config
 * @returns {string}
 */
export function runsText(draft, shared, config) {
  const entries = draft.runs.map((run, i) => {
    const slot = colorSlot(config.runs[run.index], run.index);
    const color = quoted(RUN_COLORS[slot % RUN_COLORS.length]);
    const pairs = pairsOf(draft, shared, i, color).map(([key, text]) => `${key}=${text}`);
    const body = pairs.map((pair) => `${indent(pair, 2)},\n`).join('');
    return `    ${quoted(run.name)}: dict(\n${body}    ),`;
  });
  return `RUNS = {\n${entries.join('\n')}\n}`;
}

/**
 * @param {Draft} draft
 * @param {Settings} shared
 * @param {number} i
 * @param {string} color
 * @returns {Pair[]}
 */
function pairsOf(draft, shared, i, color) {
  const run = draft.runs[i];
  const { plan, start } = run;
  const rule = ruleOf(draft, i);
  const asks = askedBy(run);
  const isStill = shared.scheduled && plan.lr === 0;
  return [
    ['color', `${color}, lr=${isStill ? '1.0' : literal(plan.lr)}`],
    ['optimizer', rule.text],
    ...optional('around', rule.around),
    ...optional('gradients', rule.changes.length ? `[${rule.changes.join(', ')}]` : ''),
    ...(shared.scheduled ? schedulePairs(draft, shared, i, rule.momentum) : []),
    ...optional('asks', asks && !shared.allAsk ? quoted(asks) : ''),
    ...optional('steps', shared.sameSteps ? '' : literal(start.steps)),
    ...optional('noise', shared.noise ? literal(plan.setting('gradient_noise')) : ''),
    ...optional('seed', shared.sameSeed ? '' : literal(plan.setting('batch.seed'))),
    ...(plan.surface ? [] : differences(draft, shared, i)),
  ];
}

/**
 * @param {string} key
 * @param {string | undefined} text
 * @returns {Pair[]}
 */
const optional = (key, text) => (text ? [[key, text]] : []);

/**
 * What a run has different from others.
 * @param {Draft} draft
 * @param {Settings} shared
 * @param {number} i
 * @returns {Pair[]}
 */
function differences({ names, runs }, shared, i) {
  const { plan } = runs[i];
  const of = (/** @type {string[]} */ texts) => (areEqual(texts) ? '' : texts[i]);
  const size = `size=${literal(plan.setting('batch'))}`;
  const batches = `dict(${[size, ...batchOptions(plan, runs)].join(', ')})`;
  return [
    ...optional('data', of(names.data)),
    ...optional('model', of(names.model)),
    ...optional('loss', of(names.loss)),
    // They stand at the end of the script.
    ...optional('weights', of(names.weights.map((name) => `lambda: numbers(${place(name)})`))),
    ...optional('start', of(names.start)),
    ...optional('batches', shared.sameBatch || shared.isFull ? '' : batches),
    ...(shared.samePenalties
      ? []
      : shared.penalties.map((key) => /** @type {Pair} */ ([key, literal(plan.setting(key))]))),
  ];
}

// ---- Rules ----

/**
 * @param {Draft} draft
 * @param {number} i
 */
function ruleOf(draft, i) {
  const { plan, start } = draft.runs[i];
  const { optimizer, wrappers } = plan;
  const translation = optimizer.own
    ? ownRuleOf(draft, optimizer.own, i)
    : TRANSLATORS[optimizer.id](optimizer.params);
  const factors = layerFactors(plan);
  const inGroups = factors.length > 0 && !needsLayerRates(plan);
  const parts = [
    inGroups ? groupsText(start, factors) : 'params',
    ...(translation.hasNoRate ? [] : ['lr=lr']),
    ...translation.args.map(([name, text]) => `${name}=${text}`),
  ];
  const around = wrapped(wrappers);
  draft.use([...translation.uses, ...around.uses]);
  draft.changes ||= around.changes.length > 0;
  return {
    text: call(`lambda params, lr: ${translation.head}`, parts, COLUMN),
    around: aroundText(draft, i, around.text),
    changes: around.changes,
    momentum: translation.momentum,
  };
}

/**
 * @param {Draft} draft
 * @param {number} i
 * @param {(rule: string) => string} text
 */
function aroundText(draft, i, text) {
  const { plan, start } = draft.runs[i];
  let inner = 'rule';
  if (needsLayerRates(plan)) {
    draft.use(['LayerRates']);
    const factors = layerFactors(plan);
    const each = start.tensors.map(({ layer }) => literal(factors[layer] ?? 1));
    inner = `LayerRates(rule, factors=[${each.join(', ')}])`;
  }
  const around = text(inner);
  return around === 'rule' ? '' : `lambda rule: ${around}`;
}

/**
 * Groups of parameters with rates of their own.
 * @param {RunStart} start
 * @param {number[]} factors by layer
 */
function groupsText({ tensors }, factors) {
  const factor = (/** @type {number} */ tensor) => factors[tensors[tensor].layer] ?? 1;
  const groups = [];
  let first = 0;
  for (let i = 1; i <= tensors.length; ++i) {
    if (i < tensors.length && factor(i) === factor(first)) continue;
    const rate = factor(first) === 1 ? 'lr' : `${literal(factor(first))} * lr`;
    groups.push(`dict(params=params[${first}:${i}], lr=${rate})`);
    first = i;
  }
  return `[${groups.join(', ')}]`;
}

/**
 * @param {Draft} draft
 * @param {OwnText} own
 * @param {number} i
 * @returns {import('./optimizers.js').Translation}
 */
function ownRuleOf(draft, { text, values }, i) {
  const name = draft.runs.length > 1 ? `OwnRule${i + 1}` : 'OwnRule';
  const compiled = compile(text, 'rule', values);
  if (compiled.problem) throw new Error(compiled.problem.message);
  const kept = { vectors: compiled.keptVectors, numbers: compiled.keptNumbers };
  const { definition, momentum } = ownRule(text, name, Object.keys(values), kept);
  draft.own[name] = { ...definition, place: 'optimizers' };
  return {
    head: name,
    args: Object.entries(values).map(([each, value]) => [each, literal(value)]),
    uses: [name],
    momentum: momentum ? [momentum] : [],
  };
}

// ---- Schedules ----

/**
 * @param {Draft} draft
 * @param {Settings} shared
 * @param {number} i
 * @param {string[]} momentum settings that take it
 * @returns {Pair[]}
 */
function schedulePairs(draft, shared, i, momentum) {
  const { plan, start } = draft.runs[i];
  const total = shared.sameSteps ? 'STEPS' : literal(start.steps);
  const whole = { steps: start.steps, stepsText: total, updatesPerEpoch: start.updatesPerEpoch };
  const delay = plan.warmup ? delayOf(plan.warmup.id, plan.warmup.params) : 0;
  const steps = Math.max(1, start.steps - delay);
  const rest = steps === 1 ? '1' : `(${total} - ${literal(delay)})`;
  const context = { ...whole, steps, stepsText: delay ? rest : total };
  const inner = plan.schedule.own
    ? ownScheduleOf(draft, plan.schedule.own, i, context.stepsText)
    : SCHEDULES[plan.schedule.id](plan.schedule.params, context);
  const { warmup } = plan;
  const full = warmup ? WARMUPS[warmup.id](warmup.params, whole, inner.text) : inner;
  draft.use([...inner.uses, ...full.uses]);
  const text = plan.lr === 0 ? full.text.replace(/\blr\b/g, '0.0') : full.text;
  const given = shared.plateau ? 'lambda lr, losses: ' : 'lambda lr: ';
  const isBare = !shared.plateau && /^\w+\(lr\)$/.test(text);
  const maker = isBare ? text.replace('(lr)', '') : given + broken(text, COLUMN + given.length);
  return [['schedule', maker], ...momentumPairs(draft, inner.momentum, momentum, delay)];
}

/**
 * @param {Draft} draft
 * @param {string | undefined} text
 * @param {string[]} settings that take it
 * @param {number} delay
 * @returns {Pair[]}
 */
function momentumPairs(draft, text, settings, delay) {
  if (!text || !settings.length) return [];
  draft.cycles = true;
  const delayed = delay ? `lambda t: ${text}(max(0, t - ${delay}))` : broken(text, COLUMN);
  return [
    ['momentum', delayed],
    ['momentum_of', literal(settings)],
  ];
}

/**
 * @param {Draft} draft
 * @param {OwnText} own
 * @param {number} i
 * @param {string} steps
 * @returns {import('./schedules.js').ScheduleText}
 */
function ownScheduleOf(draft, { text, values }, i, steps) {
  const name = draft.runs.length > 1 ? `own_rate_${i + 1}` : 'own_rate';
  draft.own[name] = { ...ownSchedule(text, values, name, { steps }), place: 'schedules' };
  return { text: `${name}(lr)`, uses: [name] };
}
