// The pictures of examples and data sets: which there are, and that each of data shows what it holds.

import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { drawDataPictures } from '../../../web/scripts/gallery/data-picture.js';
import { THEMES, allPictures, keptFile } from '../../../web/scripts/gallery/kept.js';
import { loadEngine } from '../../../web/src/engine/package/index.js';
import { PRESETS } from '../../../web/src/ui/model/gallery.js';

const theme = { ink: '#000000', classes: ['#ff0000', '#0000ff', '#00ff00'] };

/** How many pixels of a picture have each colour of the theme. */
async function coloursOf(file) {
  const image = await loadImage(Buffer.from(file));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const counts = { red: 0, blue: 0, green: 0, black: 0 };
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b, alpha] = data.subarray(i, i + 4);
    if (alpha < 200) continue;
    if (Math.max(r, g, b) < 60) counts.black++;
    else if (r > 200 && b < 90) counts.red++;
    else if (b > 200 && r < 90) counts.blue++;
    else if (g > 200 && r < 90) counts.green++;
  }
  return counts;
}

it('there is one of every example and of every data set that is a file, for both themes', () => {
  const names = allPictures().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(PRESETS.map(({ id }) => id)));
  expect(names.filter((name) => name.startsWith('data-')).sort()).toEqual(
    ['breast-cancer', 'digits', 'iris', 'mnist', 'wine'].map((id) => `data-${id}`),
  );
  const files = allPictures().flatMap((one) => THEMES.map((name) => keptFile(one, name)));
  expect(new Set(files).size).toBe(2 * names.length);
});

it('is made anew when a link changes, and only then', () => {
  const [picture] = allPictures();
  expect(keptFile({ ...picture }, 'light')).toBe(keptFile(picture, 'light'));
  expect(keptFile({ ...picture, link: `${picture.link}0` }, 'light')).not.toBe(
    keptFile(picture, 'light'),
  );
});

it('tables show their classes, images their ink', async () => {
  const engine = await loadEngine();
  const iris = await coloursOf(drawDataPictures(engine, 'iris', [theme])[0]);
  // 50 flowers of each kind.
  for (const colour of ['red', 'blue', 'green']) expect(iris[colour]).toBeGreaterThan(100);
  const digits = await coloursOf(drawDataPictures(engine, 'digits', [theme])[0]);
  expect(digits.black).toBeGreaterThan(500);
  expect(digits.red + digits.blue + digits.green).toBe(0);
});
