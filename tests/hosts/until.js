// Waiting for what a page shows: reads it again and again, without a guess of how long it takes.

const PAUSE = 50;
const PATIENCE = 40_000;

/**
 * @template T
 * @param {string} what is waited for, as in "not true after 40 s: ..."
 * @param {() => Promise<T>} read
 * @param {(value: T) => boolean} [isIt] default: whether the value counts as true
 * @param {number} [patience] milliseconds
 * @returns {Promise<NonNullable<T>>} the first value that is
 * @throws {Error} with the last value, if none is
 */
export async function until(what, read, isIt = Boolean, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await attempt(read);
    if (!(value instanceof Error) && isIt(value)) return /** @type {NonNullable<T>} */ (value);
    if (Date.now() > deadline) {
      const last = value instanceof Error ? value.message : JSON.stringify(value);
      throw new Error(`not true after ${patience / 1000} s: ${what} (last: ${last})`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/**
 * A frame may go while it is read; then it is looked for again.
 * @template T
 * @param {() => Promise<T>} read
 * @returns {Promise<T | Error>}
 */
async function attempt(read) {
  try {
    return await read();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
