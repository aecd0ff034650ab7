/** All views, in the order of their lists; written by web/scripts/lists.js. */
declare const views: import('../views/view.js').ViewDescription[];
export default views;
