import { describe, expect, it } from 'vitest';
import { statesOfTensor } from '../../../web/src/steps/tensor-states.js';

const state = (name, ...values) => ({ name, values: Float64Array.from(values), isNorm: false });
const norm = (name, value) => ({ ...state(name, value), isNorm: true });

describe('what a rule keeps of a tensor', () => {
  const blocks = [norm('L', 7), state('R', 3, 4), norm('L', 9)];

  it('is in the block of the tensor, as a length', () => {
    expect(statesOfTensor(blocks, 0, [4, 2])).toEqual([
      { name: 'L', length: 7 },
      { name: 'R', length: 5 },
    ]);
    expect(statesOfTensor(blocks, 1, [4, 2])).toEqual([{ name: 'L', length: 9 }]);
  });

  it('is in the block of the layer, if weights and biases share one', () => {
    expect(statesOfTensor(blocks, 2, [4, 2, 2, 1])).toEqual([{ name: 'L', length: 9 }]);
  });

  it('is everything, if blocks belong to no tensors', () => {
    expect(statesOfTensor(blocks, 0, [4, 2, 2])).toHaveLength(3);
    expect(statesOfTensor([norm('H', 1)], 1, [4, 2])).toEqual([{ name: 'H', length: 1 }]);
    expect(statesOfTensor([], 0, [4])).toEqual([]);
  });
});
