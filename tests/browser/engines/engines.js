// The three browser engines behind one interface: open an address, evaluate code in the page.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { Builder } from 'selenium-webdriver';
import { findChromium, findFirefox, findWebKit } from '../../scripts/browsers.js';

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DRIVER_START_MILLISECONDS = 20_000;
const PAUSE_MILLISECONDS = 100;

/**
 * @typedef {object} Browser
 * @property {(address: string) => Promise<void>} open in a fresh document
 * @property {(source: string) => Promise<any>} evaluate the value of an expression, as plain data
 * @property {() => Promise<void>} close
 */

/** @type {Record<string, () => Promise<Browser>>} */
export const engines = {
  Chromium: startChromium,
  Firefox: startFirefox,
  WebKitGTK: startWebKit,
};

async function startChromium() {
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  const page = await browser.newPage();
  return {
    open: (address) => reopen((url) => page.goto(url), address),
    evaluate: (source) => page.evaluate(source),
    close: () => browser.close(),
  };
}

async function startFirefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
  });
  const page = await browser.newPage();
  return {
    open: (address) => reopen((url) => page.goto(url), address),
    evaluate: (source) => page.evaluate(source),
    close: () => browser.close(),
  };
}

async function startWebKit() {
  const { driver: program, browser: binary } = findWebKit();
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
    if (isRunning()) process.kill(-server.pid);
  };
  process.once('exit', stop);
  try {
    const driver = await connectWebKit(`http://127.0.0.1:${port}`, binary);
    return {
      open: (address) => reopen((url) => driver.get(url), address),
      evaluate: (source) => driver.executeScript(`return (${source});`),
      close: () => driver.quit().finally(stop),
    };
  } catch (error) {
    stop();
    throw error;
  }
}

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

// Two addresses that differ in the fragment alone are one document.
async function reopen(go, address) {
  await go('about:blank');
  await go(address);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
