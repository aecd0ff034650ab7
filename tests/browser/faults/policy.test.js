// The policy that the pages carry themselves, where a host sends none: scripts from elsewhere, scripts in texts and
// addresses elsewhere are forbidden, and the page trains.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { sitePolicy } from '../../../web/scripts/begin/policy.js';
import { serve } from '../../../web/scripts/serve.js';
import { openChromium } from '../open-browser.js';

let browser;
let site;

beforeAll(async () => {
  [browser, site] = await Promise.all([openChromium(), serve()]);
});
afterAll(() => Promise.all([browser.close(), site.close()]));

it('forbids what no page needs', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}?autoplay=1#v=1&data=moons&steps=40&run=sgd`);
  await page.waitForFunction(
    () => document.querySelector('playground-app')?.store.runView(0)?.status === 'finished',
  );
  const forbidden = await page.evaluate(async () => {
    const seen = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      seen.push(effectiveDirective),
    );
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="#" onerror="window.wasRun = true">');
    document.body.insertAdjacentHTML('beforeend', '<object data="about:blank"></object>');
    const other = 'https://example.org/';
    await fetch(other).catch(() => {});
    await new Promise((resolve) => {
      const image = Object.assign(new Image(), { onerror: resolve, src: `${other}a.png` });
      document.body.append(image);
    });
    let madeOfText = true;
    try {
      Function('return 1')();
    } catch {
      madeOfText = false;
    }
    return { wasRun: Boolean(window.wasRun), madeOfText, seen };
  });
  expect(forbidden.wasRun).toBe(false);
  expect(forbidden.madeOfText).toBe(false);
  for (const directive of ['script-src-elem', 'script-src-attr', 'connect-src', 'img-src']) {
    expect(forbidden.seen).toContain(directive);
  }
  await page.close();
});

it('stands in every page of the site', () => {
  const folder = path.join(root, 'dist');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.html') && !/^(package|optimizer-playground)/.test(name),
  );
  expect(pages.length).toBeGreaterThan(2);
  // The first script of the page of the playground puts it there.
  const carries = (name) => {
    const html = readFileSync(path.join(folder, name), 'utf8').replace(/&#39;|&apos;/g, "'");
    return (
      /http-equiv="Content-Security-Policy"|data-policy=/i.test(html) && html.includes(sitePolicy)
    );
  };
  expect(pages.filter((name) => !carries(name))).toEqual([]);
});
