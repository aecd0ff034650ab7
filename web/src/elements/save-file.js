/**
 * Saves a file on the reader's machine.
 * @param {Blob} blob
 * @param {string} extension of its name
 * @param {string} [part] what of the playground it is of; a word for its name
 */
export function saveFile(blob, extension, part = '') {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = `optimizer-playground${part && `-${part}`}.${extension}`;
  link.click();
  // The download has started by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
