/**
 * Saves a file on the reader's machine.
 * @param {Blob} blob
 * @param {string} extension of its name
 */
export function saveFile(blob, extension) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = `optimizer-playground.${extension}`;
  link.click();
  // The download has started by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
