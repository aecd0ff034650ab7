// Ties the symbols of a typeset formula to the parameters that they stand for.

/**
 * Marks every occurrence of a parameter's symbol with `data-param` and, if a text is given for the
 * parameter, shows that instead of the symbol.
 * @param {Element} formula the <math> element, changed in place
 * @param {{ id: string, symbol: Element | null, text?: string }[]} params
 */
export function tieSymbols(formula, params) {
  const tied = params
    .map(({ id, symbol, text }) => ({ id, text, pattern: symbol ? essence(symbol) : '' }))
    .filter(({ pattern }) => pattern !== '')
    // β₁ before β: the larger symbol contains the smaller.
    .sort((a, b) => b.pattern.length - a.pattern.length);
  for (const { id, text, pattern } of tied) {
    for (const element of [...formula.querySelectorAll('*')]) {
      if (element.closest('[data-param]')) continue;
      const own = element.localName === 'msubsup' ? splitPower(element, pattern) : element;
      if (!own || essence(own) !== pattern) continue;
      if (isPartOfLargerSymbol(own)) continue;
      mark(own, id, text);
    }
  }
  separateNumbers(formula);
}

// "0.02 0.01" would read as one number.
/** @param {Element} formula */
function separateNumbers(formula) {
  for (const number of formula.querySelectorAll('mn[data-param]')) {
    /** @type {Element | null | undefined} */
    let before = number.previousElementSibling;
    const space = before?.localName === 'mspace' ? before : null;
    if (space) before = space.previousElementSibling;
    while (before?.localName === 'mrow') before = before.lastElementChild;
    if (before?.localName !== 'mn') continue;
    const dot = number.ownerDocument.createElementNS(number.namespaceURI, 'mo');
    dot.textContent = '·';
    number.before(dot);
    space?.remove();
  }
}

// A bare letter that carries an index or a hat is another symbol; a power is not.
/** @param {Element} element */
function isPartOfLargerSymbol(element) {
  const parent = element.parentElement;
  if (!parent || element !== parent.firstElementChild) return false;
  return /^(msub|mover|munder)$/.test(parent.localName);
}

// β₁ᵗ is one element with index and power; the symbol is its part without the power.
/**
 * @param {Element} element
 * @param {string} pattern
 * @returns {Element | null}
 */
function splitPower(element, pattern) {
  const [base, index, power] = element.children;
  if (`msub(${essence(base)},${essence(index)})` !== pattern) return null;
  const make = (/** @type {string} */ name) =>
    element.ownerDocument.createElementNS(element.namespaceURI, name);
  const symbol = make('msub');
  symbol.append(base, index);
  const whole = make('msup');
  whole.append(symbol, power);
  element.replaceWith(whole);
  return symbol;
}

/**
 * @param {Element} element
 * @param {string} id
 * @param {string} [text]
 */
function mark(element, id, text) {
  if (text === undefined) {
    element.setAttribute('data-param', id);
    return;
  }
  const number = element.ownerDocument.createElementNS(element.namespaceURI, 'mn');
  number.textContent = text;
  number.setAttribute('data-param', id);
  element.replaceWith(number);
}

// Structure and text without what only matters for looks.
/**
 * @param {Element} element
 * @returns {string}
 */
function essence(element) {
  const children = [...element.children].filter((child) => child.localName !== 'annotation');
  const wrapper = /^(math|mrow|semantics|mstyle|mpadded)$/.test(element.localName);
  if (wrapper && children.length === 1) return essence(children[0]);
  if (!children.length) return (element.textContent ?? '').trim();
  return `${element.localName}(${children.map(essence).join(',')})`;
}
