// Anything can be thrown; this is what people read of it.

/**
 * @param {unknown} error whatever was thrown
 * @returns {string}
 */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
