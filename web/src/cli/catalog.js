// `npm run -s catalog` writes the catalog as JSON to standard output.

import { loadEngine } from '../engine/package/index.js';
import { write } from './output.js';

const engine = await loadEngine();
await write(`${JSON.stringify(engine.catalog, null, 1)}\n`);
