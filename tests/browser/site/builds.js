// Copies of the built site, as hosts have them: newer builds take the place of older ones.

import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    cpSync(site, this.folder, { recursive: true });
  }

  /** Answers, always at the same address. */
  async connect() {
    const { port } = this;
    this.#served = await serve({ folder: this.folder, port, prefix: '/some/folder/' });
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
  async replaceBuild() {
    const { folder } = this;
    const assets = path.join(folder, 'assets');
    rmSync(path.join(folder, 'service-worker.js'));
    const names = readdirSync(assets).filter((name) => !name.startsWith('all-parts-'));
    const renamed = (text) => names.reduce((all, name) => all.replaceAll(name, newName(name)), text);
    for (const name of readdirSync(folder, { recursive: true })) {
      const file = path.join(folder, name);
      if (!TEXT.test(name)) continue;
      const text = readFileSync(file, 'utf8').replace(/<meta name="build"[^>]*>\s*/, '');
      writeFileSync(file, renamed(text));
    }
    for (const name of readdirSync(assets)) {
      const file = path.join(assets, name);
      if (name.startsWith('all-parts-')) rmSync(file);
      else renameSync(file, path.join(assets, newName(name)));
    }
    return finishSite(folder);
  }

  async remove() {
    await this.disconnect();
    rmSync(this.folder, { recursive: true });
  }
}

function newName(name) {
  return name.replace(/(\.\w+)$/, '2$1');
}
