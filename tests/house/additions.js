// What it takes to add something: for each kind, an entry that is there already, and the files that
// came with it. The diffs beside this file are made from the repository by
// `node tests/scripts/house-diffs.js --write`.

/**
 * @typedef {object} Part a file of the diff
 * @property {string} file relative to the repository
 * @property {RegExp[]} [only] the places of the file that belong to it; none: the whole file
 */

/**
 * @typedef {object} Addition
 * @property {string} kind as tests/README.md calls it
 * @property {string} id of the diff
 * @property {string} example what is added
 * @property {Part[]} parts
 * @property {number} touches so many files; a folder of its own counts as one
 * @property {string[]} [generated] files that a script of the repository writes from these; not in the diff
 */

/** @type {Addition[]} */
export const additions = [
  {
    kind: 'an optimizer',
    id: 'optimizer',
    example: 'signSGD',
    parts: [
      { file: 'cpp/optimizers/signsgd.cpp' },
      { file: 'tests/cpp/optimizers/signsgd_test.cpp' },
    ],
    touches: 2,
  },
  {
    kind: 'a generated data set',
    id: 'generated-data',
    example: 'the rings',
    parts: [
      { file: 'cpp/data/datasets/rings.cpp' },
      { file: 'tests/cpp/data/datasets_test.cpp', only: [/^ +\{"rings",.*\n/m] },
    ],
    touches: 2,
  },
  {
    kind: 'a real data set',
    id: 'real-data',
    example: 'the wines',
    parts: [{ file: 'cpp/data/datasets/wine.cpp' }, { file: 'web/scripts/data/sets/wine.js' }],
    touches: 2,
    generated: ['web/public/data/wine.bin', 'web/public/data/README.md'],
  },
  {
    kind: 'a setting',
    id: 'setting',
    example: 'whether the last, smaller batch is left out',
    parts: [
      { file: 'cpp/definition/settings.cpp', only: [/^ +Flag\("drop_last",.*\n/m] },
      {
        file: 'cpp/training/network_training.cpp',
        only: [/,\n +spec\.settings\.Is\("drop_last"\)/],
      },
    ],
    touches: 2,
  },
  {
    kind: 'a chart',
    id: 'chart',
    example: 'the distribution of activations',
    parts: [{ file: 'web/src/views/activations' }, { file: 'tests/web/views/activations.test.js' }],
    touches: 2,
  },
  {
    kind: 'a picture',
    id: 'picture',
    example: 'the fitted curves',
    parts: [{ file: 'web/src/views/fit' }, { file: 'tests/web/views/fit.test.js' }],
    touches: 2,
  },
  {
    kind: 'a study',
    id: 'study',
    example: 'the rate-range test',
    parts: [
      { file: 'web/src/studies/range.js' },
      { file: 'web/src/views/range' },
      { file: 'tests/web/studies/range.test.js' },
    ],
    touches: 3,
  },
  {
    kind: 'an export format',
    id: 'export-format',
    example: 'JSON',
    parts: [
      { file: 'web/src/export/formats/json.js' },
      { file: 'tests/web/export/formats/json.test.js' },
    ],
    touches: 2,
  },
];
