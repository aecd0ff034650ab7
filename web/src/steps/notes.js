// What rules note within a step comes as one list; here it is put to the rule that noted it.

/** @typedef {import('../engine/wasm/bindings.js').NamedNumbers} NamedNumbers */

/**
 * @typedef {object} StageNotes of a rule or wrapper
 * @property {Record<string, number>} numbers by name, those of the weight or of its tensor
 * @property {number} [innerGradient] that a wrapper hands on
 * @property {number} [innerResult] weight behind the rule inside
 */

// As in cpp/optimizers/wrapper.h.
export const INNER_GRADIENT = 'inner gradient';
export const INNER_RESULT = 'inner result';

/**
 * @param {NamedNumbers[]} notes in the order in which they were made; of what there is one for each parameter,
 *   only that of the weight
 * @param {number} tensor index of the weight's tensor
 * @returns {StageNotes[]} from the outermost wrapper to the rule; fewer if one did not go on
 */
export function stageNotes(notes, tensor) {
  /** @type {{ stage: StageNotes, lists: Map<string, number[]> }[]} */
  const stages = [{ stage: { numbers: {} }, lists: new Map() }];
  let depth = 0;
  for (const { name, values } of notes) {
    if (name === INNER_GRADIENT) {
      stages[depth].stage.innerGradient = values[0];
      stages.push({ stage: { numbers: {} }, lists: new Map() });
      ++depth;
    } else if (name === INNER_RESULT) {
      stages[--depth].stage.innerResult = values[0];
    } else {
      const { lists } = stages[depth];
      lists.set(name, [...(lists.get(name) ?? []), values[0]]);
    }
  }
  for (const { stage, lists } of stages) {
    for (const [name, list] of lists) stage.numbers[name] = list[tensor] ?? list[0];
  }
  return stages.map(({ stage }) => stage);
}
