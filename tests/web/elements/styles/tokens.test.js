// The colours of runs: each can be read on its ground and told from the others, also by people who see fewer colours.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const file = new URL('../../../../web/src/elements/styles/tokens.css', import.meta.url);
const [light, dark] = readFileSync(file, 'utf8').split("[data-theme='dark'] {");
const colour = (theme, name) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(theme)[1];
const runsOf = (theme) => Array.from({ length: 8 }, (_, i) => colour(theme, `r${i + 1}`));

/** Linear red, green and blue. */
function linear(hex) {
  return [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

/** Contrast of WCAG 2. */
function contrast(one, other) {
  const [high, low] = [one, other]
    .map((hex) => linear(hex).reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0))
    .sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** A matrix times a list. */
const times = (matrix, list) =>
  matrix.map((row) => row.reduce((sum, x, i) => sum + x * list[i], 0));

// Machado, Oliveira and Fernandes (2009), severity 1.
const SIGHTS = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** Ottosson's OKLab. */
function lab(rgb) {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map((x) => Math.cbrt(Math.max(0, x)));
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function distance(one, other, sight) {
  const [a, b] = [one, other].map((hex) => lab(times(SIGHTS[sight], linear(hex))));
  return Math.hypot(...a.map((x, i) => x - b[i]));
}

describe.each([
  ['light', light],
  ['dark', dark],
])('the colours of runs, %s', (_, theme) => {
  const runs = runsOf(theme);

  it.each(['paper', 'panel'])('can be read on the %s', (ground) => {
    for (const run of runs) {
      expect(contrast(run, colour(theme, ground)), run).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('are far from each other', () => {
    const pairs = runs.flatMap((one, i) => runs.slice(i + 1).map((other) => [one, other]));
    for (const [one, other] of pairs) {
      expect(distance(one, other, 'usual'), `${one} ${other}`).toBeGreaterThan(0.075);
    }
  });

  // Runs of the same dash are told apart by colour alone.
  it.each(['protanopia', 'deuteranopia'])('of the same dash are far apart with %s', (sight) => {
    for (let i = 0; i < 4; i++) {
      expect(distance(runs[i], runs[i + 4], sight), `r${i + 1}`).toBeGreaterThan(0.05);
    }
  });
});
