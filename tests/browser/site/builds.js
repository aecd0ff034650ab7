// Copies of the built site, as hosts have them: newer builds take the place of older ones.

import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../../cpp/scripts/run.js';
import { finishSite } from '../../../web/scripts/offline/finish.js';
import { serve } from '../../../web/scripts/serve.js';

const site = path.join(root, 'dist');
const TEXT = /\.(html|js|css|json)$/;
const NAME = /[\w.-]+\.(js|css|wasm)/g;
const OF_BUILD = /^(service-worker\.js|assets.all-parts-.*)$/;

// Pictures of examples take time, and what is made of the page is no part of it.
const UNWANTED = /^(gallery|package|optimizer-playground.*\.html|widget\.mjs)$/;
/** @type {Promise<string> | undefined} a folder with the build that every host begins with */
let first;

/** A host whose files change and whose connection breaks. */
export class Host {
  #served;

  /** @returns {Promise<Host>} that answers */
  static async open() {
    first ??= copyOfSite();
    const host = new Host();
    host.folder = newFolder();
    cpSync(await first, host.folder, { recursive: true });
    await host.connect();
    return host;
  }

  /** Removes what all of them began with. */
  static async end() {
    if (first) rmSync(await first, { recursive: true });
    first = undefined;
  }

  /** Answers, always at the same address. */
  async connect() {
    const { folder, port } = this;
    this.#served = await serve({ folder, port, prefix: '/some/folder/' });
    this.url = this.#served.url;
    this.port = Number(new URL(this.url).port);
  }

  /** Answers no more. */
  async disconnect() {
    await this.#served?.close();
    this.#served = undefined;
  }

  /**
   * Puts a build in the place of the one that is there; no file of the old one keeps its name.
   * @returns {Promise<string>} the name of the new one
   */
  replaceBuild() {
    const { folder } = this;
    unfinish(folder);
    const assets = path.join(folder, 'assets');
    const names = new Set(readdirSync(assets));
    const renamed = (text) =>
      text.replace(NAME, (name) => (names.has(name) ? newName(name) : name));
    for (const name of readdirSync(folder, { recursive: true })) {
      if (TEXT.test(name)) rewrite(path.join(folder, name), renamed);
    }
    for (const name of names) renameSync(path.join(assets, name), path.join(assets, newName(name)));
    return finishSite(folder);
  }

  async remove() {
    await this.disconnect();
    rmSync(this.folder, { recursive: true });
  }
}

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'builds-'));

async function copyOfSite() {
  const folder = newFolder();
  const isWanted = (file) => !UNWANTED.test(path.relative(site, file));
  cpSync(site, folder, { recursive: true, filter: isWanted });
  unfinish(folder);
  await finishSite(folder);
  return folder;
}

/**
 * Takes away what the last step of the build adds.
 * @param {string} folder
 */
function unfinish(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (OF_BUILD.test(name)) rmSync(path.join(folder, name));
    else if (name.endsWith('.html')) rewrite(path.join(folder, name), withoutName);
  }
}

/** @param {string} html of a page */
const withoutName = (html) => html.replace(/<meta name="build"[^>]*>\s*/, '');

/**
 * @param {string} file
 * @param {(text: string) => string} change
 */
function rewrite(file, change) {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** @param {string} name */
function newName(name) {
  return name.replace(/(\.\w+)$/, '2$1');
}
