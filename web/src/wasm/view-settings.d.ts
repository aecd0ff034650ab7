// The settings of all views, which the build writes beside this file; see web/scripts/view-lists.js.

export const viewIds: import('../catalog/join-catalog.js').ViewIds;
export const viewSettings: readonly {
  /** Undefined: they belong to several views. */
  kind?: import('../views/view.js').ViewKind;
  settings: import('../catalog/join-catalog.js').SettingsOfView;
}[];
