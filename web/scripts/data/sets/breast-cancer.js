// Breast cancer: malignant or benign, by the nuclei of cells in an image.

import { labelledRows } from '../rows.js';
import { sklearn, sklearnLicence } from '../sources.js';

// Each is there as mean, standard error and worst value.
const MEASUREMENTS = [
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

/** @type {import('../recipes.js').Recipe} */
export default {
  id: 'breast-cancer',
  source: sklearn,
  files: {
    'breast_cancer.csv': 'fed3eb72d0575ef6192293f5093c6e801b1476b577d0386bf4455504522172ed',
  },
  convert: (read) => labelledRows(read('breast_cancer.csv'), { heads: 1 }),
  format: {
    featureNames: [
      ...MEASUREMENTS.map((measurement) => `mean ${measurement}`),
      ...MEASUREMENTS.map((measurement) => `${measurement} standard error`),
      ...MEASUREMENTS.map((measurement) => `worst ${measurement}`),
    ],
    classNames: ['malignant', 'benign'],
    valueType: 'float32',
    scale: 1,
    predefinedTraining: 0,
  },
  about: {
    values: 'float32',
    order: 'of the source',
    source:
      ', a copy of the UCI repository\'s "Breast Cancer Wisconsin (Diagnostic)". Class 0 is malignant, class 1 benign.',
    citation:
      'W. N. Street, W. H. Wolberg, O. L. Mangasarian, "Nuclear feature extraction for breast tumor diagnosis", IS&T/SPIE International Symposium on Electronic Imaging 1905 (1993), 861-870.',
    licence: sklearnLicence,
  },
  published: {
    counts: [212, 357],
    sum: 1056474.4601555474,
    rows: [{ sample: 0, label: 'malignant', values: [17.99, 10.38, 122.8, 1001, 0.1184] }],
    ranges: {
      'mean radius': { low: 6.981, high: 28.11 },
      'mean texture': { low: 9.71, high: 39.28 },
      'area standard error': { low: 6.802, high: 542.2 },
      'worst area': { low: 185.2, high: 4254 },
      'worst concavity': { low: 0, high: 1.252 },
    },
  },
};
