// One build of the site, kept for when there is no connection. Each build has a cache of its own, so that a
// newer one never takes anything from pages that are open.

import { buildName, placeName } from './names.js';

/** @typedef {import('./names.js').Build} Build */
/** @typedef {import('./names.js').SiteFile} SiteFile */

/**
 * @typedef {object} Surroundings what the browser gives; tests give their own
 * @property {Build} build
 * @property {string} scope address of the folder of the site
 * @property {CacheStorage} caches
 * @property {typeof fetch} fetch
 * @property {Pick<LockManager, 'query'> | undefined} locks where pages hold theirs
 */

// Few enough to leave room for what the reader does.
const AT_ONCE = 3;
// How long after the newest one a build stays whose pages cannot be asked.
const KEPT_BLINDLY = 2;
// Headers that tell how a page was sent, not what it is.
const OF_TRANSFER = ['content-encoding', 'content-length', 'transfer-encoding'];
/** @type {Record<string, string>} addresses of pages without their ending, as hosts allow them */
const PAGES = { '': '', index: '', 'index.html': '', reference: 'reference.html' };
// Too much for everybody, and of no build: what somebody has seen of it is kept.
const ON_VISIT = 'learn/';

export class SiteCache {
  #build;
  #scope;
  #caches;
  #fetch;
  #locks;
  /** @type {Promise<Cache> | undefined} */
  #opened;
  /** @type {Map<string, SiteFile>} */
  #files;

  /** @param {Surroundings} surroundings */
  constructor({ build, scope, caches, fetch, locks }) {
    this.#build = build;
    this.#scope = scope;
    this.#caches = caches;
    this.#fetch = fetch;
    this.#locks = locks;
    this.#files = new Map(build.files.map((file) => [file.path, file]));
  }

  get name() {
    return buildName(this.#scope, this.#build.id);
  }

  /**
   * Fetches everything that is always there.
   * @throws {Error} if a file cannot be fetched or belongs to another build; what came is kept for the next try
   */
  async install() {
    const cache = await this.#cache();
    const waiting = this.#build.files.filter(({ onUse }) => !onUse);
    const workers = Array.from({ length: AT_ONCE }, async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) await this.#add(cache, file);
    });
    await Promise.all(workers);
  }

  /**
   * Keeps what somebody has used, as far as it is of that kind.
   * @param {string[]} urls
   */
  async keep(urls) {
    const cache = await this.#cache();
    for (const url of urls) {
      const file = this.#files.get(this.#pathOf(url) ?? '');
      if (file?.onUse) await this.#add(cache, file);
    }
  }

  /**
   * @param {Request} request
   * @returns {Promise<Response> | null} null: none of ours, the browser asks as always
   */
  answer(request) {
    const path = this.#pathOf(request.url);
    if (request.method !== 'GET' || path === undefined) return null;
    if (path.startsWith(ON_VISIT)) return this.#visited(path, request);
    const page = PAGES[path] ?? path;
    if (request.mode === 'navigate')
      return this.#files.has(page) ? this.#page(page, request) : null;
    // A page of an older build asks for files of its own.
    const isOurs = this.#files.has(path) || path.startsWith('assets/');
    return isOurs && !new URL(request.url).search ? this.#file(path, request) : null;
  }

  /** Removes the builds that no open page belongs to, and that are not this one. */
  async purge() {
    const all = (await this.#caches.keys()).filter((name) => name.startsWith(this.#place));
    const open = await this.#openBuilds();
    const others = all.filter((name) => name !== this.name);
    // The oldest comes first.
    const old = open ? others.filter((name) => !open.has(name)) : others.slice(0, -KEPT_BLINDLY);
    await Promise.all(old.map((name) => this.#caches.delete(name)));
  }

  // Opened once: it is asked for every file.
  #cache() {
    this.#opened ??= this.#caches.open(this.name);
    return this.#opened;
  }

  get #place() {
    return placeName(this.#scope);
  }

  /** @returns {Promise<Set<string | undefined> | null>} null: that cannot be known here */
  async #openBuilds() {
    if (!this.#locks) return null;
    const { held = [], pending = [] } = await this.#locks.query();
    return new Set([...held, ...pending].map(({ name }) => name));
  }

  /**
   * An embed stands on a page of somebody who may have the newest version in mind.
   * @param {string} path
   * @param {Request} request
   */
  async #page(path, request) {
    const kept = async () => matchIn(await this.#cache(), this.#urlOf(path));
    const isEmbed = new URL(request.url).searchParams.has('embed');
    if (!isEmbed) return (await kept()) ?? this.#fetch(request);
    try {
      return await this.#fetch(request);
    } catch (error) {
      const page = await kept();
      if (page) return page;
      throw error;
    }
  }

  /**
   * The newest, and without a connection what was seen last.
   * @param {string} path
   * @param {Request} request
   */
  async #visited(path, request) {
    const url = this.#urlOf(path);
    try {
      const response = await this.#fetch(request);
      if (response.ok) {
        const cache = await this.#cache();
        await cache.put(url, response.clone()).catch(() => {});
      }
      return response;
    } catch (error) {
      const seen = await matchIn(await this.#cache(), url);
      if (seen) return seen;
      throw error;
    }
  }

  /**
   * @param {string} path
   * @param {Request} request
   */
  async #file(path, request) {
    const found = await this.#find(path);
    if (found) return found;
    const response = await this.#fetch(request);
    if (response.ok && this.#files.get(path)?.onUse) {
      const cache = await this.#cache();
      await cache.put(this.#urlOf(path), response.clone()).catch(() => {});
    }
    return response;
  }

  /**
   * @param {string} path
   * @returns {Promise<Response | undefined>} from any build, this one first
   */
  async #find(path) {
    const url = this.#urlOf(path);
    const own = await matchIn(await this.#cache(), url);
    if (own) return own;
    for (const name of await this.#caches.keys()) {
      if (!name.startsWith(this.#place) || name === this.name) continue;
      const found = await matchIn(await this.#caches.open(name), url);
      if (found) return found;
    }
    return undefined;
  }

  /**
   * @param {Cache} cache
   * @param {SiteFile} file
   */
  async #add(cache, file) {
    const url = this.#urlOf(file.path);
    if (await matchIn(cache, url)) return;
    // What is named by its content is the same in every build.
    const isNamedByContent = file.path.startsWith('assets/');
    const known = isNamedByContent ? await this.#find(file.path) : undefined;
    await cache.put(url, known ?? (await this.#fetchFile(file, isNamedByContent)));
  }

  /**
   * @param {SiteFile} file
   * @param {boolean} isNamedByContent else a newer one may have taken its place
   */
  async #fetchFile({ path, integrity }, isNamedByContent) {
    const response = await this.#fetch(this.#urlOf(path), {
      cache: isNamedByContent ? 'default' : 'no-cache',
      priority: 'low',
      ...(integrity ? { integrity } : {}),
    });
    if (!response.ok) throw new Error(`${path || 'The page'} answers ${response.status}`);
    if (integrity) return response;
    const text = await response.text();
    if (!text.includes(this.#build.id))
      throw new Error(`${path || 'The page'} is of another build`);
    // Made anew: browsers refuse a page that was redirected when somebody else fetched it.
    const headers = new Headers(response.headers);
    for (const name of OF_TRANSFER) headers.delete(name);
    return new Response(text, { headers });
  }

  /** @param {string} path */
  #urlOf(path) {
    return new URL(path, this.#scope).href;
  }

  /**
   * @param {string} address
   * @returns {string | undefined} relative to the site; undefined: it is not below it
   */
  #pathOf(address) {
    const { origin, pathname } = new URL(address);
    const plain = origin + pathname;
    return plain.startsWith(this.#scope) ? plain.slice(this.#scope.length) : undefined;
  }
}

/**
 * Hosts let answers vary with what asks; ours do not.
 * @param {Cache} cache
 * @param {string} url
 */
function matchIn(cache, url) {
  return cache.match(url, { ignoreVary: true });
}
