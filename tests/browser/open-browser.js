// Starts the browsers of the system for tests and benchmarks: the one place that knows how.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
// Border: selenium-webdriver comes without types.
// @ts-expect-error
import { Builder } from 'selenium-webdriver';
import { findChromium, findFirefox, findWebKit } from '../scripts/browsers.js';

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
// A page that is not in front is slowed down otherwise.
const FULL_SPEED_FLAGS = [
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];
const DRIVER_START_MILLISECONDS = 20_000;
const PAUSE_MILLISECONDS = 100;

/**
 * @typedef {object} Driver what the tests use of Selenium's WebDriver
 * @property {(address: string) => Promise<void>} get
 * @property {(script: string) => Promise<any>} executeScript
 * @property {() => Promise<void>} quit
 */

/**
 * Chromium, by Playwright.
 * @param {{ atFullSpeed?: boolean }} [options] `atFullSpeed`: pages in the background as well
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function openChromium({ atFullSpeed = false } = {}) {
  const args = atFullSpeed ? [...CHROMIUM_FLAGS, ...FULL_SPEED_FLAGS] : CHROMIUM_FLAGS;
  return chromium.launch({ executablePath: findChromium(), args });
}

/**
 * Firefox, by Puppeteer.
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export function openFirefox() {
  return puppeteer.launch({ browser: 'firefox', executablePath: findFirefox(), headless: true });
}

/**
 * WebKitGTK, by Selenium, with a display of its own.
 * @returns {Promise<{ driver: Driver, close: () => Promise<void> }>}
 */
export async function openWebKit() {
  const found = findWebKit();
  if (!found) throw new Error('WebKitGTK is not on this machine');
  const { driver: program, browser: binary } = found;
  const port = await freePort();
  // Its own process group, so that the display goes with it. A container has no user namespaces for
  // the sandbox; the pages are our own.
  const server = spawn('xvfb-run', ['-a', program, `--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const isRunning = () => server.pid && server.exitCode === null && server.signalCode === null;
  const stop = () => {
    if (isRunning() && server.pid) process.kill(-server.pid);
  };
  process.once('exit', stop);
  try {
    const driver = await connectWebKit(`http://127.0.0.1:${port}`, binary);
    return { driver, close: () => driver.quit().finally(stop) };
  } catch (error) {
    stop();
    throw error;
  }
}

/**
 * @param {string} address of the WebDriver server
 * @param {string} binary the browser
 * @returns {Promise<Driver>}
 */
async function connectWebKit(address, binary) {
  await untilListening(`${address}/status`);
  return new Builder()
    .usingServer(address)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    })
    .build();
}

/** @param {string} address */
async function untilListening(address) {
  const deadline = Date.now() + DRIVER_START_MILLISECONDS;
  for (;;) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`no answer from ${address}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('There is no free port');

  await new Promise((resolve) => server.close(resolve));
  return address.port;
}
