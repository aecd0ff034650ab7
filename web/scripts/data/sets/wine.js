// Wine: three cultivars by the chemistry of their wine.

import { labelledRows } from '../rows.js';
import { sklearn, sklearnLicence } from '../sources.js';

/** @type {import('../recipes.js').Recipe} */
export default {
  id: 'wine',
  source: sklearn,
  files: { 'wine_data.csv': '10e8a802908b34f86e5da8ce962f3c806694bc98450a18f61851af59f324bede' },
  convert: (read) => labelledRows(read('wine_data.csv'), { heads: 1 }),
  format: {
    featureNames: [
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
    ],
    classNames: ['cultivar 1', 'cultivar 2', 'cultivar 3'],
    valueType: 'float32',
    scale: 1,
    predefinedTraining: 0,
  },
  about: {
    values: 'float32',
    order: 'of the source (sorted by class)',
    source:
      ', a copy of the UCI Machine Learning Repository\'s "Wine". `cultivar 1` is the source\'s `class_0`, and so on.',
    citation:
      'M. Forina et al., PARVUS, Institute of Pharmaceutical and Food Analysis and Technologies, Genoa; S. Aeberhard, D. Coomans, O. de Vel, Tech. Rep. 92-02, James Cook University of North Queensland (1992).',
    licence: sklearnLicence,
  },
  published: {
    counts: [59, 71, 48],
    sum: 159975.29599502683,
    rows: [
      {
        sample: 0,
        label: 'cultivar 1',
        values: [14.23, 1.71, 2.43, 15.6, 127, 2.8, 3.06, 0.28, 2.29, 5.64, 1.04, 3.92, 1065],
      },
    ],
    ranges: {
      'malic acid': { low: 0.74, high: 5.8 },
      'alcalinity of ash': { low: 10.6, high: 30 },
      magnesium: { low: 70, high: 162 },
      hue: { low: 0.48, high: 1.71 },
      proline: { low: 278, high: 1680 },
    },
  },
};
