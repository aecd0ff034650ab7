/**
 * A name within a sentence; abbreviations stay large.
 * @param {string} name such as "Learning rate"
 * @returns {string} "learning rate"
 */
export function inSentence(name) {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
