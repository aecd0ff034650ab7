/**
 * Saves a file on the reader's machine.
 * @param {Blob} blob
 * @param {string} name with its extension
 */
export function saveFile(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has started by then.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
