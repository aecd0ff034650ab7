// Compares pictures of figures with those that are kept.

import { createCanvas, loadImage } from '@napi-rs/canvas';
import pixelmatch from 'pixelmatch';

// How far two colours may be apart, 0..1, by what an eye sees: smoothed edges differ a little between
// processors.
const THRESHOLD = 0.1;

async function pixelsOf(png) {
  const image = await loadImage(png);
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/**
 * @param {Uint8Array} one a PNG
 * @param {Uint8Array} other a PNG
 * @returns {Promise<number>} share of pixels that look different, 0..1; 1 for other sizes
 */
export async function differentShare(one, other) {
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  if (a.width !== b.width || a.height !== b.height) return 1;
  const count = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: THRESHOLD });
  return count / (a.width * a.height);
}
