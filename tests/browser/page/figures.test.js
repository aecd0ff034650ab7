// What goes out of the page is what stands on it: the screen, the Export dialog and the command draw the
// same lines, marks and words at the same places.

import { describe, expect, inject, it } from 'vitest';
import { newRuler } from '../../../web/src/cli/figure-files.js';
import { figureToSvg } from '../../../web/src/figure/svg-file.js';
import { formatLink, parseLink } from '../../../web/src/config/index.js';
import { chartPanels, knownOf } from '../../../web/src/figure/panels.js';
import { catalog } from '../../web/catalog/catalog.js';
import { figureOfLink, themeNamed, trainLink } from '../../web/figure/draw-link.js';
import { recorder } from '../../web/figure/recorder.js';
import { drawnCases } from './cases.js';
import { untilOver, useBrowser } from './page.js';

const browser = useBrowser();

// Of a pixel.
const NEAR = 0.5;
const PATHS = ['moveTo', 'lineTo', 'arc', 'rect', 'fillRect', 'strokeRect'];

const LINKS = [
  'v=1&data=moons&noise=0.2&steps=300&average=36&run=sgd,lr=0.1&run=adam,lr=0.01',
  'v=1&data=moons&batch=0&steps=200&scale=linear&run=adam,lr=0.01',
  'v=1&data=gauss&loss=hinge&steps=200&run=adam,lr=0.03',
  'v=1&problem=surface&surface=himmelblau&steps=400&run=sgd,lr=0.01&run=momentum,lr=0.01&run=adam,lr=0.1',
  'v=1&problem=surface&surface=styblinski-tang&steps=300&run=adam,lr=0.05',
  'v=1&problem=surface&surface=quadratic&steps=100&run=sgd,lr=30&run=newton,lr=1',
  'v=1&data=sine&steps=200&curve=both&run=adam,lr=0.01&run=sgd,lr=0.1',
  'v=1&data=moons&steps=200&run=sgd,lr=0.1,schedule=cosine,warmup=50&run=sgd,lr=0.1,schedule=step',
  'v=1&data=moons&steps=100&run=sgd,lr=0.01&run=sgd,lr=0.02&run=sgd,lr=0.03&run=sgd,lr=0.04&run=sgd,lr=0.05&run=sgd,lr=0.06&run=sgd,lr=0.07&run=sgd,lr=0.08',
  'v=1&data=moons&steps=200&x=epoch&views=loss,gradient-norm,cosine&run=adam,lr=0.01',
  'v=1&data=iris&steps=200&stage=confusion&run=adam,lr=0.01&run=sgd,lr=0.1',
  'v=1&data=xor&steps=200&curve=training&average=0&run=rmsprop,lr=0.01',
];

/** A page whose runs are over, with all its code. */
async function finished(link) {
  const page = await browser.open(`#${link}`);
  // What a chart shows is recorded from when its code is there.
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Play' }).click();
  await untilOver(page);
  return page;
}

/** What the charts of the page draw, once more. */
function drawnOnScreen(page) {
  return page.evaluate((paths) => {
    const view = document.querySelector('curves-view');
    const charts = [...view.querySelectorAll('canvas')].map((canvas) => {
      const [width, height] = [canvas.style.width, canvas.style.height].map(parseFloat);
      return { canvas, width, height, calls: [] };
    });
    const originals = [...paths, 'fillText'].map((name) => {
      const original = CanvasRenderingContext2D.prototype[name];
      CanvasRenderingContext2D.prototype[name] = function record(...args) {
        const chart = charts.find(({ canvas }) => canvas === this.canvas);
        chart?.calls.push({ name, args, align: this.textAlign });
        return original.apply(this, args);
      };
      return [name, original];
    });
    view.drawFrame();
    for (const [name, original] of originals) CanvasRenderingContext2D.prototype[name] = original;
    return charts.map(({ width, height, calls }) => ({ width, height, calls }));
  }, PATHS);
}

/** Reads all numbers and words of an SVG file. */
const numbersOf = (svg, tag, attribute) =>
  [...svg.matchAll(new RegExp(`<${tag} [^>]*?\\b${attribute}="([^"]*)"`, 'g'))].flatMap(
    ([, text]) => (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number),
  );
const wordsOf = (svg) => [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text);

// The values of an attribute, each with the number of times it comes in a row.
function valuesOf(svg, name) {
  const values = [...svg.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value);
  const rows = [];
  for (const value of values) {
    // Style sheets of the build are shorter.
    const long = value.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
    const last = rows.at(-1);
    if (last?.long === long) last.count += 1;
    else rows.push({ long, count: 1 });
  }
  return rows.map(({ long, count }) => `${count} ${long}`).join('; ');
}

function expectNear(actual, expected, what) {
  expect(actual.length, what).toBe(expected.length);
  const far = actual.findIndex((value, i) => !(Math.abs(value - expected[i]) <= NEAR));
  expect(far < 0 ? '' : `${what} ${far}: ${actual[far]} and ${expected[far]}`).toBe('');
}

async function expectSameOnScreen(page, { source, views }) {
  const screen = await drawnOnScreen(page);
  const charts = views.filter(({ kind }) => kind === 'chart');
  const boxes = screen.map(({ width, height }) => ({ left: 0, top: 0, width, height }));
  const theme = { ...themeNamed('light'), font: 'sans-serif' };
  const known = await knownOf(source, { views, narrates: true, size: boxes[0] });
  const look = { ruler: newRuler(), theme, known };
  const panels = await chartPanels(source, charts, boxes, look);
  panels.forEach((panel, i) => {
    const { context, calls } = recorder(newRuler());
    panel.draw(context, theme);
    const shown = screen[i].calls;
    const paths = (all) => all.filter(({ name }) => PATHS.includes(name));
    const names = (all) => paths(all).map(({ name }) => name[0]);
    expect(names(calls).join(''), panel.id).toBe(names(shown).join(''));
    const numbers = (all) => paths(all).flatMap(({ args }) => args.slice(0, 4).map(Number));
    expectNear(numbers(calls), numbers(shown), `${panel.id}, number`);
    const texts = (all) => all.filter(({ name }) => name === 'fillText');
    const words = (all) => texts(all).map(({ args }) => args[0]);
    expect(words(calls), panel.id).toEqual(words(shown));
    const heights = (all) => texts(all).map(({ args }) => args[2]);
    expectNear(heights(calls), heights(shown), `${panel.id}, height of text`);
  });
}

async function svgFromDialog(page) {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.figure-export').getByRole('button', { name: 'SVG' }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function svgFromCommand(link) {
  const { config } = parseLink(link, catalog);
  const address = `${inject('siteUrl')}#${formatLink(config, catalog)}`;
  const options = { size: { width: 720, height: 480 }, link: address, narrates: true };
  return figureToSvg(await figureOfLink(link, options), newRuler());
}

describe('the same lines, marks and words', () => {
  // Every other one is enough to see a second drawer.
  const every = (place) => LINKS.filter((_, i) => i % 2 === place);
  it.each(drawnCases(every(0), every(1)))(
    'are on the screen, in the export and in the figure of %s',
    async (link) => {
      const page = await finished(link);
      await expectSameOnScreen(page, await trainLink(link));
      const [exported, commanded] = [await svgFromDialog(page), await svgFromCommand(link)];
      expect(wordsOf(exported)).toEqual(wordsOf(commanded));
      expectNear(numbersOf(exported, 'path', 'd'), numbersOf(commanded, 'path', 'd'), 'path');
      expectNear(numbersOf(exported, 'text', 'y'), numbersOf(commanded, 'text', 'y'), 'text');
      for (const name of ['stroke', 'stroke-dasharray', 'fill']) {
        expect(valuesOf(exported, name)).toBe(valuesOf(commanded, name));
      }
    },
  );
});

describe('the Export dialog', () => {
  const TWO = 'v=1&data=moons&steps=60&run=sgd,lr=0.1&run=adam,lr=0.01';
  const openDialog = async () => {
    const page = await finished(TWO);
    await page.getByRole('button', { name: 'Export' }).click();
    return { page, figure: page.locator('.figure-export') };
  };

  it('names files after what they show, and makes pixels as fine as was chosen', async () => {
    const { page, figure } = await openDialog();
    await figure.getByLabel('Pixels of PNG').selectOption('3');
    await figure.getByLabel('Size').selectOption('600x400');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('button', { name: 'PNG' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('sgd-vs-adam-moons-figure.png');
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const png = Buffer.concat(chunks);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1800, 1200]);
    const [single] = await Promise.all([
      page.waitForEvent('download'),
      page
        .locator('.picture-list li', { hasText: 'Loss' })
        .getByRole('button', { name: 'SVG' })
        .click(),
    ]);
    expect(single.suggestedFilename()).toBe('sgd-vs-adam-moons-loss.svg');
  });

  it('writes title and note as they are, and leaves out what is not wanted', async () => {
    const { page, figure } = await openDialog();
    await figure.getByLabel('Title').fill('<b>Two</b> rules');
    await figure.getByLabel('Note').fill('A & B');
    await figure.getByRole('button', { name: 'Accuracy' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure.getByRole('button', { name: 'SVG' }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const words = wordsOf(Buffer.concat(chunks).toString());
    expect(words).toContain('&lt;b&gt;Two&lt;/b&gt; rules');
    expect(words).toContain('A &amp; B');
    expect(words).toContain('Loss');
    expect(words).not.toContain('Accuracy');
  });

  it('prints a sheet of the size of the figure, with text', async () => {
    const { page, figure } = await openDialog();
    // The sheet goes once it is printed.
    await page.addInitScript(() => {
      window.print = () => {};
    });
    await figure.getByRole('button', { name: 'PDF' }).click();
    const sheet = await page.waitForFunction(() => {
      const inside = document.querySelector('iframe')?.contentDocument;
      const svg = inside?.querySelector('svg');
      // Before the sheet is complete, the SVG holds what was read of it so far.
      return (
        inside?.readyState === 'complete' &&
        svg && { title: inside.title, width: svg.getAttribute('width'), text: svg.textContent }
      );
    });
    const { title, width, text } = await sheet.jsonValue();
    expect(title).toBe('SGD and Adam on Moons');
    expect(width).toBe('720');
    expect(text).toContain('Learning rate');
  });
});
