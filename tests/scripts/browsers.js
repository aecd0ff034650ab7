// Where the system's browsers are, for the browser tests and for their set-up. Node's own modules only.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../../cpp/scripts/system-tools.js';

/**
 * Chromium or a relative of it.
 * @returns {string | undefined} path of the program
 */
export function findChromium() {
  return (
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    firstExisting(
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    )
  );
}

/**
 * Firefox or its extended-support release.
 * @returns {string | undefined} path of the program
 */
export function findFirefox() {
  return (
    findProgram('firefox-esr', 'firefox') ??
    firstExisting('/Applications/Firefox.app/Contents/MacOS/firefox')
  );
}

/**
 * WebKitGTK: the WebDriver server and the browser that it drives.
 * @returns {{ driver: string, browser: string } | undefined}
 */
export function findWebKit() {
  const driver = findProgram('WebKitWebDriver');
  // Debian has a folder for each machine type below /usr/lib, Fedora uses /usr/libexec.
  const machineFolders = existsSync('/usr/lib')
    ? readdirSync('/usr/lib')
        .filter((name) => name.endsWith('-linux-gnu'))
        .map((name) => path.join('/usr/lib', name))
    : [];
  const browser = firstExisting(
    ...[...machineFolders, '/usr/libexec'].flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((api) => path.join(folder, api, 'MiniBrowser')),
    ),
  );
  return driver && browser ? { driver, browser } : undefined;
}

/** @param {...string} files */
function firstExisting(...files) {
  return files.find((file) => existsSync(file));
}
