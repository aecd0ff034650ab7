// What tests and formatting need from the system, beyond what building needs.

import { findProgram } from '../../cpp/scripts/system-tools.js';
import { findChromium, findFirefox, findWebKit } from './browsers.js';

/** @typedef {import('../../cpp/scripts/system-tools.js').Tool} Tool */

/** @type {Tool} */
export const chromium = {
  name: 'Chromium',
  present: () => findChromium() !== undefined,
  apt: ['chromium'],
  dnf: ['chromium'],
  brew: ['google-chrome'],
};

/** A generator for the example notes. @type {Tool} */
export const pandoc = {
  name: 'pandoc',
  present: () => findProgram('pandoc') !== undefined,
  apt: ['pandoc'],
  dnf: ['pandoc'],
  brew: ['pandoc'],
};

/** @type {Tool[]} */
export const browserTools = [
  chromium,
  {
    name: 'Firefox',
    present: () => findFirefox() !== undefined,
    apt: ['firefox-esr'],
    dnf: ['firefox'],
    brew: ['firefox'],
  },
  {
    name: 'WebKitGTK with its WebDriver',
    present: () => findWebKit() !== undefined,
    apt: ['webkit2gtk-driver'],
    dnf: ['webkitgtk6.0'],
    brew: null,
  },
  {
    name: 'Xvfb',
    present: () => findProgram('xvfb-run') !== undefined && findProgram('xauth') !== undefined,
    apt: ['xvfb', 'xauth'],
    dnf: ['xorg-x11-server-Xvfb', 'xorg-x11-xauth'],
    brew: null,
  },
];

/** @type {Tool} */
export const clangFormat = {
  name: 'clang-format',
  present: () => findProgram('clang-format') !== undefined,
  apt: ['clang-format'],
  dnf: ['clang-tools-extra'],
  brew: ['clang-format'],
};
