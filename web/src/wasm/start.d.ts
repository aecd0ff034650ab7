// The start module, see playground.d.ts.

export { default } from './playground.js';
