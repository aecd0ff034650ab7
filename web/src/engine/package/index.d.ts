/** A hyperparameter or setting, as the catalog describes it. */
export interface Param {
  id: string;
  symbol: string;
  summary: string;
  type: 'real' | 'int' | 'bool' | 'choice' | 'list' | 'text';
  default: number | boolean | string | Array<number | string> | null;
  start: number | boolean | string | Array<number | string> | null;
  min: number;
  max: number;
  minExcluded: boolean;
  scale: 'linear' | 'log';
  zero: boolean;
  complement: boolean;
  sliderMin: number;
  sliderMax: number;
  choices: string[];
  columns: 1 | 2;
  optional: boolean;
  /** Of a text: what its free names and functions mean. */
  language?: 'rule' | 'schedule' | 'surface';
  family?: string;
  group?: string;
}

export interface Entry {
  id: string;
  name: string;
  summary: string;
  formula: string;
  reference: string;
  params: Param[];
  [detail: string]: unknown;
}

export interface Catalog {
  version: 1;
  optimizers: Entry[];
  schedules: Entry[];
  datasets: Entry[];
  activations: Entry[];
  losses: Entry[];
  initializers: Entry[];
  surfaces: Entry[];
  norms: Entry[];
  settings: Param[];
}

export type Value = number | boolean | string | Array<number | string> | null;
export type Values = Record<string, Value>;

export interface RunConfig {
  optimizer: string;
  params?: Values;
  schedule?: string;
  scheduleParams?: Values;
  /** Updates; 0: none. */
  warmup?: number;
  warmupKind?: string;
  warmupParams?: Values;
  /** Innermost first. */
  wrappers?: Array<{ id: string; params?: Values }>;
  /** Settings of this run only. */
  overrides?: Values;
  label?: string;
  color?: number | null;
  visible?: boolean;
}

export interface Config {
  version: 1;
  settings: Values;
  runs: RunConfig[];
  table?: string;
  fingerprint?: string;
}

export interface Problem {
  key: string;
  value: string;
  message: string;
}

/** What the engine throws: names the field, the value and the rule. */
export interface EngineError extends Error {
  key: string;
  value: string;
  rule: string;
}

export interface Flags {
  embed: boolean;
  show: string[];
  controls: string[];
  hide: string[];
  lock: string[];
  theme: 'auto' | 'light' | 'dark';
  autoplay: boolean;
  at: number | null;
  height: number | null;
}

export type Status = 'ready' | 'training' | 'finished' | 'diverged';

/** Numbers are NaN where they are not defined. */
export interface RunStateNow {
  step: number;
  epoch: number;
  steps: number;
  status: Status;
  message: string;
  eventStep: number;
  eventKind: '' | 'diverged' | 'spike';
  loss: number;
  lr: number;
  valLoss: number;
  valAccuracy: number;
  trainAccuracy: number;
  bestValLoss: number;
  bestStep: number;
  gradNorm: number;
  updateRatio: number;
  parameterCount: number;
  stateSize: number;
  gradientEvaluations: number;
  samplesSeen: number;
  batchesPerEpoch: number;
}

export interface Row {
  step: number;
  epoch: number;
  lr: number;
  trainLoss: number;
  valLoss: number;
  trainAccuracy: number;
  valAccuracy: number;
  gradNorm: number;
  updateRatio: number;
}

/** All arrays are copies. */
export interface Run {
  advance(updates?: number): { step: number; status: Status };
  state(): RunStateNow;
  /** At most 1024 entries; each covers a stretch of updates up to and with `step`. */
  history(): {
    step: Int32Array;
    trainLoss: Float32Array;
    min: Float32Array;
    max: Float32Array;
    lr: Float32Array;
  };
  evaluations(): {
    step: Int32Array;
    trainLoss: Float32Array;
    valLoss: Float32Array;
    trainAccuracy: Float32Array;
    valAccuracy: Float32Array;
    gradNorm: Float32Array;
    weightNorm: Float32Array;
    updateRatio: Float32Array;
  };
  /** Measures everything now. */
  row(): Row;
  /** The schedule at evenly spaced steps. */
  rates(count?: number): Float32Array;
  tensors(): Array<{ name: string; shape: number[]; layer: number }>;
  /** Layer by layer, row-major out x in, then bias. */
  parameters(): Float32Array;
  setParameters(values: ArrayLike<number>): void;
  /** On the next batch, without a step. */
  lossAndGradient(): { loss: number; gradient: Float32Array };
  /** Of raw points, feature by feature: a probability each (binary), one a class, or a value. */
  predict(inputs: ArrayLike<number>): Float32Array;
  /** Validation part, classes x classes, a row for each true class; null on a surface. */
  confusion(): Int32Array | null;
  /** What the data look like; null on a surface. Points of one- and two-dimensional data only. */
  points(): {
    task: 'binary' | 'multiclass' | 'regression';
    features: number;
    classes: number;
    classNames: string[];
    featureNames: string[];
    imageWidth: number;
    trainingCount: number;
    validationCount: number;
    inputs: Float32Array;
    targets: Float32Array;
    /** 1: training part. */
    training: Float32Array;
    /** xMin, xMax, yMin, yMax; empty where there are no points. */
    window: number[];
  } | null;
  path(): { step: Int32Array; x: Float32Array; y: Float32Array };
  /**
   * Records these from the next update on: gradient-norm, weight-norm, gradient-ratio, update-ratio,
   * effective-step, cosine, activations, sharpness, noise-scale. Others are forgotten.
   */
  setMeasures(names: string[]): void;
  /** What was recorded; mean, min and max hold all points of one channel after the other. */
  measures(): Record<
    string,
    {
      step: Int32Array;
      mean: Float32Array;
      min: Float32Array;
      max: Float32Array;
      /** The update at which recording began. */
      since: number;
      /** Measured every so many updates; 0: not defined for this run. */
      interval: number;
      /** Of the training set that it looks at; 0: does not apply. */
      samples: number;
      preconditioned: boolean;
    }
  >;
  /** 16 hexadecimal digits. */
  fingerprint(): string;
  delete(): void;
}

/** `{ id: 'custom', rule: 'w = w - lr*k*g', k: 2 }` is a rule of one's own. */
export interface OptimizerSpec {
  id: string;
  /** Of a wrapper. */
  inner?: OptimizerSpec;
  [param: string]: unknown;
}

export interface Optimizer {
  step(
    gradient: ArrayLike<number> | Array<ArrayLike<number>>,
    options?: { lr?: number; curvature?: ArrayLike<number>; normals?: ArrayLike<number> },
  ): void;
  parameters(): Float32Array;
  evaluationParameters(): Float32Array;
  stateSize(): number;
  internals(): Record<string, number[]>;
  delete(): void;
}

export interface ScheduleSpec {
  id: string;
  /** Updates of linear warm-up before it. */
  warmup?: number;
  then?: ScheduleSpec;
  with?: ScheduleSpec;
  [param: string]: unknown;
}

export interface Schedule {
  at(step: number): number;
  momentum(step: number): number | null;
  report(metric: number): void;
  delete(): void;
}

export interface Engine {
  readonly catalog: Catalog;
  parseLink(link: string): { config: Config; problems: Problem[]; flags: Flags };
  formatLink(config: Config): string;
  /** Loads what the runs need: files of real data sets, own data of the link. */
  prepare(config: Config): Promise<void>;
  /** With `report`, what the engine replaces by something valid is told instead of thrown. */
  createRun(config: Config, index?: number, options?: { report?: (problem: Problem) => void }): Run;
  createOptimizer(
    spec: OptimizerSpec,
    tensors: Array<{ shape: number[]; values: ArrayLike<number> }>,
  ): Optimizer;
  createSchedule(spec: ScheduleSpec, run?: { lr?: number; steps?: number }): Schedule;
}

export function loadEngine(options?: {
  wasmBinary?: BufferSource | WebAssembly.Module;
  wasmUrl?: string | URL;
  dataUrl?: string | URL;
}): Promise<Engine>;
