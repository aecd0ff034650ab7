/** What an embed shows where its address names no views. */
export const USUAL_VIEWS = ['loss', 'lr', 'stage'];
