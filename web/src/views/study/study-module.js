// What `study.js` of a study's folder gives, as types.

/** @typedef {import('../../studies/plan.js').Plan} Plan */

/**
 * @template {Plan} [P=any]
 * @template [R=any]
 * @typedef {object} StudyModule
 * @property {import('../../studies/study.js').StudyKind<P, R>} kind
 * @property {(made: import('./chart-parts.js').Outcome<P, R>, value: (key: string) => unknown) =>
 *   import('../../figure/panels.js').Part | null} part its picture for figures; null: it has none. `value`: of a
 *   setting
 */

export {};
