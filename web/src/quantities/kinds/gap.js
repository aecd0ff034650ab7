import { NOTHING, finite } from '../quantity.js';

/** @type {import('../quantity.js').Quantity} */
export default {
  id: 'gap',
  words: 'by how much the last validation loss is above the last training loss',
  short: 'gap between validation and training loss',
  unit: 'loss',
  compute({ loss, training, lossKind }) {
    const [own, other] = [finite(loss).at(-1), finite(training).at(-1)];
    if (lossKind !== 'validation' || !own || own.step !== other?.step) return NOTHING;
    return { value: own.value - other.value };
  },
};
