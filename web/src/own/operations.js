// The numbers of the engine's instructions: the order of the two lists in cpp/own/program.h.

/** @type {(names: string) => Record<string, number>} */
const numbered = (names) => Object.fromEntries(names.split(' ').map((name, i) => [name, i]));

/** On single numbers. */
export const SCALAR = numbered(
  'copy add subtract multiply divide negate sqrt abs sign exp log tanh sin cos floor power decay ' +
    'min max less lessEqual equal select',
);

/** On vectors; from `sum` on: from a vector to a number. */
export const VECTOR = numbered(
  'copy fill scale shift scaleShift add subtract multiply divide scaleDivide reciprocal combine ' +
    'average averageSquare rootShift root min max minNumber maxNumber abs sign exp log tanh sin ' +
    'cos floor power powerNumber less lessEqual equal select flush sum dot least largest',
);
