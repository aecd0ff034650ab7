// How much memory an open page keeps, after everything that can be collected was collected.

import { readFileSync } from 'node:fs';

const MEGABYTE = 1e6;
const KILOBYTE = 1024;

/**
 * @typedef {object} Memory in megabytes
 * @property {number} page what the scripts and elements of the page keep
 * @property {number} workers what those of its workers keep
 * @property {number} process all that the page's process has, whoever uses it
 */

/**
 * Forces a collection everywhere, and measures.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<Memory>}
 */
export async function memoryOf(page) {
  const session = await page.createCDPSession();
  try {
    let workers = 0;
    for (const worker of page.workers()) workers += await keptBy(worker.client);
    const kept = await keptBy(session);
    return { page: kept, workers, process: await processOf(page) };
  } finally {
    await session.detach();
  }
}

/** @param {import('puppeteer-core').CDPSession} session */
async function keptBy(session) {
  // What one collection finds to be unused may be what holds the next.
  for (let i = 0; i < 2; ++i) await session.send('HeapProfiler.collectGarbage');
  /** @type {{ usedSize: number, embedderHeapUsedSize?: number, backingStorageSize?: number }} */
  const usage = await session.send('Runtime.getHeapUsage');
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = usage;
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / MEGABYTE;
}

// The largest one that draws pages; a spare one that waits for the next page is small.
/** @param {import('puppeteer-core').Page} page */
async function processOf(page) {
  const session = await page.browser().target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return Math.max(0, ...renderers.map(({ id }) => residentSize(id)));
}

/** @param {number} id of a process @returns {number} megabytes; 0 where the system does not tell */
function residentSize(id) {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    return (Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * KILOBYTE) / MEGABYTE;
  } catch {
    return 0;
  }
}

/**
 * How fast something grows: the slope of the line that fits best.
 * @param {{ hours: number, megabytes: number }[]} samples
 * @returns {number} megabytes an hour
 */
export function growth(samples) {
  const mean = (/** @type {number[]} */ values) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const time = mean(samples.map(({ hours }) => hours));
  const size = mean(samples.map(({ megabytes }) => megabytes));
  let [both, alone] = [0, 0];
  for (const { hours, megabytes } of samples) {
    both += (hours - time) * (megabytes - size);
    alone += (hours - time) ** 2;
  }
  return both / alone;
}
