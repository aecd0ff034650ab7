// A stand-in for the WebAssembly engine: runs whose loss is known, on a clock that the test turns.

/** Time in milliseconds that only work moves. */
export class Clock {
  time = 0;
  now = () => this.time;
}

/**
 * @param {object} [options]
 * @param {Clock} [options.clock]
 * @param {(spec: object) => number} [options.cost] milliseconds an update
 * @param {boolean} [options.isSmall] has no words for problems
 */
export function fakeEngine({ clock = new Clock(), cost = () => 1, isSmall = false } = {}) {
  const engine = {
    alive: 0,
    created: 0,
    datasets: [],
    addDataset(id, bytes) {
      engine.datasets.push([id, bytes.length]);
      return [];
    },
    createRun(spec) {
      if (spec.optimizer.params.lr === 666) throw new WebAssembly.RuntimeError('unreachable');
      if (spec.optimizer.params.lr === 0) {
        const problem = { key: 'lr', value: '0', message: 'must be more' };
        return { run: null, problems: [isSmall ? { key: '', value: '', message: '' } : problem] };
      }
      engine.alive += 1;
      engine.created += 1;
      const run = new FakeRun(spec, clock, cost(spec), () => (engine.alive -= 1));
      return { run, problems: [] };
    },
    surfaceGrid: (id, params, xMin, xMax, yMin, yMax, columns, rows) =>
      new Float32Array(columns * rows).fill(xMax - xMin),
  };
  return engine;
}

/** Diverges at step `diverge` of its settings; its loss after n updates is 1 / (n + 1). */
class FakeRun {
  constructor(spec, clock, cost, onDelete) {
    const { steps = 2000, diverge = Infinity } = spec.settings;
    Object.assign(this, { clock, cost, onDelete, steps, diverge });
    this.step = 0;
    this.bursts = [];
    this.kept = null;
    this.plane = null;
    this.asked = [];
    this.recorded = new Map();
  }

  setMeasures(names) {
    const measures = names ? names.split(',') : [];
    this.asked.push([this.step, names]);
    const kept = measures.map((name) => [name, this.recorded.get(name) ?? this.step]);
    this.recorded = new Map(kept);
  }

  measures() {
    const about = (since) => ({ since, step: Int32Array.of(this.step), mean: new Float32Array(1) });
    return Object.fromEntries([...this.recorded].map(([name, since]) => [name, about(since)]));
  }

  remember() {
    this.kept = [0];
  }

  keepCheckpoint() {
    this.kept.push(this.step);
  }

  restore(step) {
    const nearest = Math.max(...this.kept.filter((one) => one <= step));
    if (this.step > step || this.step < nearest) this.step = nearest;
    return { step: this.step, status: this.status };
  }

  trail() {
    const step = Int32Array.of(0, this.step);
    return { step, parameters: Float32Array.of(0, 0, this.step, -this.step) };
  }

  setPlane(plane) {
    this.plane = plane;
    return true;
  }

  track() {
    const { first } = this.plane;
    return {
      step: Int32Array.of(0, this.step),
      x: Float32Array.of(0, this.step * first[0]),
      y: Float32Array.of(0, 0),
    };
  }

  makePlane({ origin, used }) {
    const plane = { origin, first: Float32Array.of(1, 0), second: Float32Array.of(0, 1) };
    return { ...plane, shares: [0.75, 0.25], at: new Float32Array(2 * used) };
  }

  // A bowl around the point (0.5, 0).
  planeLosses(coordinates) {
    this.clock.time += coordinates.length / 2;
    const losses = new Float32Array(coordinates.length / 2);
    return losses.map((_, i) => (coordinates[2 * i] - 0.5) ** 2 + coordinates[2 * i + 1] ** 2);
  }

  planeSamples() {
    return 250;
  }

  get status() {
    if (this.step >= this.diverge) return 'diverged';
    if (this.step >= this.steps) return 'finished';
    return this.step > 0 ? 'training' : 'ready';
  }

  advance(updates) {
    const end = Math.min(this.step + updates, this.steps, this.diverge);
    this.clock.time += this.cost * (end - this.step);
    this.step = end;
    this.bursts.push(updates);
    return { step: this.step, status: this.status };
  }

  state() {
    const { step, steps, status } = this;
    return {
      step,
      steps,
      status,
      epoch: step / 10,
      message: status === 'diverged' ? 'not finite' : '',
    };
  }

  row() {
    const trainLoss = this.status === 'diverged' ? NaN : 1 / (this.step + 1);
    const rest = {
      valLoss: NaN,
      trainAccuracy: NaN,
      valAccuracy: NaN,
      gradNorm: 0.1,
      updateRatio: 0,
      trainR2: NaN,
      valR2: NaN,
    };
    return { step: this.step, epoch: this.step / 10, lr: 0.1, trainLoss, ...rest };
  }

  history(from) {
    const rows = [];
    for (let step = from; step < this.step; step++)
      rows.push(step, ...Array(9).fill(1 / (step + 1)));
    return { from, width: 1, rows: Float32Array.from(rows) };
  }

  band() {
    const loss = 1 / (this.step + 1);
    return { from: 0, width: 16, rows: Float32Array.of(this.step, this.step + 1, loss, loss) };
  }

  evaluations() {
    return { from: 0, rows: new Float32Array(10) };
  }

  rateStretches() {
    return Float32Array.of(this.steps - 1, 0.1, 0.1, 0.1, 0.1);
  }

  parameters() {
    return Float32Array.of(this.step, -this.step);
  }

  tensors() {
    return [{ name: '0.W', shape: [1, 2], layer: 0 }];
  }

  points() {
    return {
      inputs: Float32Array.of(0, 1),
      targets: Float32Array.of(1),
      training: Uint8Array.of(1),
      window: [-1, 1, -1, 1],
    };
  }

  grid(xMin, xMax, yMin, yMax, columns, rows) {
    this.clock.time += 1;
    return new Float32Array(columns * rows).fill(this.step);
  }

  confusion() {
    return new Int32Array(0);
  }

  samples() {
    return {
      inputs: new Float32Array(0),
      targets: new Float32Array(0),
      outputs: new Float32Array(0),
    };
  }

  path() {
    return { step: new Int32Array(0), x: new Float32Array(0), y: new Float32Array(0) };
  }

  fingerprint() {
    return `fingerprint-at-${this.step}`;
  }

  delete() {
    this.onDelete();
  }
}
