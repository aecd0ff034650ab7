// What a rule that looks at whole tensors keeps: lists of states, one block after the other, each of them of
// one tensor.

/** @typedef {import('../engine/wasm/bindings.js').NamedNumbers} NamedNumbers */

/**
 * @typedef {object} TensorState
 * @property {string} name
 * @property {number} length Euclidean
 */

/**
 * @param {NamedNumbers[]} states in the order of the tensors; blocks begin with the same name
 * @param {number} tensor
 * @param {number[]} sizes of all tensors; a rule may have blocks for some of them only, such as one of each layer
 * @returns {TensorState[]} those of the tensor's block; all, if blocks belong to no tensors
 */
export function statesOfTensor(states, tensor, sizes) {
  /** @type {NamedNumbers[][]} */
  const blocks = [];
  for (const state of states) {
    if (state.name === states[0].name) blocks.push([]);
    blocks[blocks.length - 1].push(state);
  }
  const own = blocks.length > 1 ? blocks[blockOf(tensor, blocks.length, sizes.length)] : blocks[0];
  return (own ?? states).map(({ name, values, isNorm }) => ({
    name,
    length: isNorm ? values[0] : Math.hypot(...values),
  }));
}

/**
 * @param {number} tensor
 * @param {number} blocks
 * @param {number} tensors weights and biases take turns, where there are half as many blocks
 */
function blockOf(tensor, blocks, tensors) {
  if (blocks === tensors) return tensor;
  return 2 * blocks === tensors ? Math.floor(tensor / 2) : -1;
}
