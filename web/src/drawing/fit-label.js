// A name and a number in little room: what tells runs apart stays longest.

const ELLIPSIS = '…';
const SHORTEST = 4;
/** Digits of a number for which there is little room, from the best on. */
const DIGITS = [3, 2];

/**
 * @param {object} label
 * @param {string} label.name
 * @param {string} label.endText number behind the name; empty: none
 * @param {string[]} names of all curves, this one among them
 * @param {(text: string) => boolean} fits
 * @returns {string} the whole label; else without the words that other names begin with, too; else with fewer digits; else
 *   without the number
 */
export function fitLabel({ name, endText }, names, fits) {
  const whole = joined(name, endText);
  if (fits(whole)) return whole;
  const telling = tellingPart(name, names);
  if (telling === name)
    return joined(
      cutName(name, (text) => fits(joined(text, endText))),
      endText,
    );
  const values = [endText, ...DIGITS.map((digits) => withDigits(endText, digits)), ''];
  const labels = values.map((value) => joined(telling, value));
  return labels.find(fits) ?? cutName(telling, fits);
}

/**
 * The part of a name that tells its run from others whose names begin with the same words.
 * @param {string} name
 * @param {string[]} names
 * @returns {string} the whole name, where no other begins like it
 */
export function tellingPart(name, names) {
  const words = name.split(' ');
  const shared = names.filter((other) => other !== name).map((other) => sharedWords(words, other));
  return words.slice(Math.min(Math.max(0, ...shared), words.length - 1)).join(' ');
}

/**
 * @param {string[]} words
 * @param {string} other
 * @returns {number} how many of them the other name begins with; the parameter in "lr 0.1" belongs to its number
 */
function sharedWords(words, other) {
  const others = other.split(' ');
  const first = words.findIndex((word, i) => word !== others[i]);
  const count = first < 0 ? words.length : first;
  return count > 0 && /^-?\d/.test(words[count] ?? '') ? count - 1 : count;
}

/**
 * @param {string} text with numbers, such as "0.1837 / 0.08654"
 * @param {number} digits
 */
function withDigits(text, digits) {
  return text.replace(/\d+\.\d+/g, (number) => {
    const [whole] = number.split('.');
    return whole.length >= digits
      ? String(Math.round(Number(number)))
      : Number(number).toPrecision(digits);
  });
}

/**
 * @param {string} name
 * @param {(text: string) => boolean} fits
 */
function cutName(name, fits) {
  let shown = name;
  while (shown.length > SHORTEST && !fits(shown)) {
    shown = shown.replace(ELLIPSIS, '').slice(0, -1) + ELLIPSIS;
  }
  return shown;
}

/**
 * @param {string} name
 * @param {string} endText
 */
function joined(name, endText) {
  return endText ? `${name} ${endText}` : name;
}
