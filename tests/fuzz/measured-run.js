// Runs that have measured anything: nothing, one value, numbers that are none.

import { measured } from '../web/quantities/measured.js';

const LOSSES = [1, 0.5, 0.05, 0, -1, 1e-30, 1e30, NaN, Infinity, -Infinity, 0.5, 0.4, 2];

/** @param {import('./tape.js').Tape} tape */
export function measuredRun(tape) {
  const losses = () => tape.list(8, () => tape.pick(LOSSES));
  return measured(losses(), {
    ...{ rates: losses(), batches: losses(), accuracy: losses(), gradient: losses() },
    ...{ weights: losses(), ratios: losses(), training: losses() },
    status: tape.pick(['finished', 'diverged', 'training', 'ready']),
    event: { kind: tape.pick(['', 'spike', 'divergence']), step: tape.below(9), message: '' },
  });
}
