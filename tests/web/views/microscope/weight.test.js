import { expect, it } from 'vitest';
import {
  indexOfWeight,
  placeOfWeight,
  weightName,
} from '../../../../web/src/views/microscope/weight.js';
import { parameterAt, partOfParameter } from '../../../../web/src/views/network/parameter.js';

// 2 inputs, 3 units, 1 output.
const tensors = [
  { name: '0.W', shape: [3, 2], layer: 0 },
  { name: '0.b', shape: [3], layer: 0 },
  { name: '1.W', shape: [1, 3], layer: 1 },
  { name: '1.b', shape: [1], layer: 1 },
];
const drawn = {
  network: {
    columns: [2, 3, 1].map((count) => ({ units: Int32Array.from({ length: count }, (_, i) => i) })),
  },
};

it('counts through all tensors, and back', () => {
  for (let index = 0; index < 13; index++) {
    expect(indexOfWeight(tensors, placeOfWeight(tensors, index))).toBe(index);
  }
  expect(placeOfWeight(tensors, 5)).toEqual({ tensor: 0, row: 2, column: 1 });
  expect(placeOfWeight(tensors, 7)).toEqual({ tensor: 1, row: 1, column: 0 });
});

it('stays within the network', () => {
  expect(placeOfWeight(tensors, 1e6)).toEqual({ tensor: 3, row: 0, column: 0 });
  expect(indexOfWeight(tensors, { tensor: 0, row: 7, column: 9 })).toBe(5);
});

it('says where a weight is', () => {
  expect(weightName(tensors, placeOfWeight(tensors, 5))).toBe('Layer 1 weights, unit 3, input 2');
  expect(weightName(tensors, placeOfWeight(tensors, 7))).toBe('Layer 1 biases, unit 2');
  expect(weightName([{ name: 'x', shape: [2], layer: 0 }], { tensor: 0, row: 1, column: 0 })).toBe(
    'y',
  );
});

it('is a part of the drawing: a line, or the bias of a unit', () => {
  for (let index = 0; index < 13; index++) {
    const part = partOfParameter(drawn, tensors, index);
    expect(parameterAt(drawn, tensors, part)).toBe(index);
  }
  expect(partOfParameter(drawn, tensors, 10)).toEqual({ kind: 'weight', block: 1, to: 0, from: 1 });
  expect(parameterAt(drawn, tensors, { kind: 'unit', column: 0, row: 0 })).toBe(-1);
});
