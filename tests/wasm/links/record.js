// Writes v1.json: links that cover the whole catalog, with what each gives today. A recorded link keeps
// its numbers for ever, so only links that are new are trained; `node tests/wasm/links/record.js`
// adds those of new entries.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { catalog, trainLink } from './train.js';

const file = new URL('./v1.json', import.meta.url);
const recorded = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
const known = new Set(recorded.map(({ link }) => link));
const fresh = wantedLinks().filter(({ link }) => !known.has(link));
for (const { link, updates, isOptional } of fresh) {
  const result = await trainLink(link, updates).catch((error) => {
    if (!isOptional) throw error;
  });
  if (result) recorded.push({ link, updates, ...result });
}
writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
console.log(`${recorded.length} links`);

function wantedLinks() {
  const data = 'v=1&data=moons&noise=0.1&hidden=8-8';
  const rules = catalog.optimizers.filter(({ wrapper }) => !wrapper).map(({ id }) => id);
  const wrappers = catalog.optimizers.filter(({ wrapper }) => wrapper).map(({ id }) => id);
  const schedules = catalog.schedules.filter(({ warmup }) => !warmup).map(({ id }) => id);
  const warmups = catalog.schedules.filter(({ warmup }) => warmup).map(({ id }) => id);
  return [
    ...oneEach(`${data}&steps=40`, rules, (id) => id, 40),
    ...oneEach(`${data}&steps=40`, wrappers, (id) => `momentum,lr=0.05,with=${id}`, 40),
    ...oneEach(`${data}&steps=60`, schedules, (id) => `sgd,lr=0.1,schedule=${id}`, 60),
    ...oneEach(`${data}&steps=60`, warmups, (id) => `adam,warmup=20,warmup.kind=${id}`, 60),
    ...oneEach(data, ids('activations'), (id) => `sgd,lr=0.1,activation=${id}`, 30),
    ...oneEach(data, ids('initializers'), (id) => `sgd,lr=0.1,init=${id}`, 20),
    ...oneEach(data, ids('norms'), (id) => `adam,lr=0.01,norm=${id}`, 30),
    ...ids('datasets')
      .filter((id) => id !== 'own')
      .map((id) => ({ link: `v=1&data=${id}&noise=0.05&hidden=8&run=adam,lr=0.01`, updates: 20 })),
    ...ids('surfaces').map((id) => ({
      link: `v=1&problem=surface&surface=${id}&gradient_noise=0.1&run=sgd,lr=0.001&run=adam,lr=0.1`,
      updates: 40,
    })),
    ...ids('losses').flatMap(lossLinks),
    ...chapters(),
  ];
}

function ids(family) {
  return catalog[family].map(({ id }) => id);
}

function oneEach(front, all, runOf, updates) {
  const links = [];
  for (let i = 0; i < all.length; i += 8) {
    const runs = all.slice(i, i + 8).map((id) => `run=${runOf(id)}`);
    links.push({ link: [front, ...runs].join('&'), updates });
  }
  return links;
}

// A loss fits some kinds of data; a link that the engine refuses is not recorded.
function lossLinks(id) {
  return ['moons', 'blobs', 'sine'].map((data) => ({
    link: `v=1&data=${data}&noise=0.1&hidden=8&loss=${id}&run=sgd,lr=0.01`,
    updates: 30,
    isOptional: true,
  }));
}

// Links as people write them, one per line: several settings, overrides, own texts, own data.
function chapters() {
  const text = readFileSync(new URL('./handwritten.txt', import.meta.url), 'utf8');
  const links = text.split('\n').filter((line) => line.startsWith('v='));
  return links.map((link) => ({ link, updates: 40 }));
}
