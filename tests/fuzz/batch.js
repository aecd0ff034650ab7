// One batch of random inputs of a kind, with what they cost.

import fc from 'fast-check';
import { checkPrototypes } from './checks.js';
import { fromTape } from './tape.js';

// Milliseconds of processor time that one input may take.
const MOST_TIME = 50;

// The first time, code is compiled, and garbage of others may be collected.
const REPEATS = 4;

/**
 * @typedef {object} BatchResult
 * @property {number} runs
 * @property {number} slowest milliseconds of processor time
 * @property {string} failure empty: none
 */

/**
 * @param {import('./kinds.js').Kind} kind
 * @param {{ seed: number, runs: number, isTimed?: boolean }} batch isTimed: whether an input that takes long is a fault
 * @returns {Promise<BatchResult>}
 */
export async function runBatch(kind, { seed, runs, isTimed = true }) {
  let slowest = 0;
  const property = fc.asyncProperty(
    fromTape(kind.tape, (tape) => kind.make(tape)),
    async (input) => {
      const time = await timeOf(kind, input, isTimed ? REPEATS : 1);
      slowest = Math.max(slowest, time);
      checkPrototypes();
      if (isTimed && time > (kind.mostTime ?? MOST_TIME))
        throw new Error(`${time.toFixed(0)} ms of processor time`);
    },
  );
  const result = await fc.check(property, { seed, numRuns: runs, verbose: 0 });
  return { runs, slowest, failure: result.failed ? failureOf(result) : '' };
}

/** @param {fc.RunDetails<[unknown]>} result */
function failureOf({ counterexample, errorInstance }) {
  const error = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
  return `${fc.stringify(counterexample?.[0])}\n${error}`;
}

/**
 * @param {import('./kinds.js').Kind} kind
 * @param {unknown} input
 * @param {number} repeats at most, while it takes long
 * @returns {Promise<number>} milliseconds of processor time
 */
async function timeOf(kind, input, repeats) {
  let least = Infinity;
  for (let i = 0; i < repeats && least > (kind.mostTime ?? MOST_TIME); ++i) {
    const start = process.cpuUsage();
    await kind.check(input);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
