// Writes to standard output, for the command line programs.

/**
 * Writes text; a reader that stops early (`| head`) is no failure.
 * @param {string} text
 * @returns {Promise<void>} when it is written, or nobody reads on
 */
export function write(text) {
  return new Promise((resolve) => {
    process.stdout.on('error', () => resolve());
    process.stdout.write(text, () => resolve());
  });
}
