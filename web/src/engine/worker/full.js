// What a worker has with the full engine only: the factory of its module, and the tasks that need it.

export { default as createModule } from '../../wasm/playground.js';
export { tasks } from './tasks.js';
