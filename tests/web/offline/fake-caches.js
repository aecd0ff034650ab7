// Caches and a network as service workers see them, in memory.

/** @returns {CacheStorage & { names: () => string[], pathsIn: (name: string) => string[] }} */
export function fakeCaches() {
  const all = new Map();
  const urlOf = (request) => (typeof request === 'string' ? request : request.url);
  const open = async (name) => {
    if (!all.has(name)) all.set(name, new Map());
    const entries = all.get(name);
    return {
      match: async (request) => entries.get(urlOf(request))?.clone(),
      put: async (request, response) => void entries.set(urlOf(request), response),
    };
  };
  return {
    open,
    keys: async () => [...all.keys()],
    has: async (name) => all.has(name),
    delete: async (name) => all.delete(name),
    names: () => [...all.keys()],
    pathsIn: (name) => [...all.get(name).keys()].map((url) => new URL(url).pathname),
  };
}

/**
 * @param {Record<string, string>} files by their addresses
 * @returns {{ fetch: Function, asked: string[] }} `asked`: the addresses that were asked for
 */
export function fakeNetwork(files) {
  const asked = [];
  const fetch = async (request) => {
    const url = typeof request === 'string' ? request : request.url;
    asked.push(url);
    if (!Object.hasOwn(files, url)) return new Response('', { status: 404 });
    if (files[url] === null) throw new TypeError('Failed to fetch');
    return new Response(files[url]);
  };
  return { fetch, asked };
}
