// The benchmark's side in the browser: globalThis.bench is called from outside.

import { timeMap } from './map.js';
import { timeSweep } from './sweep.js';
import { Host } from '../host.js';

const engineModules = import.meta.glob('../engines/*.js');

async function readPart(cellId, part) {
  const response = await fetch(`../material/${cellId}.${part}`);
  if (!response.ok) throw new Error(`${response.url}: the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

globalThis.bench = {
  host: new Host({
    loadEngine: (name) => engineModules[`../engines/${name}.js`](),
    readerOf: (cellId) => (part) => readPart(cellId, part),
    environment: { tfjsWasmFolder: new URL('.', location.href).href },
  }),
  timeMap,
  timeSweep,
};
