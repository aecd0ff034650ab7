// Who is measured, and where.

/**
 * @typedef {(cell: import('./workloads.js').Cell, material: import('./material.js').Material,
 *   environment: { tfjsWasmFolder: string }) =>
 *   import('./session.js').Session | Promise<import('./session.js').Session>} Open
 */

/**
 * @typedef {object} Engine
 * @property {string} id
 * @property {'engine' | 'control' | 'peer'} role
 * @property {'node' | 'chromium' | 'native'} place
 * @property {string} module in engines/, or the native program's name for it
 */

const inJavaScript = [
  { id: 'wasm', role: 'engine' },
  { id: 'eigen-wasm', role: 'control' },
  { id: 'plain-js', role: 'control' },
  { id: 'tfjs-cpu', role: 'peer' },
  { id: 'tfjs-wasm', role: 'peer' },
  { id: 'jax-js', role: 'peer' },
  { id: 'convnetjs', role: 'peer' },
];

/** @type {Engine[]} ours, then controls, then peers */
export const engines = [
  { id: 'native', role: 'engine', place: 'native', module: 'native' },
  { id: 'eigen', role: 'control', place: 'native', module: 'eigen' },
  ...inJavaScript.flatMap(({ id, role }) => [
    { id, role, place: 'node', module: id },
    { id: `${id}-chromium`, role, place: 'chromium', module: id },
  ]),
].sort((a, b) => rank(a) - rank(b));

/** Modules whose packages Node cannot load as they are: see bundle.js. */
export const bundledForNode = ['tfjs-cpu', 'tfjs-wasm'];

function rank({ role }) {
  return ['engine', 'control', 'peer'].indexOf(role);
}
