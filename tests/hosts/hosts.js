// The hosts into which figures are put, from the quickest to the slowest.

import { host as html } from './html/host.js';
import { host as marp } from './marp/host.js';
import { host as mkdocs } from './mkdocs/host.js';
import { host as pandoc } from './pandoc/host.js';
import { host as reveal } from './reveal/host.js';
import { host as sphinx } from './sphinx/host.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./figures.js').Form} Form */

/**
 * @typedef {object} Host
 * @property {string} id also the folder of its notes
 * @property {string} name as people know it
 * @property {import('./install.js').Packages} [packages]
 * @property {string} [snippet] id of its snippets; default: its own
 * @property {string} [pictures] folder of the notes in which pictures are
 * @property {(job: import('./notes.js').Job) => void | Promise<void>} build
 * @property {Notes[]} notes
 */

/**
 * @typedef {object} Notes a page of the built site
 * @property {string} path below the site
 * @property {Form[]} forms in which the small figure is there
 * @property {Form} [long] in which the long figure is there; default: the first of the forms that live
 * @property {boolean} [hasColumn] false: the width of the window is not that of the text, as in slides
 * @property {(page: Page, form: Form, name: 'small' | 'long') => Promise<void>} [show] brings a figure into view;
 *   default: scrolls to the heading above it
 * @property {(page: Page) => Promise<void>} [hide] shows something else; default: the top of the page
 * @property {(page: Page, theme: 'light' | 'dark') => Promise<void>} [switchTheme] as a reader does
 * @property {(page: Page) => Promise<void>} [goAway] to another page of the site, by a link
 * @property {(page: Page) => Promise<void>} [goBack] from there, by a link
 * @property {import('./checks.js').Check[]} [more] what only this host has
 */

/** @type {Host[]} */
export const hosts = [html, pandoc, reveal, marp, mkdocs, sphinx];
