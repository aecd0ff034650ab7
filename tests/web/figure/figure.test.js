// What is in a figure, whatever it is drawn on.

import { describe, expect, it } from 'vitest';
import { newRuler, writeFigure } from '../../../web/src/cli/figure-files.js';
import { parseLink } from '../../../web/src/config/index.js';
import { drawFigure } from '../../../web/src/figure/figure.js';
import { drawableViews } from '../../../web/src/figure/shown-views.js';
import { figureToSvg } from '../../../web/src/figure/svg-file.js';
import { wordOf } from '../../../web/src/views/picture/picture.js';
import { catalog } from '../catalog/catalog.js';
import { figureOfLink, themeNamed } from './draw-link.js';
import { recorder } from './recorder.js';

const TWO = 'v=1&data=moons&steps=60&run=sgd,lr=0.1&run=adam,lr=0.01';
const LOSS = { show: ['loss'] };

const textsOf = (svg) =>
  [...svg.matchAll(/<text [^>]*?(aria-hidden)?[^>]*>([^<]*)</g)].map(([, , text]) => text);

describe('a figure', () => {
  it('says what it shows, in text that can be searched', async () => {
    const options = { ...LOSS, note: 'Which is faster?', title: 'Two rules' };
    const svg = figureToSvg(await figureOfLink(TWO, options), newRuler());
    const texts = textsOf(svg).join(' ');
    expect(texts).toContain('Two rules');
    expect(texts).toContain('Which is faster?');
    expect(texts).toContain('Loss');
    expect(texts).toMatch(/\b60 steps\b/);
    expect(texts).toMatch(/\bSGD\b.*\bAdam\b/);
    expect(texts).toContain(escaped(`https://example.org/#${TWO}`));
    expect(svg).toContain(`<a href="https://example.org/#${escaped(TWO)}">`);
    expect(svg).toMatch(/<title>Two rules<\/title>/);
  });

  it('says what there is to see where that is wanted, with numbers on the curves', async () => {
    const { caption, panels, lines } = await figureOfLink(TWO, { ...LOSS, narrates: true });
    expect(caption).toMatch(
      /^\(1\) (SGD|Adam).*\. All of this with this seed\. .*Up to step 60\.$/,
    );
    expect(lines.map(({ text }) => text).join(' ')).toContain(caption.split('. ')[0]);
    const { context, calls } = recorder(newRuler());
    for (const panel of panels) panel.draw(context, themeNamed('light'));
    expect(JSON.stringify(calls)).toContain('"1"');
    const without = await figureOfLink(TWO, { show: ['lr'], narrates: true });
    expect(without.caption).not.toContain('(1)');
  });

  it('has the title and the note of its link, unless it is given others', async () => {
    const link = TWO.replace('v=1', 'v=1&title=Why%3F&note=Look+at+%3C1%3E');
    const own = textsOf(figureToSvg(await figureOfLink(link, LOSS), newRuler())).join(' ');
    expect(own).toContain('Why? Look at &lt;1&gt;');
    const options = { ...LOSS, title: '', note: 'Other' };
    const svg = figureToSvg(await figureOfLink(link, options), newRuler());
    expect(textsOf(svg).join(' ')).not.toMatch(/Why\?|Look at/);
    expect(textsOf(svg).join(' ')).toContain('Other');
    expect(svg).toContain('<title>Why?</title>');
  });

  it('fills the places of its title and note, also of typed ones', async () => {
    const link = TWO.replace('v=1', 'v=1&title=From+%7Bfirst%7D&note=%7Bnothing%7D');
    const own = await figureOfLink(link, LOSS);
    expect(own.title).toMatch(/^From 0\.\d+$/);
    expect(own.lines.map(({ text }) => text)).toContain('{nothing}');
    const typed = await figureOfLink(TWO, { ...LOSS, title: 'To {run2.last}' });
    expect(typed.title).toMatch(/^To 0\.\d+$/);
  });

  it('names narrow tiles in full, each above the line of its run', async () => {
    const eight = ['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam', 'adamw', 'lion'];
    const link = `v=1&data=moons&steps=2${eight.map((id) => `&run=${id}`).join('')}`;
    const size = { width: 720, height: 400 };
    const figure = await figureOfLink(link, { show: ['stage', 'loss'], size });
    const { context, calls } = recorder(newRuler());
    figure.panels.find(({ id }) => id === 'boundary').draw(context, themeNamed('light'));
    for (const name of ['Heavy ball', 'Nesterov', 'RMSprop']) {
      expect(JSON.stringify(calls)).toContain(`"${name}"`);
    }
  });

  it.each([400, 480, 560, 640, 720, 900])(
    'has the name and the value of each picture whole, %d wide',
    async (width) => {
      const rates = ['1', '0.1', '0.01', '0.001'].map((lr) => `&run=sgd,lr=${lr}`);
      const link = `v=1&data=moons&steps=60${rates.join('')}`;
      const figure = await figureOfLink(link, {
        show: ['stage', 'loss'],
        size: { width, height: 400 },
      });
      const { context, calls } = recorder(newRuler());
      figure.panels.find(({ id }) => id === 'boundary').draw(context, themeNamed('light'));
      const texts = calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
      for (const lr of ['1', '0.1', '0.01', '0.001']) expect(texts).toContain(`SGD lr ${lr}`);
      const values = texts.filter((text) => text.endsWith('%'));
      expect(values).toHaveLength(4);
    },
  );

  it('has its code beside its small print, which keeps out of its way', async () => {
    const code = Array.from({ length: 61 }, () => Array(61).fill(true));
    const figure = await figureOfLink(TWO, { ...LOSS, code });
    const { left, top, side } = figure.code;
    expect([left + side, top + side]).toEqual([600 - 14, 360 - 14]);
    expect(side / 61).toBe(1.5);
    const ruler = newRuler();
    for (const { text, font, left: start, middle } of figure.lines) {
      ruler.font = font;
      if (middle > top) expect(start + ruler.measureText(text).width).toBeLessThanOrEqual(left);
    }
    for (const { box } of figure.panels) expect(box.top + box.height).toBeLessThanOrEqual(top);
  });

  it('never takes words for markup', async () => {
    const svg = figureToSvg(await figureOfLink(TWO, { ...LOSS, title: '<script>&' }), newRuler());
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;&amp;');
  });

  it('tells runs apart without colours', async () => {
    const svg = figureToSvg(await figureOfLink(TWO, LOSS), newRuler());
    const lines = svg.match(/<path [^>]*stroke-width="2"[^>]*>/g) ?? [];
    const dashes = new Set(lines.map((line) => /dasharray="([^"]*)"/.exec(line)?.[1] ?? ''));
    expect(dashes.size).toBeGreaterThanOrEqual(2);
  });

  it('can be drawn where no run is shown', async () => {
    const options = { show: ['boundary', 'loss'] };
    const figure = await figureOfLink('v=1&data=moons&steps=60&run=sgd,lr=0.1,visible=0', options);
    expect(figure.panels.map(({ id }) => id)).toEqual(['boundary', 'loss']);
    expect(textsOf(figureToSvg(figure, newRuler())).join(' ')).toContain('Boundary');
  });

  it('is the same text every time', async () => {
    const [one, other] = [await figureOfLink(TWO, LOSS), await figureOfLink(TWO, LOSS)];
    expect(figureToSvg(one, newRuler())).toBe(figureToSvg(other, newRuler()));
  });

  it('has no ground where it is transparent', async () => {
    const ground = (svg) => /<rect x="0" y="0" width="600" height="360"/.test(svg);
    expect(ground(figureToSvg(await figureOfLink(TWO, LOSS), newRuler()))).toBe(true);
    const bare = await figureOfLink(TWO, { ...LOSS, isTransparent: true });
    expect(ground(figureToSvg(bare, newRuler()))).toBe(false);
  });

  it('is drawn by the same calls on pixels and as SVG', async () => {
    const figure = await figureOfLink(TWO, LOSS);
    const { context, calls } = recorder(newRuler());
    drawFigure(context, figure);
    const words = calls.filter(({ name }) => name === 'fillText').map(({ args }) => args[0]);
    const svg = figureToSvg(figure, newRuler());
    const lines = svg
      .split('\n')
      .filter((line) => line.startsWith('<text') && !line.includes('aria-hidden'));
    expect(lines.map((line) => textsOf(line)[0])).toEqual(words.map(escaped));
    const lineTo = calls.filter(({ name }) => name === 'lineTo').length;
    expect(svg.match(/L-?[\d.]/g)?.length).toBeGreaterThanOrEqual(lineTo);
  });

  it('is a PNG and a PDF', async () => {
    const figure = await figureOfLink(TWO, LOSS);
    const png = writeFigure(figure, 'png', 3);
    expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
    expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(1800);
    const pdf = Buffer.from(writeFigure(figure, 'pdf', 1)).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
    expect(pdf).toContain('/Title (SGD and Adam on Moons)');
    expect(pdf).toContain('/URI');
    // Letters, not outlines of letters.
    expect(pdf).toContain('/Font');
  });
});

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

describe('every view', () => {
  const problems = ['data=moons', 'data=sine', 'data=digits', 'problem=surface&surface=rosenbrock'];
  it.each(problems)('of %s can be drawn', async (problem) => {
    const link = `v=1&${problem}&hidden=4&steps=20&run=adam,lr=0.01`;
    const { config } = parseLink(link, catalog);
    const views = drawableViews({ catalog, config });
    const size = { width: 2000, height: 3000 };
    const figure = await figureOfLink(link, { show: views.map(wordOf), size });
    expect(figure.panels.map(({ id }) => id).sort()).toEqual(views.map(({ id }) => id).sort());
    for (const panel of figure.panels) {
      const { context, calls } = recorder(newRuler());
      panel.draw(context, figure.theme);
      const strokes = calls.filter(({ name }) => /^(stroke|fill|drawImage)/.test(name));
      expect(strokes.length, panel.id).toBeGreaterThan(3);
    }
  });
});
