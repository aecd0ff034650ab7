import { expect, it } from 'vitest';
import { stageNotes } from '../../../web/src/steps/notes.js';

const note = (name, ...values) => ({ name, values: Float64Array.from(values), isNorm: false });

it('belong to the rule between the marks of the wrapper around it', () => {
  const notes = [
    note('g_norm', 5),
    note('inner gradient', 0.2),
    note('phi', 1),
    note('inner gradient', 0.2),
    ...[note('r', 10), note('r', 20), note('r', 30)],
    note('inner result', 0.9),
    note('inner result', 0.8),
    note('late', 7),
  ];
  expect(stageNotes(notes, 1)).toEqual([
    { numbers: { g_norm: 5, late: 7 }, innerGradient: 0.2, innerResult: 0.8 },
    { numbers: { phi: 1 }, innerGradient: 0.2, innerResult: 0.9 },
    { numbers: { r: 20 } },
  ]);
});

it('end where a wrapper does not go on', () => {
  expect(stageNotes([note('skipped', 1)], 0)).toEqual([{ numbers: { skipped: 1 } }]);
});
