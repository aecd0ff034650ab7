// Random numbers and mini-batches of a script.

/** @typedef {import('./definitions.js').Definition} Definition */

/** @type {Record<'below' | 'uniform' | 'normal', string>} methods of the random numbers */
const DRAWS = {
  below: `    def below(self, count):  # Lemire 2019
        product = self.bits() * count
        while product % 2**32 < 2**32 % count:
            product = self.bits() * count
        return product >> 32`,
  uniform: `    def uniform(self):
        high, low = self.bits() >> 5, self.bits() >> 6
        return (high << 26 | low) / 2**53`,
  normal: `    def normal(self):  # Wichura 1988
        return statistics.NormalDist().inv_cdf(self.uniform() + 2**-54)`,
};

/**
 * @param {Set<keyof typeof DRAWS>} wanted
 * @returns {Definition}
 */
export function randomNumbers(wanted) {
  const all = new Set(wanted);
  if (all.has('normal')) all.add('uniform');
  const methods = Object.entries(DRAWS).flatMap(([name, text]) =>
    all.has(/** @type {keyof typeof DRAWS} */ (name)) ? [text] : [],
  );
  const start = `class PCG32:
    """The random numbers of the page (O'Neill 2014)."""

    def __init__(self, seed, stream):
        mixed, words = stream << 32 | seed, []
        for _ in range(2):  # SplitMix64
            mixed = (mixed + 0x9E3779B97F4A7C15) % 2**64
            z = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % 2**64
            z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
            words.append(z ^ z >> 31)
        self.state, self.step = words[0], words[1] | 1
        self.bits()

    def bits(self):
        old, self.state = self.state, (self.state * 6364136223846793005 + self.step) % 2**64
        bits, turn = ((old >> 18 ^ old) >> 27) % 2**32, old >> 59
        return (bits >> turn | bits << -turn % 32) % 2**32`;
  return {
    text: [start, ...methods].join('\n\n'),
    imports: all.has('normal') ? ['import statistics'] : [],
  };
}

/**
 * @typedef {object} Batches how the runs of a script take their samples
 * @property {boolean} anyShuffled
 * @property {boolean} anyInOrder
 * @property {boolean} anyDropped the last, smaller batch of an epoch
 * @property {boolean} anyFull all samples at once
 */

/**
 * @param {Batches} batches
 * @returns {Definition}
 */
export function miniBatches({ anyShuffled, anyInOrder, anyDropped, anyFull }) {
  const options = [
    ...(anyShuffled && anyInOrder ? ['shuffle'] : []),
    ...(anyDropped ? ['drop_last'] : []),
  ];
  const end = anyDropped ? 'count - count % size if drop_last else count' : 'count';
  const shuffle = `        for i in range(count, 1, -1):  # Fisher and Yates
            j = random.below(i)
            order[i - 1], order[j] = order[j], order[i - 1]`;
  const conditions = [
    ...(anyShuffled && anyInOrder ? ['shuffle'] : []),
    ...(anyFull && anyShuffled ? ['size < count'] : []),
  ];
  const lines = [
    `def mini_batches(${['count', 'size', ...(anyShuffled ? ['seed'] : []), ...options].join(', ')}):`,
    `    """Rows of one mini-batch after the other${anyShuffled ? '; every epoch has an order of its own' : ''}."""`,
    `    ${anyShuffled ? 'random, order = PCG32(seed, stream=4), list(range(count))' : 'order = list(range(count))'}`,
    ...(anyFull ? ['    size = min(size or count, count)'] : []),
    ...(anyDropped ? [`    end = ${end}`] : []),
    '    while True:',
    ...(anyShuffled && conditions.length
      ? [`        if ${conditions.join(' and ')}:`, shuffle.replace(/^/gm, '    ')]
      : []),
    ...(anyShuffled && !conditions.length ? [shuffle] : []),
    `        for start in range(0, ${anyDropped ? 'end' : 'count'}, size):`,
    anyDropped
      ? '            yield order[start : min(start + size, end)]'
      : '            yield order[start : start + size]',
  ];
  return { text: lines.join('\n'), uses: anyShuffled ? ['PCG32'] : [] };
}
