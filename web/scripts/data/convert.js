// Makes the real data files in web/public/data/ from the packages that hold the originals.
//
//   node web/scripts/data/convert.js           writes the files
//   node web/scripts/data/convert.js --check   only compares them with a fresh conversion
//
// Needs Debian or Ubuntu (apt-get, dpkg-deb) after `apt-get update`, npm and tar. Nothing is
// installed; the packages are unpacked in a temporary folder that is removed at the end.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { encode } from './opd1.js';
import { openMnist, openSklearn } from './sources.js';

/** @typedef {import('./opd1.js').DataSet} DataSet */

const OUTPUT = fileURLToPath(new URL('../../public/data/', import.meta.url));

const DIGIT_NAMES = Array.from({ length: 10 }, (_, digit) => String(digit));
const MNIST_WIDTH = 28;
const MNIST_TRAINING_PER_DIGIT = 200;
const MNIST_TEST_PER_DIGIT = 50;

const WINE_FEATURES = [
  'alcohol',
  'malic acid',
  'ash',
  'alcalinity of ash',
  'magnesium',
  'total phenols',
  'flavanoids',
  'nonflavanoid phenols',
  'proanthocyanins',
  'color intensity',
  'hue',
  'OD280/OD315 of diluted wines',
  'proline',
];

// Ten measurements of the cell nuclei in an image, each as mean, standard error and worst value.
const NUCLEUS_MEASUREMENTS = [
  'radius',
  'texture',
  'perimeter',
  'area',
  'smoothness',
  'compactness',
  'concavity',
  'concave points',
  'symmetry',
  'fractal dimension',
];

/** @param {string} text */
const parseRows = (text) =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map(Number));

/** @param {number[][]} rows whose last column is the label */
const splitLabels = (rows) => ({
  features: rows.map((row) => row.slice(0, -1)),
  labels: rows.map((row) => row[row.length - 1]),
});

/**
 * Pixels row by row from the top left, named by row and column.
 * @param {number} width
 */
const pixelNames = (width) =>
  Array.from({ length: width * width }, (_, i) => `r${Math.floor(i / width)}c${i % width}`);

/**
 * A measurement table of scikit-learn: the first line counts, the last column is the class.
 * @param {string} csv
 * @param {string} name
 * @param {string[]} featureNames
 * @param {string[]} classNames
 * @returns {DataSet}
 */
function table(csv, name, featureNames, classNames) {
  const rows = parseRows(csv.slice(csv.indexOf('\n') + 1));
  return {
    name,
    featureNames,
    classNames,
    valueType: 'float32',
    scale: 1,
    predefinedTraining: 0,
    ...splitLabels(rows),
  };
}

/**
 * @param {string} csv
 * @returns {DataSet}
 */
function digits(csv) {
  return {
    name: 'digits',
    featureNames: pixelNames(8),
    classNames: DIGIT_NAMES,
    imageWidth: 8,
    valueType: 'uint8',
    scale: 1 / 16,
    predefinedTraining: 0,
    ...splitLabels(parseRows(csv)),
  };
}

/**
 * The first 250 images of every digit. Digits take turns (0, 1, ..., 9, 0, 1, ...), so that both
 * the training part and the test part are balanced and in a fixed order.
 * @param {(digit: number) => number[]} imagesOf see openMnist
 * @returns {DataSet}
 */
function mnist(imagesOf) {
  const pixels = MNIST_WIDTH * MNIST_WIDTH;
  const images = DIGIT_NAMES.map((_, digit) => imagesOf(digit));
  const perDigit = MNIST_TRAINING_PER_DIGIT + MNIST_TEST_PER_DIGIT;
  const samples = Array.from({ length: perDigit * DIGIT_NAMES.length }, (_, i) => ({
    digit: i % DIGIT_NAMES.length,
    start: Math.floor(i / DIGIT_NAMES.length) * pixels,
  }));
  return {
    name: 'mnist',
    featureNames: pixelNames(MNIST_WIDTH),
    classNames: DIGIT_NAMES,
    imageWidth: MNIST_WIDTH,
    valueType: 'uint8',
    scale: 1 / 255,
    predefinedTraining: MNIST_TRAINING_PER_DIGIT * DIGIT_NAMES.length,
    // The package keeps grey / 255 rounded to three decimals, so rounding restores the byte.
    features: samples.map(({ digit, start }) =>
      images[digit].slice(start, start + pixels).map((grey) => Math.round(grey * 255)),
    ),
    labels: samples.map(({ digit }) => digit),
  };
}

/**
 * @param {string} folder an empty one
 * @returns {DataSet[]}
 */
function convertAll(folder) {
  const sklearnFolder = join(folder, 'sklearn');
  const mnistFolder = join(folder, 'mnist');
  mkdirSync(sklearnFolder);
  mkdirSync(mnistFolder);
  const sklearnFile = openSklearn(sklearnFolder);
  const irisFeatures = ['sepal length', 'sepal width', 'petal length', 'petal width'];
  return [
    table(
      sklearnFile('iris.csv'),
      'iris',
      irisFeatures.map((feature) => `${feature} (cm)`),
      ['setosa', 'versicolor', 'virginica'],
    ),
    table(sklearnFile('wine_data.csv'), 'wine', WINE_FEATURES, [
      'cultivar 1',
      'cultivar 2',
      'cultivar 3',
    ]),
    table(
      sklearnFile('breast_cancer.csv'),
      'breast-cancer',
      [
        ...NUCLEUS_MEASUREMENTS.map((measurement) => `mean ${measurement}`),
        ...NUCLEUS_MEASUREMENTS.map((measurement) => `${measurement} standard error`),
        ...NUCLEUS_MEASUREMENTS.map((measurement) => `worst ${measurement}`),
      ],
      ['malignant', 'benign'],
    ),
    digits(sklearnFile('digits.csv.gz')),
    mnist(openMnist(mnistFolder)),
  ];
}

/** @param {string[]} args of the command */
function main(args) {
  const isCheck = args.includes('--check');
  const folder = mkdtempSync(join(tmpdir(), 'real-data-'));
  let differing = 0;
  try {
    for (const data of convertAll(folder)) {
      const path = join(OUTPUT, `${data.name}.bin`);
      const bytes = encode(data);
      const isSame = existsSync(path) && bytes.equals(readFileSync(path));
      if (isCheck && !isSame) differing += 1;
      if (!isCheck && !isSame) writeFileSync(path, bytes);
      const state = isSame ? 'same' : isCheck ? 'DIFFERS' : 'written';
      const gzip = gzipSync(bytes, { level: 9 }).length;
      console.log(`${data.name}.bin ${state}: ${bytes.length} bytes, ${gzip} gzipped`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (differing > 0) process.exitCode = 1;
}

main(process.argv.slice(2));
