/**
 * Copies a text.
 * @param {string} text
 * @param {() => HTMLTextAreaElement | Promise<HTMLTextAreaElement>} fieldOf gives a field that holds the
 *   text; asked where a host does not let a frame use the clipboard: the old way needs no permission
 * @returns {Promise<boolean>} false: the text is selected, and the reader has to copy it
 */
export async function copyText(text, fieldOf) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = await fieldOf();
    field.select();
    return document.execCommand('copy');
  }
}
