// How the experiment gets into somebody else's page, book or slides: one file for each host.

import address from './hosts/address.js';
import docusaurus from './hosts/docusaurus.js';
import html from './hosts/html.js';
import jupyter from './hosts/jupyter.js';
import latex from './hosts/latex.js';
import marp from './hosts/marp.js';
import mkdocs from './hosts/mkdocs.js';
import moodle from './hosts/moodle.js';
import myst from './hosts/myst.js';
import observable from './hosts/observable.js';
import office from './hosts/office.js';
import pandoc from './hosts/pandoc.js';
import quarto from './hosts/quarto.js';
import reveal from './hosts/reveal.js';
import slidev from './hosts/slidev.js';
import sphinx from './hosts/sphinx.js';

/** @typedef {import('./host.js').Figure} Figure */
/** @typedef {import('./host.js').Form} Form */
/** @typedef {import('./host.js').Host} Host */

/** @type {Host[]} in the order in which they are offered */
export const HOSTS = [
  ...[html, observable, address],
  ...[quarto, myst, jupyter, mkdocs, docusaurus, sphinx, pandoc],
  ...[reveal, marp, slidev],
  ...[moodle],
  ...[latex, office],
];
