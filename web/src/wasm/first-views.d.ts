// The charts that come with the first curve, which the build writes beside this file; see
// web/scripts/view-lists.js.

/** What each of them shows, by id. */
export const firstCharts: Readonly<Record<string, import('../views/view.js').ChartModule['model']>>;
/** What the other charts of the first look are called, by id, before they are drawn. */
export const firstNames: Readonly<Record<string, string>>;
/** Which chart takes the place of a chart that does not suit a test surface. */
export const onSurface: Readonly<Record<string, string>>;
/** Ids of the views that are studies. */
export const studies: readonly string[];
/** Ids of the views that have the room of the curves as well, when they are on the stage. */
export const roomy: readonly string[];
