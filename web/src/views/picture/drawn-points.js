// Which samples a picture shows. More points than these hide each other, and a million would keep the page busy for
// seconds.

const MOST_POINTS = 4000;

/**
 * Places of the samples that are drawn: all of them, or one of every so many, but not always the same of these, since
 * samples may follow a pattern.
 * @param {number} count of samples
 * @returns {number[]} in rising order
 */
export function drawnPoints(count) {
  const every = Math.ceil(count / MOST_POINTS);
  return Array.from({ length: Math.floor(count / Math.max(1, every)) }, (_, block) =>
    every === 1 ? block : block * every + ((Math.imul(block, 0x9e3779b1) >>> 8) % every),
  );
}
