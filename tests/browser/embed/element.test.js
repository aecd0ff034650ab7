// <optimizer-playground> in a page of another origin.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { frameOf, untilAt, untilHeard, untilSilent, useNotes } from './notes.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LINK = 'v=1&data=moons&steps=60&run=sgd,lr=0.1&run=adam,lr=0.03';
const SLOW = 'v=1&data=moons&steps=4000&speed=20&run=sgd,lr=0.1';
const PATIENCE = { timeout: 30_000 };
const tag = (id, attributes = '', inside = '') =>
  `<optimizer-playground id="${id}" ${attributes}>${inside}</optimizer-playground>`;
const config = (link) => `config="${link.replaceAll('&', '&amp;')}"`;

const notes = useNotes();

describe('an element', () => {
  it('shows what its attributes say, without moving the page or needing more than two words of a policy', async () => {
    const policy = (site) => {
      const { origin } = new URL(site);
      return `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:`;
    };
    const attributes = `${config(LINK)} heading="Moons &amp; more" show="loss" height="360" theme="dark"`;
    const page = await notes.write(`${tag('one', attributes)}<p>After it.</p>`, { policy });
    const before = await page.locator('#one').boundingBox();
    expect(before.height).toBe(360);
    await page.getByText('Moons & more').waitFor();
    await page.evaluate(() => (globalThis.shifts = 0));
    await untilHeard(page, 'one', 'finished');
    const frame = await frameOf(page, 'one');
    const { pathname, searchParams } = new URL(frame.url());
    expect(pathname).toBe('/playground/index.html');
    expect(Object.fromEntries(searchParams)).toEqual({ embed: '1', show: 'loss', theme: 'dark' });
    await frame.locator('figure canvas').waitFor();
    expect(await frame.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(await frame.locator('h1').innerText()).toBe('Moons & more');
    const [ready] = await untilHeard(page, 'one', 'ready');
    expect(ready).toMatchObject({ theme: 'dark', flags: { show: ['loss'] } });
    const [end] = await untilHeard(page, 'one', 'finished');
    expect(end.runs).toMatchObject([
      { name: 'SGD', status: 'finished', step: 60 },
      { name: 'Adam', status: 'finished', step: 60 },
    ]);
    expect(await page.locator('#one').boundingBox()).toEqual(before);
    expect(await page.evaluate(() => globalThis.shifts)).toBe(0);
    expect(await violations(page.mainFrame())).toEqual([]);
    expect(await violations(frame)).toEqual([]);

    await untilSilent(page);

    // Printed, it is the picture that was asked for when there was time.
    const paper = page.locator('#one .printable .paper');
    await paper.waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    const shown = (selector) => page.locator(`#one ${selector}`).isVisible();
    expect([await shown('iframe'), await shown('.paper')]).toEqual([false, true]);
    await page.waitForFunction(() => {
      const { complete, naturalWidth } = document
        .querySelector('#one')
        .shadowRoot.querySelector('.paper');
      return complete && naturalWidth > 0;
    });
    expect(await paper.getAttribute('alt')).toBe('Moons & more');
    expect(decodeURIComponent(await paper.getAttribute('src'))).toMatch(/<svg[^]*Adam/);
    await page.emulateMedia({ media: 'screen' });
    expect([await shown('iframe'), await shown('.paper')]).toEqual([true, false]);
  });

  it('does what a page asks it to, also before it is there', async () => {
    const style = 'style="display: block; height: 320px"';
    const one = tag('one', `autoplay="0" show="loss" ${style}`);
    // A framework may set the property before the script is there.
    const early = `<script>document.querySelector('#one').config = '${LINK}'</script>`;
    const page = await notes.write(`${one}${early}<p>After it.</p>`);
    const answers = await page.evaluate(async () => {
      const one = document.querySelector('#one');
      await customElements.whenDefined('optimizer-playground');
      await one.trainTo(20);
      return { config: await one.getConfig(), property: one.config };
    });
    expect(answers.config).toContain('data=moons');
    expect(answers.property).toBe(answers.config);
    // A second copy of the script changes nothing.
    const defined = () => customElements.get('optimizer-playground');
    const first = await page.evaluateHandle(defined);
    await page.addScriptTag({ url: `${page.site}element.js?again`, type: 'module' });
    expect(
      await page.evaluate((one) => one === customElements.get('optimizer-playground'), first),
    ).toBe(true);
    await untilAt(page, 'one', 20);
    // With a height of its own it has its place before the script is there.
    expect(await page.evaluate(() => globalThis.shifts)).toBe(0);
    const results = await page.evaluate(async () => {
      const one = document.querySelector('#one');
      const runs = await one.getResults();
      const svg = await one.getFigure({ show: ['loss'], width: 400, height: 300 });
      await one.highlight(2);
      await one.highlight(null);
      const refused = await one.setConfig('v=1&nonsense=1').catch(({ problems }) => problems);
      return { runs, svg, refused, csv: await one.exportCsv(), catalog: await one.catalog };
    });
    expect(results.runs.map(({ name, step }) => [name, step])).toEqual([
      ['SGD', 20],
      ['Adam', 20],
    ]);
    expect(results.svg).toMatch(/^<svg [^>]*width="400"/);
    expect(results.csv).toMatch(/^run,step,/);
    expect(results.catalog.optimizers.map(({ id }) => id)).toContain('adam');
    expect(results.refused).toMatchObject([{ key: 'nonsense' }]);
    const [problem] = await untilHeard(page, 'one', 'error');
    expect(problem.problems).toEqual(results.refused);
  });

  it('follows its attributes, its page, and whoever moves it', async () => {
    const page = await notes.write(
      `<section id="first">${tag('one', `${config(LINK)} show="loss"`, '<img alt="Moons">')}</section><section id="second"></section>`,
    );
    await untilHeard(page, 'one', 'finished');
    const first = await frameOf(page, 'one');
    // Light and dark of the page, without loading anything anew.
    const dark = (frame) =>
      frame.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
    await dark(first);
    await page.evaluate(() =>
      document.querySelector('#one').setAttribute('config', 'v=1&data=circle&steps=40&run=adam'),
    );
    await untilHeard(page, 'one', 'configchange');
    expect(await page.evaluate(() => document.querySelector('#one').config)).toContain(
      'data=circle',
    );
    await untilAt(page, 'one', 40);
    // Other flags load it anew, as it was.
    await page.evaluate(() => document.querySelector('#one').setAttribute('show', 'loss,lr'));
    await untilHeard(page, 'one', 'ready', 2);
    await untilAt(page, 'one', 40);
    const second = await frameOf(page, 'one');
    expect(second.url()).toMatch(/show=loss,lr&at=40&theme=dark#.*data=circle/);
    // Where the browser can move it without taking it out, the frame goes on.
    const moved = await page.evaluate(async () => {
      const one = document.querySelector('#one');
      document.querySelector('#second').moveBefore(one, null);
      return one.getConfig();
    });
    expect(moved).toContain('data=circle');
    // What stands inside it names the frame.
    expect(await page.locator('#one iframe').getAttribute('title')).toBe('Moons');
    expect(await untilHeard(page, 'one', 'ready')).toHaveLength(2);
    // Else it goes on where it was, in another frame.
    await page.evaluate(() => document.querySelector('#one').seek(15));
    await untilAt(page, 'one', 15);
    await page.evaluate(() =>
      document.querySelector('#first').append(document.querySelector('#one')),
    );
    await untilHeard(page, 'one', 'ready', 3);
    await untilAt(page, 'one', 15);
    const third = await frameOf(page, 'one');
    expect(third.url()).toMatch(/at=15.*data=circle/);
    // Taken out and put in again, as pages do that are exchanged in place; what was asked meanwhile is answered.
    const asked = await page.evaluate(async () => {
      const one = document.querySelector('#one');
      one.remove();
      const answer = one.getConfig();
      await new Promise(requestAnimationFrame);
      document.querySelector('#second').append(one);
      return answer;
    });
    expect(asked).toContain('data=circle');
    // Gone for good, it says so.
    const words = await page.evaluate(() => {
      const one = document.querySelector('#one');
      one.remove();
      return one.play().catch(({ message }) => message);
    });
    expect(words).toBe('The figure is no longer in the page.');
  });

  it('that the page does not let in says what has to change, beside what stands inside it', async () => {
    const page = await notes.write(
      tag('one', config(LINK), '<a href="https://example.org/">A picture</a>'),
      { policy: (site) => `frame-src 'none'; script-src ${new URL(site).origin}` },
    );
    const { origin } = new URL(page.site);
    const [error] = await untilHeard(page, 'one', 'error');
    expect(error.message).toContain(`content security policy has to allow “frame-src ${origin}”`);
    const words = page.locator('#one .words');
    expect(await words.innerText()).toContain(error.message);
    expect(await words.locator('a').getAttribute('href')).toBe(`${page.site}index.html#${LINK}`);
    expect(await page.getByRole('link', { name: 'A picture' }).isVisible()).toBe(true);
    expect(await violations(page.mainFrame())).toEqual([]);
  });
});

describe('twenty elements', () => {
  const many = (attributes) =>
    Array.from({ length: 20 }, (_, i) => `${tag(`f${i}`, attributes)}<p>Text.</p>`).join('');
  const frames = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('optimizer-playground')].flatMap(({ id, shadowRoot }) =>
        shadowRoot.querySelector('iframe') ? [id] : [],
      ),
    );

  it('load as the reader comes near, train when they are seen, and then do nothing', async () => {
    const page = await notes.write(
      `${many(`${config(LINK)} show="loss"`)}<div style="height: 3000px"></div>`,
    );
    for (const id of ['f0', 'f1']) await untilHeard(page, id, 'finished');
    // 800 pixels of the screen and half of them below it, 460 or so for each.
    const first = await frames(page);
    expect(first.length).toBeGreaterThanOrEqual(2);
    expect(first.length).toBeLessThanOrEqual(3);
    await page.locator('#f19').scrollIntoViewIfNeeded();
    await untilHeard(page, 'f19', 'finished');
    expect((await frames(page)).length).toBeLessThanOrEqual(8);
    // Each that is out of view has not trained, as far as it is there.
    const heard = await page.evaluate(() =>
      globalThis.heard.filter(({ type }) => type === 'finished'),
    );
    const seen = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('optimizer-playground')].filter((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
      return ids.map(({ id }) => id);
    });
    for (const { id } of heard) expect(['f0', 'f1', ...seen]).toContain(id);
  });

  it('play one at a time', async () => {
    const slow = `${config(SLOW)} show="loss" height="200"`;
    const body = [
      tag('a', `${slow} autoplay`),
      tag('b', `${slow} autoplay`),
      tag('c', `${slow} autoplay together`),
    ];
    const page = await notes.write(`${body.join('')}<div style="height: 3000px"></div>`);
    const playing = () =>
      page.evaluate(() => {
        const last = {};
        for (const { id, type, detail } of globalThis.heard)
          if (type === 'progress') last[id] = detail.playing;
        return Object.keys(last)
          .filter((id) => last[id])
          .sort()
          .join('');
      });
    for (const id of 'abc') await untilHeard(page, id, 'ready');
    // One of both, whichever was there first.
    await expect.poll(playing, PATIENCE).toMatch(/^[ab]c$/);
    const [first] = await playing();
    const other = first === 'a' ? 'b' : 'a';
    // Somebody wants to see the second one.
    const second = await frameOf(page, other);
    await second.getByRole('button', { name: 'Play' }).click();
    await expect.poll(playing, PATIENCE).toBe(`${other}c`);
    // It is over: the first one goes on.
    await page.evaluate(
      (id) => document.querySelector(`#${id}`).setConfig('v=1&data=moons&steps=2&run=sgd'),
      other,
    );
    await expect.poll(playing, PATIENCE).toBe(`${first}c`);
    // Out of view nothing trains, and nothing is told.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await untilSilent(page);
    const steps = await stepsOf(page);
    await untilSilent(page);
    expect(await stepsOf(page)).toEqual(steps);
    expect(steps.every((step) => step < 4000)).toBe(true);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(playing, PATIENCE).toBe('ac');
  });
});

// What the embeds themselves say, whether or not they tell it.
function stepsOf(page) {
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  return Promise.all(
    frames.map((frame) =>
      frame.evaluate(() => document.querySelector('playground-embed').store.frame?.step ?? 0),
    ),
  );
}

async function violations(frame) {
  await frame.evaluate(axe);
  const { violations: found } = await frame.evaluate(() =>
    globalThis.axe.run(document, {
      iframes: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  const where = ({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`;
  return found.map(({ id, nodes }) => [id, ...nodes.slice(0, 4).map(where)].join(' | '));
}
