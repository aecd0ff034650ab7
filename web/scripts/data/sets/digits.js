// Digits: small images of handwritten digits.

import { digitNames, labelledRows, pixelNames } from '../rows.js';
import { sklearn, sklearnLicence } from '../sources.js';

const WIDTH = 8;

/** @type {import('../recipes.js').Recipe} */
export default {
  id: 'digits',
  source: sklearn,
  files: { 'digits.csv.gz': '46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a' },
  convert: (read) => labelledRows(read('digits.csv.gz')),
  format: {
    featureNames: pixelNames(WIDTH),
    classNames: digitNames,
    imageWidth: WIDTH,
    valueType: 'uint8',
    scale: 1 / 16,
    predefinedTraining: 0,
  },
  about: {
    values: 'uint8 0..16 / 16',
    order: 'of the source',
    source:
      ', a copy of the test set of the UCI repository\'s "Optical Recognition of Handwritten Digits".',
    citation:
      'C. Kaynak, "Methods of combining multiple classifiers and their applications to handwritten digit recognition", MSc thesis, Bogazici University (1995); E. Alpaydin, C. Kaynak, "Cascading classifiers", Kybernetika 34 (1998), 369-374.',
    licence: sklearnLicence,
  },
  published: {
    counts: [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
    sum: 561718,
  },
};
