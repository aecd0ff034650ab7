// What all engines train on: data, initial weights and batch order of each cell. The engine itself
// makes them (write-material.js) and the others are handed them. Mini-batches are consecutive samples,
// whole ones only; after the last one comes the first again.

/**
 * @typedef {object} Material
 * @property {Float32Array} inputs training samples x features, sample by sample
 * @property {Uint8Array} labels a class each
 * @property {Float32Array} parameters initial ones, see layerOffsets
 * @property {Table} [table] what the engine drew the samples from, for data=own
 */

/** @typedef {{ inputs: Float64Array, targets: Float64Array }} Table inputs: rows x features */

/** @typedef {'inputs' | 'labels' | 'parameters' | 'table'} Part */

/**
 * Parts of a cell's material, each a file of raw numbers: float32, but labels a byte each.
 * @param {import('./workloads.js').Cell} cell
 * @returns {Part[]}
 */
export function partsOf({ workload }) {
  const isTable = workload.settings.data === 'own';
  return ['inputs', 'labels', 'parameters', ...(isTable ? ['table'] : [])];
}

/**
 * @param {import('./workloads.js').Cell} cell
 * @param {(part: Part) => Promise<Uint8Array>} read
 * @returns {Promise<Material>}
 */
export async function readMaterial(cell, read) {
  const material = {};
  for (const part of partsOf(cell)) {
    // A copy is aligned, whatever the bytes came in.
    const bytes = Uint8Array.from(await read(part));
    material[part] = part === 'labels' ? bytes : new Float32Array(bytes.buffer);
  }
  if (material.table) material.table = splitTable(material.table, cell.workload.sizes[0]);
  return material;
}

/**
 * @param {Float32Array} cells rows of features and a label
 * @param {number} features
 * @returns {Table}
 */
export function splitTable(cells, features) {
  const rows = cells.length / (features + 1);
  const inputs = new Float64Array(rows * features);
  const targets = new Float64Array(rows);
  for (let row = 0; row < rows; ++row) {
    const start = row * (features + 1);
    inputs.set(cells.subarray(start, start + features), row * features);
    targets[row] = cells[start + features];
  }
  return { inputs, targets };
}
