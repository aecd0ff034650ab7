// `npm run -s catalog`: the catalog as JSON on standard output.

import { loadEngine } from '../engine/index.js';

const engine = await loadEngine();
process.stdout.write(`${JSON.stringify(engine.catalog, null, 1)}\n`);
