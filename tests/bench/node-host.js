// A process of its own for one engine in Node, so that engines do not share a heap: answers messages
// { method, args } with { value } or { error }.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundledForNode } from './engines.js';
import { nodeBundles, tfjsWasmFolder } from './folders.js';
import { Host } from './host.js';
import { readerOf } from './write-material.js';

const host = new Host({
  loadEngine: (name) =>
    bundledForNode.includes(name)
      ? import(pathToFileURL(path.join(nodeBundles, `${name}.js`)).href)
      : import(`./engines/${name}.js`),
  readerOf,
  environment: { tfjsWasmFolder },
});

process.on('message', async ({ method, args }) => {
  try {
    process.send({ value: await host[method](...args) });
  } catch (error) {
    process.send({ error: error.stack });
  }
});
