// Nothing outside a family's folder names an entry, so that adding one touches its own file alone. A few
// are defaults of the experiment, and defaults have names.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../cpp/scripts/run.js';
import { filesIn } from '../../scripts/imports.js';
import { catalog } from '../catalog/catalog.js';

// The entries that are named, and what for.
const DEFAULTS = {
  sgd: 'what every optimizer is compared with in the reference; the rule of a definition without one',
  'warmup-linear': 'the warm-up of a run that asks for one by its length alone',
  spiral: 'the data set of an experiment that names none',
  tanh: 'the activation of an experiment that names none',
  'xavier-uniform': 'the initializer of an experiment that names none',
  rosenbrock: 'the surface of an experiment that names none',
  'bce-logits': 'the loss of two classes, unless a link names one',
  'softmax-ce': 'the loss of several classes, unless a link names one',
  mse: 'the loss of regression, unless a link names one',
  sigmoid: 'squashes the output of a network whose loss takes a probability',
};

// Ids that are everyday words of other things as well: a linear scale, a step of training ...
const WORDS = new Set([
  ...['batch', 'constant', 'cosine', 'digits', 'layer', 'linear', 'momentum', 'none', 'normal'],
  ...['own', 'plane', 'sine', 'step'],
]);

const FAMILY_FOLDERS =
  /^cpp\/(optimizers|schedules|surfaces|data\/datasets|nn\/(activations|losses|initializers|norms))\//;

const files = [
  ...filesIn(['cpp'], /\.(h|cpp)$/).filter((file) => !FAMILY_FOLDERS.test(file)),
  ...filesIn(['web/src', 'web/scripts'], /\.js$/).filter(
    // The conversion of the originals is where the real data sets come from; a translation names what it translates,
    // and says so where it knows no entry of a name.
    (file) => !/^web\/(src\/wasm|src\/pytorch|scripts\/data)\//.test(file),
  ),
];
const ids = new Set(
  Object.entries(catalog)
    .filter(([family, entries]) => family !== 'settings' && Array.isArray(entries))
    .flatMap(([, entries]) => entries.map(({ id }) => id)),
);

// Whole strings of the code, without comments.
function namedIn(file) {
  const text = readFileSync(path.join(root, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const strings = [...text.matchAll(/(['"])([a-z0-9-]+)\1/g)].map(([, , string]) => string);
  return strings.filter((string) => ids.has(string) && !WORDS.has(string));
}

describe('entries of the catalog', () => {
  const named = new Map(files.map((file) => [file, namedIn(file)]));

  it('are not named outside the folders of their families', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(ids.size).toBeGreaterThan(100);
    const others = [...named].map(([file, found]) => [
      file,
      found.filter((id) => !Object.hasOwn(DEFAULTS, id)),
    ]);
    expect(others.filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it.each(Object.entries(DEFAULTS))('name %s for a reason: %s', (id) => {
    expect(ids).toContain(id);
    expect([...named.values()].flat()).toContain(id);
  });
});
