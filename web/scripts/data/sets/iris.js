// Iris: three species of flowers by the sizes of their leaves.

import { labelledRows } from '../rows.js';
import { sklearn, sklearnLicence } from '../sources.js';

/** @type {import('../recipes.js').Recipe} */
export default {
  id: 'iris',
  source: sklearn,
  files: { 'iris.csv': 'f13ffa8fdd56fd8e6c8d16d4081a3fbd3114bcd0aae4256c43205169cd9d1449' },
  convert: (read) => labelledRows(read('iris.csv'), { heads: 1 }),
  format: {
    featureNames: [
      'sepal length (cm)',
      'sepal width (cm)',
      'petal length (cm)',
      'petal width (cm)',
    ],
    classNames: ['setosa', 'versicolor', 'virginica'],
    valueType: 'float32',
    scale: 1,
    predefinedTraining: 0,
  },
  about: {
    values: 'float32, cm',
    order: 'of the source (sorted by class)',
    source: ". It follows Fisher's paper, without the two wrong rows of other copies.",
    citation:
      'R. A. Fisher, "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7 (1936), 179-188.',
    licence: sklearnLicence,
  },
  published: {
    counts: [50, 50, 50],
    sum: 2078.69999640435,
    rows: [
      { sample: 0, label: 'setosa', values: [5.1, 3.5, 1.4, 0.2] },
      // Other copies have wrong values in these two.
      { sample: 34, label: 'setosa', values: [4.9, 3.1, 1.5, 0.2] },
      { sample: 37, label: 'setosa', values: [4.9, 3.6, 1.4, 0.1] },
      { sample: 149, label: 'virginica', values: [5.9, 3.0, 5.1, 1.8] },
    ],
    // The published table truncates some means (3.758 is 3.76, but 3.057 is 3.05).
    ranges: {
      'sepal length (cm)': { low: 4.3, high: 7.9, mean: 5.84 },
      'sepal width (cm)': { low: 2.0, high: 4.4, mean: 3.05 },
      'petal length (cm)': { low: 1.0, high: 6.9, mean: 3.76 },
      'petal width (cm)': { low: 0.1, high: 2.5, mean: 1.2 },
    },
  },
};
