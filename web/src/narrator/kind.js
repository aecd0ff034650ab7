// What a kind of sentence is.

/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('./story.js').Told} Told */

/**
 * @typedef {object} Claim what can be said
 * @property {number[]} runs indices; the first is the one that it is about
 * @property {number | null} step that it is about; null: of no step
 * @property {string} text a sentence without a full stop
 */

/**
 * @typedef {Claim & { kind: string, importance: number, charts: string[] }} Sentence
 */

/**
 * @typedef {object} Kind
 * @property {string} kind
 * @property {number} importance 0..100
 * @property {string[]} charts on which it can be seen
 * @property {boolean} [isShared] whether it is about all of its runs alike
 * @property {(story: Story) => Claim[]} tell
 */

/**
 * A kind that speaks of one run at a time.
 * @param {(run: Told) => { step: number | null, text: string } | null} say null: there is nothing to say
 * @returns {Kind['tell']}
 */
export function ofEachRun(say) {
  return ({ runs }) =>
    runs.flatMap((run) => {
      const claim = say(run);
      return claim ? [{ ...claim, runs: [run.index] }] : [];
    });
}

/**
 * The value of a quantity that needs nothing but the run.
 * @param {import('../quantities/quantity.js').Quantity} quantity
 * @param {Told} run
 */
export function valueOf(quantity, { measured }) {
  return quantity.compute(measured).value;
}
