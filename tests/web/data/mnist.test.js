// What only the part of MNIST has to show: its split, its images, and labels that belong to them.

import { describe, expect, it } from 'vitest';
import { classCounts, nearestMeanAccuracy, read, row, sum } from './shipped-data.js';

const DIGIT_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

describe('mnist values', () => {
  const data = read('mnist');
  const all = data.labels.map((_, i) => i);
  const [training, test] = [all.slice(0, data.training), all.slice(data.training)];

  it('is small enough to fetch on demand', () => {
    expect(data.fileBytes).toBeLessThan(2.1e6);
  });

  it('has balanced training and test parts, digits in turn', () => {
    const labelsOf = (samples) => samples.map((i) => data.labels[i]);
    expect(classCounts(labelsOf(training), 10)).toEqual(Array(10).fill(200));
    expect(classCounts(labelsOf(test), 10)).toEqual(Array(10).fill(50));
    expect(data.labels).toEqual(all.map((i) => i % 10));
    expect(data.json.classNames).toEqual(DIGIT_NAMES);
  });

  it('shows no image twice', () => {
    const images = new Set(all.map((i) => row(data, i).join()));
    expect(images.size).toBe(data.samples);
  });

  it('is real MNIST: all greys, the known mean, every digit centred by its mass', () => {
    expect(new Set(data.raw).size).toBe(256);
    // The mean of the whole MNIST training set is 0.1307.
    expect(Math.abs(sum(data.raw) / data.raw.length / 255 - 0.1307)).toBeLessThan(0.005);
    // MNIST puts the centre of mass of every digit at the centre, to the pixel.
    for (const i of all) {
      const image = row(data, i);
      const ink = sum(image);
      const x = sum(image.map((grey, pixel) => grey * (pixel % 28))) / ink;
      const y = sum(image.map((grey, pixel) => grey * Math.floor(pixel / 28))) / ink;
      expect(Math.hypot(x - 14, y - 14), `sample ${i}`).toBeLessThan(1.5);
    }
  });

  it('has labels that belong to the images', () => {
    expect(nearestMeanAccuracy(data, training, test)).toBeGreaterThan(0.75);
  });
});
