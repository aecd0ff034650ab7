// What a run trains on, with the order of its mini-batches: what files of data hold, in the page and on the
// command line.

/** @typedef {import('../wasm/bindings.js').RunData} RunData */

/**
 * @typedef {object} WithData a run of the bindings or of the package
 * @property {() => { steps: number, batchesPerEpoch: number }} state
 * @property {() => RunData | null} data
 * @property {(step: number) => Int32Array} batch
 */

/**
 * @typedef {object} EpochData
 * @property {RunData} data as trained
 * @property {number} epoch counted from 0
 * @property {number} firstStep the update that takes the first of the batches
 * @property {number[][]} batches rows of the data, in the order in which they are taken
 */

/**
 * @typedef {object} RunName which run it is
 * @property {string} link canonical, of the whole experiment
 * @property {number} run place in the experiment, from 0
 * @property {string} name
 */

/** @typedef {RunName & EpochData} DataOfRun */

/**
 * @param {WithData} run at any step; it is not trained
 * @param {number} [epoch] counted from 0
 * @returns {EpochData}
 * @throws {Error} if the run is on a surface, or does not get as far as that epoch
 */
export function dataOfEpoch(run, epoch = 0) {
  const data = run.data();
  if (!data) throw new Error('A test surface has no data.');
  const { steps, batchesPerEpoch } = run.state();
  const firstStep = epoch * batchesPerEpoch;
  if (!Number.isInteger(epoch) || epoch < 0 || firstStep >= steps) {
    const last = Math.max(0, Math.ceil(steps / batchesPerEpoch) - 1);
    throw new Error(`The run has no epoch ${epoch}: its epochs are 0 to ${last}.`);
  }
  const count = Math.min(batchesPerEpoch, steps - firstStep);
  const batches = Array.from({ length: count }, (_, i) => [...run.batch(firstStep + i)]);
  return { data, epoch, firstStep, batches };
}
