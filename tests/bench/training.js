// W1 to W4: every engine trains the same network; first what came out is compared, then they take turns
// at being timed.

import { difference as convnetjsDifference } from './engines/convnetjs-difference.js';
import { fullLoss } from './full-loss.js';
import { readMaterial } from './material.js';
import { spreadOf } from './statistics.js';
import { readerOf } from './write-material.js';

/**
 * @typedef {object} TrainingResult
 * @property {import('./workloads.js').Cell} cell
 * @property {import('./engines.js').Engine} engine
 * @property {number[]} rounds steps per second, one a round
 * @property {import('./statistics.js').Spread} stepsPerSecond
 * @property {number} finalLoss on the training data after the workload's checkSteps
 * @property {string} sameTraining what the comparison with ours says: "same bits", "same" with how
 *   close, or what differs
 * @property {string} [error] the engine did not get through
 */

/**
 * @param {import('./workloads.js').Cell} cell
 * @param {Map<import('./engines.js').Engine, import('./connections.js').Connection>} connections
 * @param {{ rounds: number, seconds: number, warmup: number }} times
 * @param {(text: string) => void} progress
 * @returns {Promise<TrainingResult[]>}
 */
export async function benchmarkCell(cell, connections, times, progress) {
  const runners = [...connections].map(([engine, connection]) => ({
    engine,
    connection,
    rounds: [],
  }));
  progress(`${cell.id}: comparing`);
  for (const runner of runners) await attempt(runner, () => openAndTrain(runner, cell));
  for (let round = 0; round < times.rounds; ++round) {
    progress(`${cell.id}: round ${round + 1} of ${times.rounds}`);
    // Back and forth, so that nobody always comes first.
    const order = round % 2 === 0 ? runners : [...runners].reverse();
    for (const runner of order) await attempt(runner, () => time(runner, times));
  }
  return compare(cell, runners);
}

// An engine that breaks is reported and sits out; the others go on.
async function attempt(runner, work) {
  if (runner.error) return;
  try {
    await work();
  } catch (error) {
    runner.error = error.message.split('\n')[0];
  }
}

async function openAndTrain(runner, cell) {
  await runner.connection.open(runner.engine.module, cell.id);
  await runner.connection.advance(cell.workload.checkSteps);
  runner.parameters = Float32Array.from(await runner.connection.parameters());
}

async function time(runner, { seconds, warmup }) {
  const measurement = await runner.connection.measure({ seconds, warmup });
  runner.rounds.push(measurement.steps / measurement.seconds);
}

async function compare(cell, runners) {
  const { workload } = cell;
  const material = await readMaterial(cell, readerOf(cell.id));
  const lossOf = (parameters) => fullLoss(workload, material, parameters);
  const firstLoss = lossOf(material.parameters);
  const ours = runners.find(({ engine }) => engine.id === 'wasm')?.parameters;
  const reference = ours && { firstLoss, finalLoss: lossOf(ours), parameters: ours };
  return runners.map((runner) => {
    const { engine, rounds, parameters, error } = runner;
    if (error || !parameters) return { cell, engine, rounds: [], error: error ?? 'not measured' };
    const finalLoss = lossOf(parameters);
    const sameTraining = reference
      ? judge(cell, engine, { finalLoss, parameters }, reference)
      : 'not compared';
    return { cell, engine, rounds, stepsPerSecond: spreadOf(rounds), finalLoss, sameTraining };
  });
}

function judge(cell, engine, { finalLoss, parameters }, reference) {
  const differs = engine.module === 'convnetjs' ? convnetjsDifference(cell) : '';
  if (differs) return `other training: ${differs}`;
  if (Buffer.from(parameters.buffer).equals(Buffer.from(reference.parameters.buffer))) {
    return 'same bits';
  }
  const learnt = reference.firstLoss - reference.finalLoss;
  const error = Math.abs(finalLoss - reference.finalLoss) / learnt;
  const isSame = learnt > 0 && error <= cell.workload.tolerance;
  return `${isSame ? 'same' : 'DIFFERS'} (${(100 * error).toExponential(0)} % of what was learnt)`;
}
