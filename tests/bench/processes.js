// What the processes of a browser use.

import { existsSync, readFileSync } from 'node:fs';

/**
 * Of pages and of frames of other sites.
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<number[]>} ids
 */
export async function rendererProcesses(browser) {
  const processes = await processesOf(browser);
  return processes.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/**
 * The time that all of them have computed, together.
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<number>} seconds of one core
 */
export async function processorSeconds(browser) {
  const processes = await processesOf(browser);
  const renderers = processes.filter(({ type }) => type === 'renderer');
  return renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function processesOf(browser) {
  const session = await browser.newBrowserCDPSession();
  try {
    return (await session.send('SystemInfo.getProcessInfo')).processInfo;
  } finally {
    await session.detach();
  }
}

/**
 * What a process has for itself, in memory or swapped out: Chromium's own "memory footprint".
 * @param {number} process id
 * @returns {number} NaN where there is no Linux
 */
export function privateMegabytes(process) {
  if (!existsSync('/proc/self/status')) return NaN;
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    const sizes = [...status.matchAll(/^(?:RssAnon|VmSwap):\s+(\d+) kB$/gm)];
    return sizes.reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) / 1000;
  } catch {
    // It ended just now.
    return 0;
  }
}
