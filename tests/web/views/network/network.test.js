// A network draws itself from plain data: units, weights, residual connections, names and scales.

import { describe, expect, it } from 'vitest';
import * as network from '../../../../web/src/views/network/network.js';
import view from '../../../../web/src/views/network/view.js';
import { drawn } from '../scene.js';
import { imageNetwork, networkScene, smallNetwork } from './networks.js';

/** The lines and colours in force at every stroke of a curve. */
function strokes(scene) {
  const log = [];
  let curve = null;
  const state = { dash: [] };
  const noop = () => {};
  const context = new Proxy(state, {
    get: (target, name) => {
      if (name in target) return target[name];
      if (name === 'measureText') return (text) => ({ width: 6 * text.length });
      if (name === 'beginPath') return () => (curve = null);
      if (name === 'restore') return () => (state.dash = []);
      if (name === 'setLineDash') return (dash) => (state.dash = dash);
      if (name === 'bezierCurveTo') return (...to) => (curve = to.slice(4));
      if (name === 'stroke') {
        return () => {
          const { strokeStyle, lineWidth, dash } = state;
          log.push({ curve, strokeStyle, lineWidth, dash });
        };
      }
      return noop;
    },
  });
  network.draw(context, scene);
  return log;
}

describe('the network', () => {
  it('draws each unit, each weight above its halo, and each residual connection', () => {
    const all = strokes(networkScene(smallNetwork()));
    const curves = all.filter(({ curve }) => curve);
    // 2 x 3 + 3 x 3 + 3 weights, twice.
    expect(curves).toHaveLength(2 * 18);
    expect(all.filter(({ dash }) => dash.length)).toHaveLength(3);
    const { of } = drawn(network, networkScene(smallNetwork()));
    expect(of('drawImage')).toHaveLength(9);
  });

  it('draws weights as thick as they are large, in the colour of their sign', () => {
    const lines = strokes(networkScene(smallNetwork())).filter(({ curve }) => curve);
    const weights = lines.slice(18);
    // The largest comes last. The first two colours of classes: negative and positive.
    expect(weights.at(-1)).toMatchObject({ strokeStyle: 'rgb(17 17 17 / 1.00)', lineWidth: 5 });
    const widths = weights.map(({ lineWidth }) => lineWidth);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    // -0.5 / 2 of the largest, 2.
    const share = 0.25 / 2;
    expect(weights).toContainEqual(
      expect.objectContaining({
        strokeStyle: `rgb(0 0 0 / ${(0.25 + 0.75 * share).toFixed(2)})`,
        lineWidth: 0.5 + 4.5 * share,
      }),
    );
  });

  it('has halos in the colour of the sign to which the gradient pulls', () => {
    // A negative gradient makes a weight larger.
    const [halo] = strokes(networkScene(smallNetwork())).filter(({ curve }) => curve);
    expect(halo).toMatchObject({ strokeStyle: 'rgb(17 17 17 / 0.30)', lineWidth: 5 + 9 });
  });

  it('names layers and inputs, and says how large the largest are', () => {
    const { texts } = drawn(network, networkScene(smallNetwork()));
    const names = ['inputs', 'x1', 'x2', 'hidden 1', 'hidden 2', 'output'];
    expect(texts).toEqual(expect.arrayContaining([...names, 'negative', 'positive']));
    expect(texts).toContain('thickest line: weight 2.00');
    expect(texts).toContain('widest halo: gradient 0.500');
  });

  it('says how many units of a layer it shows, and shows weights from pixels as pictures', () => {
    const { texts, of } = drawn(network, networkScene(imageNetwork()));
    expect(texts).toContain('4 of 32 units');
    // The mean of the pictures, and one for each unit of the first layer.
    expect(of('drawImage')).toHaveLength(5);
    const [[canvas]] = of('drawImage');
    expect([canvas.width, canvas.height]).toEqual([8, 8]);
    // Ten classes for each of the others.
    expect(of('fillRect').length).toBe(15 + 10 * 10);
  });

  it('leaves lines out whose numbers are not finite', () => {
    const broken = smallNetwork();
    broken.blocks[0].weights.fill(NaN);
    const lines = strokes(networkScene(broken)).filter(({ curve }) => curve);
    expect(lines).toHaveLength(2 * 12);
  });

  it('draws nothing of a run that nothing is known about', () => {
    const scene = networkScene(smallNetwork());
    expect(drawn(network, { ...scene, frame: { runs: [] } }).calls).toEqual([]);
  });

  it('has no words where there is no room for them', () => {
    const size = { width: 150, height: 120 };
    expect(drawn(network, networkScene(smallNetwork(), { size })).texts).toEqual([]);
  });
});

describe('what the network needs', () => {
  const tile = { width: 600, height: 400 };

  it('is a grid for data in the plane, and places along a line', () => {
    const plane = view.needs(tile, { dataset: { features: 2 } }).network;
    expect(plane).toMatchObject({ columns: 32, rows: 32, shapes: [1] });
    const line = view.needs(tile, { dataset: { features: 1 } }).network;
    expect(line).toMatchObject({ columns: 48, rows: 1, shapes: [] });
  });

  it('is as many units as there is room for', () => {
    const unitsAt = (height) =>
      view.needs({ width: 600, height }, { dataset: { features: 4 } }).network.units;
    expect(unitsAt(60)).toBe(10);
    expect(unitsAt(400)).toBe(14);
    expect(unitsAt(2000)).toBe(24);
  });

  it('does not suit surfaces', () => {
    expect(view.suits({ surface: true })).toBe(false);
    expect(view.suits({ surface: false })).toBe(true);
  });
});
