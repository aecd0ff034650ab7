// Colours as numbers, for pixels and vector files.

/**
 * Red, green and blue of "#rrggbb" or "#rgb".
 * @param {string} hex
 * @returns {[number, number, number]}
 */
export function rgb(hex) {
  const digits = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const value = Number.parseInt(digits.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
