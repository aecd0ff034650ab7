// All views in the order of lists, which the build writes beside this file; see
// web/scripts/view-lists.js.

export const views: readonly import('../views/view.js').ViewDescription[];
