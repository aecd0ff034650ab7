// Arrows at the edge of a chart, and marks for zeros.

import { describe, expect, it } from 'vitest';
import { drawCurves } from '../../../web/src/drawing/draw-curves.js';
import { exitsOf } from '../../../web/src/drawing/draw-beyond.js';
import { recorder } from '../views/scene.js';

const AREA = { left: 0, top: 20, right: 400, bottom: 220 };
const theme = { font: 'sans-serif', runs: ['#111', '#222'], paper: '#fff', panel: '#fff' };

// A logarithmic axis from 0.01 to 100, 50 pixels for each power of ten; one pixel for each x.
function pictureOf(curves, rest = {}) {
  const y = { min: 0.01, max: 100, log: true, hasZero: true, ticks: [] };
  const model = {
    x: { min: 0, max: 400 },
    ...{ y, curves, markers: [], endLabels: false, cursor: null, now: null, format: String },
    ...rest,
  };
  const toY = (value) => 120 - 50 * Math.log10(value);
  return { model, theme, area: AREA, toX: (x) => x, toY, width: 500, height: 240 };
}

const curve = (x, y, rest = {}) => ({
  ...{ index: 0, name: 'SGD', slot: 0, dash: [], x, y, solidTo: Infinity },
  ...rest,
});

function drawn(picture) {
  const { context, calls } = recorder();
  drawCurves(context, picture);
  return { calls, texts: calls.filter(({ name }) => name === 'fillText').map(({ args }) => args) };
}

describe('values beyond the axis', () => {
  it('have an arrow where they are highest, with the value', () => {
    const picture = pictureOf([curve([0, 100, 200, 201, 300], [1, 5000, 1, 700, 1])]);
    expect(exitsOf(picture, picture.model.curves[0])).toMatchObject([
      { x: 100, value: 5000, isAbove: true },
      { x: 201, value: 700, isAbove: true },
    ]);
    const { texts } = drawn(picture);
    expect(texts.map(([text]) => text)).toEqual(['5000', '700']);
    expect(texts[0][1]).toBeGreaterThan(100);
    expect(texts[0][2]).toBeLessThan(AREA.top + 10);
  });

  it('share an arrow where they are close, that of the highest', () => {
    const picture = pictureOf([curve([10, 12, 14], [200, 900, 300])]);
    expect(exitsOf(picture, picture.model.curves[0])).toMatchObject([{ x: 12, value: 900 }]);
  });

  it('have their words before the arrow where names at the ends have the margin', () => {
    const picture = pictureOf([curve([0, 395], [1, 5000])], { endLabels: true });
    const word = drawn(picture).texts.find(([text]) => text === '5000');
    expect(word[1] + 6 * '5000'.length).toBeLessThan(395);
  });

  it.each([
    ['below the arrows that stand there', [1, 1e4, 1e6, 1e8], (y) => y > AREA.top + 12],
    ['at the top where none does', [1, 1e4, 1, 1], (y) => y < AREA.top + 12],
  ])('leave room for the words of the end of a run: %s', (_, values, holds) => {
    const marker = { x: 100, y: Infinity, words: 'diverged at step 100', fewWords: '' };
    const ended = curve([0, 90, 130, 170], values, { ended: true });
    const { texts } = drawn(pictureOf([ended], { markers: [marker] }));
    const [, x, y] = texts.find(([text]) => text === marker.words);
    expect(x).toBeGreaterThan(100);
    expect(holds(y)).toBe(true);
  });

  it('have no words where these would stand on the arrow of another', () => {
    const curves = [curve([0, 100], [1, 5000]), curve([0, 120], [1, 700])];
    expect(drawn(pictureOf(curves)).texts.map(([text]) => text)).toEqual(['700']);
  });

  it('have an arrow at the bottom, too, and not for what a pixel hides', () => {
    const below = pictureOf([curve([0, 50], [1, 0.001])]);
    expect(exitsOf(below, below.model.curves[0])).toMatchObject([{ value: 0.001, isAbove: false }]);
    const near = pictureOf([curve([0, 50], [100.1, 0.0099])]);
    expect(exitsOf(near, near.model.curves[0])).toEqual([]);
  });

  it('count where single values are drawn', () => {
    const spikes = { x: [70], from: [1], to: [1e4] };
    const picture = pictureOf([curve([0, 300], [1, 1], { spikes })]);
    expect(exitsOf(picture, picture.model.curves[0])).toMatchObject([{ x: 70, value: 1e4 }]);
  });

  it('have no number where the label at the end of the curve says it, alone or with others', () => {
    for (const [endText, words] of [
      ['5000 / 0.1', []],
      ['5000', []],
      ['7', ['5000']],
    ]) {
      const { texts } = drawn(pictureOf([curve([0, 9], [1, 5000], { endText })]));
      const said = texts.map(([text]) => text).filter((text) => text !== endText);
      expect(said).toEqual(words);
    }
  });

  it('have no number where a run ended: its marker has the words', () => {
    const marker = { x: 9, y: Infinity, words: 'SGD diverged at step 9', fewWords: 'SGD at 9' };
    const lost = curve([0, 8, 9], [1, 50, Infinity], { ended: true });
    const { texts, calls } = drawn(pictureOf([lost], { markers: [marker] }));
    expect(texts.map(([text]) => text)).toEqual(['SGD diverged at step 9']);
    // The line itself goes on to beyond the top.
    const ends = calls.filter(({ name, args }) => name === 'lineTo' && args[0] === 9);
    expect(Math.min(...ends.map(({ args }) => args[1]))).toBeLessThan(AREA.top - 1000);
  });
});

describe('zeros', () => {
  it('are joined on the bottom edge and marked where they begin and end', () => {
    const { calls } = drawn(pictureOf([curve([0, 50, 100, 150, 200], [1, 0, 0, 0, 1])]));
    const marks = calls.filter(({ name }) => name === 'arc').map(({ args }) => args.slice(0, 2));
    expect(marks).toEqual([
      [50, AREA.bottom],
      [150, AREA.bottom],
    ]);
    const line = calls.filter(({ name }) => name === 'lineTo').map(({ args }) => args);
    expect(line).toContainEqual([50, AREA.bottom]);
    expect(line).toContainEqual([200, 120]);
  });
});
