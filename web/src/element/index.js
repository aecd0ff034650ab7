// The script for pages that show figures: it defines <optimizer-playground>.

import { OptimizerPlayground } from './playground-element.js';

const NAME = 'optimizer-playground';
const registry = globalThis.customElements;

// A page may load it more than once, and a server that imports it has no elements.
if (registry && !registry.get(NAME)) registry.define(NAME, OptimizerPlayground);

export { OptimizerPlayground };
