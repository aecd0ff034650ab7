// Uses everything that the package exports. It is only compiled, as a user's program would be.

import {
  Engine,
  loadEngine,
  type Band,
  type Catalog,
  type Config,
  type DataPoints,
  type EngineError,
  type Entry,
  type Evaluations,
  type Flags,
  type History,
  type InputError,
  type LoadOptions,
  type Measures,
  type Optimizer,
  type OptimizerSpec,
  type Param,
  type Path,
  type Problem,
  type Rates,
  type Row,
  type Run,
  type RunConfig,
  type RunData,
  type RunStateNow,
  type Schedule,
  type ScheduleSpec,
  type Status,
  type StepReport,
  type StepOptions,
  type Tensor,
  type Tensors,
  type Value,
  type Values,
} from 'optimizer-playground';

const options: LoadOptions = { wasmUrl: new URL('file:///engine.wasm'), dataUrl: './data/' };
const engine: Engine = await loadEngine(options);

function describe(catalog: Catalog): string[] {
  const entries: Entry[] = [...catalog.optimizers, ...catalog.schedules, ...catalog.datasets];
  const params: Param[] = [...entries.flatMap((entry) => entry.params), ...catalog.settings];
  return params.map(({ id, min, max, choices }) => `${id} ${min} ${max} ${choices.join()}`);
}

function read(link: string): Config {
  const { config, problems, flags } = engine.parseLink(link);
  const told: InputError[] = problems;
  const shown: Flags = flags;
  console.log(told.map(({ key, value, message }: Problem) => `${key} ${value} ${message}`));
  console.log(shown.theme, shown.show.length, shown.at ?? 0);
  return config;
}

async function train(config: Config): Promise<number> {
  await engine.prepare(config);
  const run: Run = engine.createRun(config, 0, { report: ({ message }) => console.log(message) });
  const progress: { step: number; status: Status } = run.advance(100);
  const state: RunStateNow = run.state();
  const history: History = run.history();
  const evaluations: Evaluations = run.evaluations();
  const band: Band = run.band();
  const rates: Rates | null = run.rateStretches();
  const data: RunData | null = run.data();
  const states: { name: string; values: Float64Array }[] = run.states();
  const reports: StepReport[] = run.steps({ count: 2 });
  const row: Row = run.row();
  const tensors: Tensor[] = run.tensors();
  const points: DataPoints | null = run.points();
  const path: Path = run.path();
  run.setMeasures(['sharpness']);
  const measures: Measures = run.measures();
  const steps: Int32Array = history.step;
  const losses: Float32Array = evaluations.valLoss;
  run.setParameters(run.parameters().map((value) => 0.5 * value));
  const { loss, gradient } = run.lossAndGradient();
  console.log(steps, losses, row.trainLoss, tensors[0].shape, points?.classNames, path.x, gradient);
  console.log(measures.sharpness.mean, run.confusion()?.length, run.predict([0, 0]), run.rates(10));
  console.log(states[0]?.name, reports[0]?.newWeights, reports[0]?.notes.length);
  console.log(band.low, rates?.max, data?.inputs, data?.training, run.batch(3));
  console.log(measures.sharpness.last, measures.sharpness.logMean, measures.sharpness.high);
  console.log(progress.status, run.fingerprint());
  run.delete();
  return state.trainLoss + loss;
}

function byHand(): Float32Array {
  const spec: OptimizerSpec = { id: 'ema', decay: 0.9, inner: { id: 'adam', lr: 0.001 } };
  const tensors: Tensors[] = [{ shape: [2, 2], values: [1, 2, 3, 4] }];
  const rule: Optimizer = engine.createOptimizer(spec, tensors);
  const once: StepOptions = { lr: 0.1, curvature: [1, 1, 1, 1], normals: [0, 0, 0, 0] };
  rule.step([[1, 1, 1, 1]], once);
  rule.step(new Float32Array(4));
  console.log(rule.stateSize(), rule.internals(), rule.parameters());
  const parameters = rule.evaluationParameters();
  rule.delete();
  return parameters;
}

function rates(): number | null {
  const spec: ScheduleSpec = { id: 'cosine', warmup: 100 };
  const schedule: Schedule = engine.createSchedule(spec, { lr: 0.1, steps: 1000 });
  schedule.report(0.5);
  const momentum = schedule.momentum(0);
  console.log(schedule.at(0));
  schedule.delete();
  return momentum;
}

const value: Value = 0.01;
const params: Values = { lr: value, list: [1, 2], word: 'tanh', unset: null };
const second: RunConfig = { optimizer: 'adam', params, label: 'Adam' };
const experiment: Config = { version: 1, settings: { data: 'moons' }, runs: [second] };

try {
  console.log(describe(engine.catalog), byHand(), rates(), engine.formatLink(experiment));
  console.log(await train(read('v=1&run=adam')), await train(experiment));
} catch (error) {
  const { key, value: given, rule } = error as EngineError;
  console.log(key, given, rule);
}
