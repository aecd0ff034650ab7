// Measuring one engine on one workload; the same code in Node and in the browser.

/**
 * @typedef {object} Session an engine that is ready to train one cell
 * @property {(steps: number) => void | Promise<void>} advance trains
 * @property {() => Float32Array | Promise<Float32Array>} parameters flat, see layerOffsets
 * @property {() => void} [restart] back to the initial weights, where that is cheap
 * @property {() => void} close
 */

/** @typedef {{ steps: number, seconds: number }} Measurement */

// Clocks of browsers are coarse, so they are read this often at most.
const chunkSeconds = 0.01;

/**
 * Trains for some time, after a warm-up. Sessions that can start from the initial weights again, so
 * that a fast engine does not measure a network which has long been trained.
 * @param {Session} session
 * @param {{ seconds: number, warmup: number }} times in seconds
 * @returns {Promise<Measurement>}
 */
export async function measure(session, { seconds, warmup }) {
  session.restart?.();
  const chunk = await chunkSize(session, warmup);
  session.restart?.();
  return advanceFor(session, seconds, chunk);
}

// Warms up, and finds how many steps take about chunkSeconds.
async function chunkSize(session, warmup) {
  let chunk = 1;
  const end = performance.now() + 1000 * warmup;
  do {
    const { seconds } = await advanceFor(session, 0, chunk);
    if (seconds < chunkSeconds / 2) chunk *= 2;
  } while (performance.now() < end);
  return chunk;
}

async function advanceFor(session, minSeconds, chunk) {
  const start = performance.now();
  let steps = 0;
  let seconds;
  do {
    await session.advance(chunk);
    steps += chunk;
    seconds = (performance.now() - start) / 1000;
  } while (seconds < minSeconds);
  return { steps, seconds };
}
