// Every message once, from a page of another origin.

/* global tell, until -- of the page of the host, see host.js */

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openChromium } from '../open-browser.js';
import { serveHost } from './host.js';

const LINK = 'v=1&data=moons&steps=60&run=sgd,lr=0.1&run=adam,lr=0.03';
const LONG = 'v=1&data=moons&steps=1000000&speed=100&run=sgd,lr=0.1';
// On a slow machine as well.
const PATIENCE = { timeout: 30_000 };

let browser, host, page;
const failures = [];

beforeAll(async () => {
  [browser, host] = await Promise.all([openChromium(), serveHost(inject('siteUrl'))]);
  page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  page.on('pageerror', (error) => failures.push(String(error)));
  page.on('console', (one) => one.type() === 'error' && failures.push(one.text()));
  await page.goto(host.url);
  await add('main', `embed=1&show=loss,boundary,runs&autoplay=0#${LINK}`, 460);
  await heard('main', 'ready');
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
  expect(failures).toEqual([]);
});

/** Puts an embed below all others. */
const add = (id, address, height) =>
  page.evaluate(
    ([name, src, tall]) => {
      const frame = Object.assign(document.createElement('iframe'), { id: name, src });
      frame.style.cssText = `display:block;border:0;width:100%;height:${tall}px`;
      document.body.append(frame);
    },
    [id, `${inject('siteUrl')}?${address}`, height],
  );

/** What an embed was heard to say of one type; waits for the first. */
const heard = (id, type) =>
  page.evaluate(
    async ([from, wanted]) => {
      const found = () => {
        const all = heard.filter((one) => one.from === from && one.data?.type === wanted);
        return all.length && all.map(({ data }) => data);
      };
      return until(found);
    },
    [id, type],
  );

const ask = (type, fields = {}, id = 'main') =>
  page.evaluate(([to, message]) => ask(to, message), [id, { type, ...fields }]);

const frameOf = async (id) => (await page.locator(`#${id}`).elementHandle()).contentFrame();

// Progress comes ten times in a second: what an embed shows is asked for.
const results = async (id = 'main') => (await ask('getResults', {}, id)).runs;
const stepIs = (step) => expect.poll(async () => (await results())[0].step, PATIENCE).toBe(step);

describe('an embed says', () => {
  it('that it listens, and again to those who come late', async () => {
    const [ready] = await heard('main', 'ready');
    expect(ready).toMatchObject({ source: 'optimizer-playground', version: 1, theme: 'light' });
    expect(ready.config).toBe((await ask('getConfig')).config);
    expect(ready.flags).toMatchObject({ embed: true, show: ['loss', 'boundary', 'runs'] });
    expect((await ask('hello')).config).toBe(ready.config);
    expect((await heard('main', 'progress')).at(-1)).toMatchObject({ step: 0, playing: false });
  });

  it('how training goes, that it is over, and what there was to see', async () => {
    expect((await ask('play')).type).toBe('done');
    const [{ runs }] = await heard('main', 'finished');
    expect(runs.map(({ name, status, step }) => [name, status, step])).toEqual([
      ['SGD', 'finished', 60],
      ['Adam', 'finished', 60],
    ]);
    expect((await heard('main', 'progress')).at(-1)).toMatchObject({ step: 60, steps: 60 });
    const [{ sentences }] = await heard('main', 'narration');
    expect(sentences.length).toBeGreaterThan(0);
    expect((await ask('getNarration')).sentences).toEqual(sentences);
  });
});

describe('a host', () => {
  it('moves training', async () => {
    await ask('seek', { step: 12 });
    await stepIs(12);
    await ask('reset');
    await stepIs(0);
    await ask('step', { count: 5 });
    await stepIs(5);
    await ask('trainTo', { step: 33 });
    await stepIs(33);
    await ask('play');
    await ask('pause');
  });

  it('gets the results, and the CSV of the same numbers', async () => {
    await ask('trainTo', { step: 60 });
    await expect.poll(async () => (await results())[1].fingerprint, PATIENCE).toMatch(/^\w{16}$/);
    const runs = await results();
    const { text } = await ask('exportCsv');
    const prints = [...text.matchAll(/^# fingerprint \d (\w+)$/gm)].map(([, print]) => print);
    expect(runs.map(({ fingerprint }) => fingerprint)).toEqual(prints);
    expect(runs[0].history.step.at(-1)).toBe(59);
  });

  it('lights a run: the others fade on charts, in pictures and in the table', async () => {
    const frame = await frameOf('main');
    const look = () =>
      frame.evaluate(() => {
        const opacity = (selector) => getComputedStyle(document.querySelector(selector)).opacity;
        const [{ picture }] = document.querySelector('curves-view').pictures();
        const { canvas } = document.querySelector('curves-view').pictures()[0];
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const count = (hex) => {
          const value = Number.parseInt(hex.slice(1), 16);
          let pixels = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] < 250) continue;
            if (((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]) === value) pixels += 1;
          }
          return pixels;
        };
        return {
          colours: picture.theme.runs.slice(0, 2),
          blue: count('#0072b2'),
          orange: count('#c24c00'),
          tiles: [opacity('.tile[data-run="0"]'), opacity('.tile[data-run="1"]')],
          rows: [opacity('tr[data-run="0"]'), opacity('tr[data-run="1"]')],
        };
      });
    const before = await look();
    expect(before).toMatchObject({ colours: ['#0072b2', '#c24c00'], tiles: ['1', '1'] });
    const { config } = await ask('getConfig');
    await ask('highlight', { run: 2 });
    await expect.poll(async () => (await look()).blue, PATIENCE).toBe(0);
    const lit = await look();
    expect(lit.colours[1]).toBe('#c24c00');
    expect(lit.orange).toBeGreaterThan(20);
    expect(lit).toMatchObject({ tiles: ['0.4', '1'], rows: ['0.4', '1'] });
    expect((await ask('highlight', { run: 5 })).type).toBe('error');
    await ask('highlight', { run: null });
    await expect.poll(look, PATIENCE).toEqual(before);
    expect((await ask('getConfig')).config).toBe(config);
  });

  it('chooses the colours', async () => {
    const frame = await frameOf('main');
    const theme = () => frame.evaluate(() => document.documentElement.dataset.theme);
    await ask('setTheme', { theme: 'dark' });
    expect(await theme()).toBe('dark');
    expect((await ask('hello')).theme).toBe('dark');
    await ask('setTheme', { theme: 'auto' });
    expect(await theme()).toBe('light');
    expect(await frame.evaluate(() => localStorage.length)).toBe(0);
  });

  it('gets figures', async () => {
    const { svg } = await ask('getFigure', { show: ['loss'], width: 400, height: 300 });
    expect(svg).toMatch(/^<svg[^>]*width="400"[^>]*height="300"/);
    expect(svg).toMatch(/>SGD/);
    const { png } = await ask('exportPng', { view: 'boundary' });
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, png);
    expect(size).toEqual([1440, 960]);
    expect((await ask('getFigure', { show: 'digits' })).message).toMatch(
      /^show digits: must be one/,
    );
  });

  it('changes the experiment, and is told', async () => {
    const config = 'v=1&data=circle&steps=40&run=lion,lr=0.002';
    expect(await ask('setConfig', { config })).toMatchObject({ type: 'config', config });
    expect((await heard('main', 'configchange')).at(-1).config).toBe(config);
    const { type, problems } = await ask('setConfig', { config: 'v=1&run=speedy' });
    expect([type, problems[0].key]).toEqual(['error', 'run 1']);
    const table = 'x,y\n0,1\n1,3\n2,5\n3,7\n4,9\n5,11';
    const { config: own } = await ask('setData', { table, target: 'y' });
    expect(own).toMatch(/data=own.*table=.*run=lion/);
    await expect.poll(async () => (await results())[0]?.step, PATIENCE).toBe(40);
    const { catalog } = await ask('getCatalog');
    expect(catalog.optimizers.find(({ id }) => id === 'lion').formula).toMatch(/sign/);
    // Nothing of it is in the history of the host.
    expect(await page.evaluate(() => history.length)).toBe(2);
  });

  it('is told of a run that diverges', async () => {
    const config = 'v=1&problem=surface&surface=saddle&steps=50&run=adam,lr=0.01&run=sgd,lr=1000';
    await ask('setConfig', { config });
    await ask('play');
    expect((await heard('main', 'diverged')).at(-1)).toMatchObject({ run: 2, name: 'SGD' });
  });
});

describe('messages that do not count', () => {
  it('are those of other windows', async () => {
    await page.evaluate(async () => {
      const other = document.createElement('iframe');
      other.srcdoc = `<script>
        const message = { source: 'optimizer-playground', version: 1, type: 'setTheme', theme: 'dark' };
        parent.frames[0].postMessage(message, '*');
        parent.postMessage('sent', '*');
      </script>`;
      document.body.append(other);
      await until(() => heard.some(({ data }) => data === 'sent'));
      other.remove();
    });
    expect((await ask('hello')).theme).toBe('light');
  });

  it('leave everything as it is, ten thousand of them, and the embed answers soon after', async () => {
    const { config } = await ask('getConfig');
    const waited = await page.evaluate(async () => {
      const types = [
        'play',
        'setConfig',
        'setData',
        'getFigure',
        'highlight',
        'toString',
        '__proto__',
      ];
      const values = [NaN, -1, 1e99, '', 'x'.repeat(9000), {}, [], null, '<script>', new Map()];
      for (let i = 0; i < 10_000; i++) {
        const value = values[i % values.length];
        const fields = { config: value, table: value, width: value, run: 99 + i, show: value };
        tell('main', {
          type: types[i % types.length],
          id: types[i % 7] === 'play' ? [] : i,
          ...fields,
        });
      }
      const start = performance.now();
      // The flood uses up what is answered in a second.
      await until(() => {
        tell('main', { type: 'getConfig', id: 'after' });
        return heard.some(({ data }) => data?.id === 'after');
      });
      return performance.now() - start;
    });
    console.log(`answered ${Math.round(waited)} ms after ten thousand messages`);
    expect((await ask('getConfig')).config).toBe(config);
    expect(waited).toBeLessThan(10_000);
  });
});

describe('the height', () => {
  it('is told in three dialects where an embed has one of its own, and else not at all', async () => {
    await add('high', `embed=1&show=loss&height=300&autoplay=0#${LINK}`, 300);
    await heard('high', 'ready');
    await page.evaluate(() =>
      until(() => heard.filter(({ from, data }) => from === 'high' && data.height).length > 1),
    );
    const heights = await page.evaluate(() =>
      heard
        .filter(({ data }) => /^\{/.test(data) || 'height' in Object(data))
        .map(({ from, data }) => [from, data]),
    );
    expect(heights).toEqual([
      ['high', '{"context":"iframe.resize","height":300}'],
      ['high', { subject: 'lti.frameResize', height: 300 }],
      ['high', { height: 300 }],
    ]);
    await page.evaluate(() => document.getElementById('high').remove());
  });
});

describe('an embed that nobody sees', () => {
  it('rests, and goes on when it is seen again', async () => {
    await page.evaluate(() => (document.body.style.paddingBottom = '3000px'));
    await ask('setConfig', { config: LONG });
    await ask('play');
    await expect.poll(async () => (await results())[0].step, PATIENCE).toBeGreaterThan(5);
    await page.evaluate(() => scrollTo(0, 2000));
    let last = -1;
    // It stands still from one look to the next, and still means to play.
    await expect
      .poll(
        async () => {
          const before = last;
          last = (await results())[0].step;
          return last === before;
        },
        { ...PATIENCE, interval: 200 },
      )
      .toBe(true);
    expect(last).toBeLessThan(1_000_000);
    await ask('hello');
    expect((await heard('main', 'progress')).at(-1).playing).toBe(true);
    // Pictures are drawn all the same.
    expect((await ask('getFigure', { show: 'loss' })).svg).toMatch(/^<svg/);
    expect((await results())[0].step).toBe(last);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(async () => (await results())[0].step, PATIENCE).toBeGreaterThan(last);
    await ask('pause');
  });

  it('does not begin to play either', async () => {
    await page.evaluate(() => (document.body.style.paddingTop = '2000px'));
    await add('later', `embed=1&show=loss&autoplay=1#${LINK}`, 300);
    await heard('later', 'ready');
    await expect.poll(async () => (await results('later'))[0]?.step, PATIENCE).toBe(0);
    await page.evaluate(() => document.getElementById('later').scrollIntoView());
    await heard('later', 'finished');
  });
});

describe('the example of the documentation', () => {
  it('shows the losses, and lights the run that its words speak of', async () => {
    await page.goto(`${host.url}example.html`);
    const losses = page.locator('output');
    await expect
      .poll(() => losses.innerText(), PATIENCE)
      .toMatch(/^step 400, SGD 0\.\d+, Adam 0\./);
    const [frame] = page.frames().slice(-1);
    const first = () =>
      frame.evaluate(
        () => document.querySelector('curves-view').pictures()[0].picture.theme.runs[0],
      );
    const usual = await first();
    await page.locator('[data-run="2"]').hover();
    await expect.poll(first, PATIENCE).not.toBe(usual);
    await losses.evaluate((output) => (output.textContent = ''));
    await page.getByRole('button', { name: 'Watch it' }).click();
    await expect.poll(() => losses.innerText(), PATIENCE).toMatch(/^step \d/);
    expect(await first()).toBe(usual);
  });
});
