// The three browser engines behind one interface: open an address, evaluate code in the page.

import { openChromium, openFirefox, openWebKit } from '../open-browser.js';

/**
 * @typedef {object} Browser
 * @property {(address: string) => Promise<void>} open in a fresh document
 * @property {(source: string) => Promise<any>} evaluate the value of an expression, as plain data
 * @property {() => Promise<void>} close
 */

/** @type {Record<string, () => Promise<Browser>>} */
export const engines = {
  Chromium: async () => pageOf(await openChromium()),
  Firefox: async () => pageOf(await openFirefox()),
  WebKitGTK: async () => {
    const { driver, close } = await openWebKit();
    return {
      open: (address) => reopen((url) => driver.get(url), address),
      evaluate: (source) => driver.executeScript(`return (${source});`),
      close,
    };
  },
};

// Playwright and Puppeteer call alike what is needed here.
async function pageOf(browser) {
  const page = await browser.newPage();
  return {
    open: (address) => reopen((url) => page.goto(url), address),
    evaluate: (source) => page.evaluate(source),
    close: () => browser.close(),
  };
}

// Two addresses that differ in the fragment alone are one document.
async function reopen(go, address) {
  await go('about:blank');
  await go(address);
}
