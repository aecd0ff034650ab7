// Writes what links give today into the file of the release that comes next (the version in package.json): links that
// cover the whole catalog, links that people wrote, and links that browsers open as well. A recorded link keeps
// its numbers for ever, so only links that are new are trained, and files of earlier releases never change;
// `node tests/wasm/links/record.js` adds those of new entries.

import { readFileSync, writeFileSync } from 'node:fs';
import { LINKS_IN_BROWSERS, allRecorded, fileOf, recordedIn } from './recorded.js';
import { catalog, trainLink } from './train.js';

// More than any of them has.
const TO_THE_END = 1e6;

const { version } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
const recorded = recordedIn(version);
const known = new Set(allRecorded().map(({ link }) => link));
const fresh = wantedLinks().filter(({ link }) => !known.has(link));
for (const { link, updates, isOptional } of fresh) {
  const result = await trainLink(link, updates).catch((error) => {
    if (!isOptional) throw error;
  });
  if (result) recorded.push({ link, updates, ...result });
}
if (recorded.length) writeFileSync(fileOf(version), `${JSON.stringify(recorded, null, 2)}\n`);
console.log(`${known.size} links are recorded, ${allRecorded().length - known.size} are new`);

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
    ...oneEach(data, ids('norms'), (id) => `adam,lr=0.01,norm=${id},norm.place=after`, 30),
    ...ids('datasets')
      .filter((id) => id !== 'own')
      .map((id) => ({ link: `v=1&data=${id}&noise=0.05&hidden=8&run=adam,lr=0.01`, updates: 20 })),
    ...ids('surfaces').map((id) => ({
      link: `v=1&problem=surface&surface=${id}&gradient_noise=0.1&run=sgd,lr=0.001&run=adam,lr=0.1`,
      updates: 40,
    })),
    ...ids('losses').flatMap(lossLinks),
    ...chapters(),
    ...Object.values(LINKS_IN_BROWSERS).map((link) => ({ link, updates: TO_THE_END })),
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
