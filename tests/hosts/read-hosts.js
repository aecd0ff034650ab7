// Builds the notes of each host and reads them in Chromium.

import { openChromium } from '../browser/open-browser.js';
import { serve } from '../../web/scripts/serve.js';
import { checksOf } from './checks.js';
import { figures, fingerprintsOf } from './figures.js';
import { buildNotes, emptySite } from './notes.js';

/** @typedef {import('./hosts.js').Host} Host */
/** @typedef {import('playwright-core').Browser} Browser */

/**
 * @typedef {(name: string, check: () => Promise<void>) => Promise<boolean>} Attempt runs a check; whether it passed
 */

/**
 * @param {Host[]} hosts
 * @param {Attempt} attempt
 */
export async function readHosts(hosts, attempt) {
  // Scripts of another origin are only read where their server allows it, as most hosts of static files do.
  const headers = { 'access-control-allow-origin': '*' };
  const playground = await serve({ prefix: '/some/folder/', headers });
  const browser = await openChromium();
  try {
    const fingerprints = {
      small: await fingerprintsOf(figures.small),
      long: [],
    };
    for (const host of hosts) {
      await readHost(host, { browser, site: playground.url, fingerprints }, attempt);
    }
  } finally {
    await browser.close();
    await playground.close();
  }
}

/**
 * @typedef {object} Surroundings
 * @property {Browser} browser
 * @property {string} site address of the playground
 * @property {Record<'small' | 'long', string[]>} fingerprints
 */

/**
 * @param {Host} host
 * @param {Surroundings} surroundings
 * @param {Attempt} attempt
 */
async function readHost(host, surroundings, attempt) {
  const site = emptySite(host);
  const served = await serve({ folder: site });
  // By its name this machine is another site than by its number, with a process of its own in the browser.
  const address = served.url.replace('127.0.0.1', 'localhost');
  const places = { playground: surroundings.site, address, site };
  /** @type {import('./notes.js').Job | null} */
  let job = null;
  try {
    await attempt(`${host.name}: it builds the notes`, async () => {
      job = await buildNotes(host, places);
    });
    if (job) await readBuilt(host, job, surroundings, attempt);
  } finally {
    await served.close();
  }
}

/**
 * @param {Host} host
 * @param {import('./notes.js').Job} job
 * @param {Surroundings} surroundings
 * @param {Attempt} attempt
 */
async function readBuilt(host, job, { browser, fingerprints }, attempt) {
  for (const { name, run } of host.files ?? []) {
    await attempt(`${host.name}: ${name}`, async () => run(job));
  }
  const started = await host.start?.(job);
  try {
    for (const notes of host.notes) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto((started?.url ?? job.address) + notes.path);
      await notes.open?.(page);
      for (const { name, run } of checksOf(notes)) {
        await attempt(`${host.name}, ${notes.path || 'page'}: ${name}`, () =>
          run(page, { job, fingerprints }),
        );
      }
      await page.close();
    }
  } finally {
    await started?.close();
  }
}
