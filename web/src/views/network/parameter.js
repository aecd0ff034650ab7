// Which parameter of the network a part of the drawing is, and the other way round.

import { indexOfWeight, placeOfWeight } from '../microscope/weight.js';

/** @typedef {import('../../engine/wasm/bindings.js').Tensor} Tensor */
/** @typedef {import('./drawn-network.js').DrawnNetwork} DrawnNetwork */
/** @typedef {import('./layout.js').Part} Part */

/**
 * @param {DrawnNetwork} drawn
 * @param {Tensor[]} tensors of the run
 * @param {Part} part
 * @returns {number} index of the weight, or of a unit's bias; -1: it has none
 */
export function parameterAt({ network: { columns } }, tensors, part) {
  const isWeight = part.kind === 'weight';
  const layer = isWeight ? part.block : part.column - 1;
  const tensor = tensors.findIndex(({ name }) => name === `${layer}.${isWeight ? 'W' : 'b'}`);
  if (tensor < 0) return -1;
  const row = columns[layer + 1].units[isWeight ? part.to : part.row];
  return indexOfWeight(tensors, {
    tensor,
    row,
    column: isWeight ? columns[layer].units[part.from] : 0,
  });
}

/**
 * @param {DrawnNetwork} drawn
 * @param {Tensor[]} tensors of the run
 * @param {number} index of a parameter
 * @returns {Part | null} null: it is not drawn
 */
export function partOfParameter({ network: { columns } }, tensors, index) {
  const { tensor, row, column } = placeOfWeight(tensors, index);
  const [, layer, kind] = /^(\d+)\.(W|b)$/.exec(tensors[tensor].name) ?? [];
  if (layer === undefined) return null;
  const block = Number(layer);
  const to = columns[block + 1]?.units.indexOf(row) ?? -1;
  const from = kind === 'W' ? columns[block].units.indexOf(column) : 0;
  if (to < 0 || from < 0) return null;
  return kind === 'W'
    ? { kind: 'weight', block, to, from }
    : { kind: 'unit', column: block + 1, row: to };
}
