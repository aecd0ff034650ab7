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

/** A host whose files change and whose connection breaks. */
export class Host {
  #served;

  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'builds-'));
    // Pictures of examples take time and prove nothing.
    const isWanted = (file) => !/^(gallery|package)$/.test(path.relative(site, file));
    cpSync(site, this.folder, { recursive: true, filter: isWanted });
  }

  /** Answers, always at the same address. */
  async connect() {
    const { folder, port } = this;
    this.#unfinish();
    await finishSite(folder);
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
    this.#unfinish();
    const assets = path.join(folder, 'assets');
    const names = readdirSync(assets);
    const renamed = (text) =>
      names.reduce((all, name) => all.replaceAll(name, newName(name)), text);
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

  // Without what the last step of the build adds.
  #unfinish() {
    const { folder } = this;
    const isOfBuild = /^(service-worker\.js|assets.all-parts-.*)$/;
    for (const name of readdirSync(folder, { recursive: true })) {
      if (isOfBuild.test(name)) rmSync(path.join(folder, name));
      else if (name.endsWith('.html')) rewrite(path.join(folder, name), withoutName);
    }
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
