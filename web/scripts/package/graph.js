// Everything that scripts import, directly or through others, as far as Node runs it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../cpp/scripts/run.js';

const source = path.join(root, 'web/src');
const ADDRESS = /new URL\(\s*'(\.[^']+[^/'])',\s*import\.meta\.url/g;
// Elements are made of it. A module that needs it is for pages, and no program loads it.
const OF_PAGES = 'lit';

/**
 * @typedef {object} Requests of a script, as they are written
 * @property {string[]} fixed what it imports when it is loaded, and files whose addresses it makes
 * @property {string[]} late what it imports when it is needed
 */

/** Reads scripts once. */
export class Graph {
  /** @type {Map<string, Requests>} */
  #requests = new Map();
  /** @type {Map<string, boolean>} */
  #forPages = new Map();
  #parse;

  /** @param {typeof import('vite').parseSync} parse */
  constructor(parse) {
    this.#parse = parse;
  }

  /** @returns {Promise<Graph>} of web/src */
  static async create() {
    // Imported late: it is a package that may just have been installed.
    const { parseSync } = await import('vite');
    return new Graph(parseSync);
  }

  /**
   * @param {string} entry below web/src
   * @returns {{ files: Set<string>, packages: Set<string> }} files below web/src, and names of npm packages
   */
  from(entry) {
    const files = new Set([entry]);
    /** @type {Set<string>} */
    const packages = new Set();
    for (const file of files) {
      const { fixed, late } = this.#requestsOf(file);
      const needed = late.filter((request) => !this.#isForPages(fileOf(file, request)));
      for (const request of [...fixed, ...needed]) {
        if (request.startsWith('.')) files.add(fileOf(file, request));
        else if (!request.startsWith('node:')) packages.add(packageOf(request));
      }
    }
    return { files, packages };
  }

  /**
   * @param {string} file
   * @returns {boolean} whether what it imports when it is loaded includes elements
   */
  #isForPages(file) {
    const known = this.#forPages.get(file);
    if (known !== undefined) return known;
    const closure = new Set([file]);
    let isFound = false;
    for (const one of closure) {
      for (const request of this.#requestsOf(one).fixed) {
        if (request.startsWith('.')) closure.add(fileOf(one, request));
        else isFound ||= packageOf(request) === OF_PAGES;
      }
    }
    this.#forPages.set(file, isFound);
    return isFound;
  }

  /**
   * @param {string} file
   * @returns {Requests}
   */
  #requestsOf(file) {
    let requests = this.#requests.get(file);
    if (!requests) {
      requests = file.endsWith('.js') ? this.#read(file) : { fixed: [], late: [] };
      this.#requests.set(file, requests);
    }
    return requests;
  }

  /**
   * @param {string} file
   * @returns {Requests}
   */
  #read(file) {
    const text = readFileSync(path.join(source, file), 'utf8');
    const { module } = this.#parse(file, text);
    const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
    const passedOn = module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    );
    const addresses = [...text.matchAll(ADDRESS)].map(([, address]) => address);
    const late = module.dynamicImports
      .map(({ moduleRequest: { start, end } }) => text.slice(start, end))
      // A name with a question is made by the bundler, for pages.
      .filter((request) => /^'[^'?]*'$/.test(request))
      .map((request) => request.slice(1, -1));
    return { fixed: [...imported, ...passedOn, ...addresses], late };
  }
}

/**
 * @param {string} from a file below web/src
 * @param {string} request as it is written there
 * @returns {string} a file below web/src; the name of a package stays as it is
 */
function fileOf(from, request) {
  return request.startsWith('.') ? path.posix.join(path.posix.dirname(from), request) : request;
}

/** @param {string} request such as `lit/directives/style-map.js` */
function packageOf(request) {
  return request.split('/', request.startsWith('@') ? 2 : 1).join('/');
}
