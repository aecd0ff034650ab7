// Names of views that an embed treats in a way of its own.

/** What an embed shows where its address names no views. */
export const USUAL_VIEWS = ['loss', 'lr', 'stage'];
/** Tables and formulas are wide: each has a row of its own. */
export const WIDE_VIEWS = ['runs', 'formula'];
