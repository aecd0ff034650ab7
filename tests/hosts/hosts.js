// The hosts into which figures are put, from the quickest to the slowest.

import { host as canvas } from './canvas/host.js';
import { host as docusaurus } from './docusaurus/host.js';
import { host as framework } from './framework/host.js';
import { host as html } from './html/host.js';
import { host as jupyter } from './jupyter/host.js';
import { host as latex } from './latex/host.js';
import { host as marimo } from './marimo/host.js';
import { host as marp } from './marp/host.js';
import { host as mkdocs } from './mkdocs/host.js';
import { host as myst } from './myst/host.js';
import { host as pandoc } from './pandoc/host.js';
import { host as reveal } from './reveal/host.js';
import { host as slidev } from './slidev/host.js';
import { host as sphinx } from './sphinx/host.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./snippets.js').Form} Form */

/**
 * @typedef {object} Host
 * @property {string} id also the folder of its notes
 * @property {string} name as people know it
 * @property {import('./install.js').Packages} [packages]
 * @property {string} [snippets] the host whose snippets it takes; default: itself
 * @property {string} [pictures] folder of the notes in which pictures are
 * @property {(job: import('./notes.js').Job) => void | Promise<void>} build
 * @property {{ name: string, run: (job: import('./notes.js').Job) => void | Promise<void> }[]} [files] checks of what
 *   it built, without a browser
 * @property {(job: import('./notes.js').Job) => Promise<import('../../web/scripts/serve.js').Served>} [start] its own
 *   server; default: a static one
 * @property {Notes[]} notes
 */

/**
 * @typedef {object} Notes a page of the built site
 * @property {string} path below the site
 * @property {Form[]} forms in which the small figure is there
 * @property {(page: Page) => Promise<void>} [open] what a reader does before anything is seen
 * @property {Form[]} [long] in which the long figure is there; default: the iframe
 * @property {boolean} [hasColumn] false: the width of the window is not that of the text, as in slides
 * @property {(page: Page, form: Form, name: 'small' | 'long') => Promise<void>} [show] brings a figure into view;
 *   default: scrolls to the heading above it
 * @property {(page: Page) => Promise<void>} [hide] shows something else; default: the top of the page
 * @property {(page: Page, theme: 'light' | 'dark') => Promise<void>} [switchTheme] as a reader does
 * @property {{ go: (page: Page) => Promise<void>, comeBack: (page: Page) => Promise<void> }} [away] to another page of
 *   the site and back, by links
 * @property {import('./checks.js').Check[]} [more] what only this host has
 */

/** @type {Host[]} */
export const hosts = [
  ...[html, pandoc, reveal, marp, canvas, mkdocs, sphinx, myst],
  ...[framework, slidev, docusaurus],
  ...[jupyter, marimo, latex],
];
