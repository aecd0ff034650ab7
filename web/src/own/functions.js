// The functions of the languages in which users write rules.

/**
 * Name -> how many arguments it takes and what it is, in words. `folds`: from a vector to a number,
 * over the layer's tensor; with "_all" after its name over all parameters. Without a prototype, since
 * users may choose names that every object has: "constructor".
 * @type {Record<string, { least: number, most: number, words: string, folds?: boolean }>}
 */
export const FUNCTIONS = Object.assign(Object.create(null), {
  sqrt: { least: 1, most: 1, words: 'square root' },
  abs: { least: 1, most: 1, words: 'size without sign' },
  sign: { least: 1, most: 1, words: '-1, 0 or 1' },
  exp: { least: 1, most: 1, words: 'e to the power' },
  log: { least: 1, most: 1, words: 'natural logarithm' },
  tanh: { least: 1, most: 1, words: 'hyperbolic tangent' },
  sin: { least: 1, most: 1, words: 'sine' },
  cos: { least: 1, most: 1, words: 'cosine' },
  floor: { least: 1, most: 1, words: 'largest whole number that is not larger' },
  pow: { least: 2, most: 2, words: 'pow(a, b) is a^b' },
  clip: { least: 3, most: 3, words: 'clip(x, low, high) keeps x between both' },
  where: { least: 3, most: 3, words: 'where(condition, a, b): a where it holds, else b' },
  min: { least: 1, most: 2, words: 'the smaller of two; min(x): the smallest of all', folds: true },
  max: { least: 1, most: 2, words: 'the larger of two; max(x): the largest of all', folds: true },
  sum: { least: 1, most: 1, words: 'sum over the layer', folds: true },
  mean: { least: 1, most: 1, words: 'mean over the layer', folds: true },
  norm: { least: 1, most: 1, words: 'Euclidean length over the layer', folds: true },
  dot: { least: 2, most: 2, words: 'sum of products over the layer', folds: true },
});

const ALL = '_all';

for (const [name, about] of Object.entries(FUNCTIONS)) {
  if (!about.folds) continue;
  const most = name === 'dot' ? 2 : 1;
  FUNCTIONS[name + ALL] = {
    ...about,
    most,
    words: `${name}${name === 'dot' ? '(a, b)' : '(x)'} over all parameters`,
  };
}

/**
 * "norm_all" -> { name: "norm", all: true }
 * @param {string} name
 * @returns {{ name: string, all: boolean }}
 */
export function scopeOf(name) {
  const all = name.endsWith(ALL);
  return { name: all ? name.slice(0, -ALL.length) : name, all };
}
