// The two commands that serve the page: `npm start` the built site, `npm run dev` the sources.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';

const running = new Set();

afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop()));
});

/**
 * Starts one of the commands.
 * @param {'start' | 'dev'} name
 * @param {Record<string, string>} env
 * @returns {{ url: Promise<string>, ended: Promise<{ code: number, text: string }> }} `url` is where
 *   it says that the page is
 */
function launch(name, env) {
  const child = spawn(process.execPath, [path.join(root, `web/scripts/${name}.js`)], {
    env: { ...process.env, HOST: '', PORT: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, text }));
  });
  const url = new Promise((resolve, reject) => {
    const read = (chunk) => {
      text += chunk;
      const where = /^The playground is at (\S+)/m.exec(text);
      if (where) resolve(where[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', () => reject(new Error(`It ended before it served:\n${text}`)));
  });
  url.catch(() => {});
  const server = { url, ended, stop: () => (child.kill(), ended) };
  running.add(server);
  ended.then(() => running.delete(server));
  return server;
}

const scriptOf = (html) => /<script[^>]* src="([^"]*)"/.exec(html)[1];

describe('npm start', () => {
  it('serves the production build', async () => {
    const url = await launch('start', { PORT: '0' }).url;
    expect(url).toMatch(/^http:\/\/localhost:\d+\/$/);
    const html = await (await fetch(url)).text();
    const script = await fetch(new URL(scriptOf(html), url));
    expect(scriptOf(html)).toMatch(/^\.\/assets\//);
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(await script.text()).not.toMatch(/dev mode/i);
  });

  it('says that the port somebody asked for is taken', async () => {
    const { port } = new URL(await launch('start', { PORT: '0' }).url);
    const { code, text } = await launch('start', { PORT: port }).ended;
    expect(code).toBe(1);
    expect(text).toContain(`Cannot serve: port ${port} is already in use.`);
    expect(text).not.toMatch(/^\s+at /m);
  });

  it('refuses a PORT that is no port before it builds anything', async () => {
    const { code, text } = await launch('start', { PORT: 'http' }).ended;
    expect(code).toBe(1);
    expect(text.trim()).toBe('PORT is http; it must be a whole number from 0 to 65535.');
  });
});

describe('npm run dev', () => {
  it('serves the sources', async () => {
    const url = await launch('dev', { PORT: '0' }).url;
    const html = await (await fetch(url)).text();
    expect(html).toContain('/@vite/client');
    const source = await fetch(new URL('src/main.js', url));
    expect(source.status).toBe(200);
    expect(await source.text()).toContain('import');
  });
});
