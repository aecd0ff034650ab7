// Statements as MathML. Everything in it is a number, a name of letters, digits and "_", or a sign
// of the language, so that nothing a link holds can become markup.

/** @typedef {import('./parse.js').Statement} Statement */

/** @type {Record<string, string>} */
const GREEK = {
  // Names of users may be such as every object has.
  __proto__: null,
  alpha: 'α',
  b: 'β',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  eps: 'ε',
  epsilon: 'ε',
  lr: 'η',
  kappa: 'κ',
  lambda: 'λ',
  wd: 'λ',
  weight_decay: 'λ',
  mu: 'μ',
  momentum: 'μ',
  nu: 'ν',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  theta: 'θ',
  phi: 'φ',
  steps: 'T',
};
const SIGNS = {
  '<=': '≤',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
  '<': '&lt;',
  '>': '&gt;',
  '&&': '∧',
  '||': '∨',
  '%': 'mod',
  '-': '−',
};
// How tightly an operator holds its operands.
const BINDS = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '%': 6,
  '/': 6,
  '^': 8,
};
const SIGN_BINDS = 7;
const ATOM = 9;
const SPACE = '<mspace width="1.4em"></mspace>';

/**
 * @param {Statement[]} statements
 * @param {'rule' | 'schedule' | 'surface'} language
 * @param {{ rows?: boolean }} [options] rows: one below the other instead of side by side
 * @returns {string} a <math> element
 */
export function typeset(statements, language, { rows = false } = {}) {
  const result = { schedule: 'η', surface: 'f(x, y)' }[language];
  const lines = statements.map(({ target, value }) => [
    target === null ? `<mi>${result}</mi>` : nameOf(target),
    `<mo>${target === null ? '=' : '←'}</mo>`,
    write(value).text,
  ]);
  const cell = (align, text) => `<mtd style="text-align:${align};padding-inline:0">${text}</mtd>`;
  const body = rows
    ? `<mtable displaystyle="true">${lines
        .map(
          ([left, sign, right]) =>
            `<mtr>${cell('right', left)}${cell('left', `<mrow>${sign}${right}</mrow>`)}</mtr>`,
        )
        .join('')}</mtable>`
    : lines.map((line) => `<mrow>${line.join('')}</mrow>`).join(SPACE);
  return `<math displaystyle="true">${body}</math>`;
}

/**
 * @param {string} name of a variable or parameter
 * @returns {string} MathML: b1 -> β with index 1
 */
export function nameOf(name) {
  const own = GREEK[name];
  if (own) return `<mi>${own}</mi>`;
  const [, stem, index] = /^(.*?)_?(\d+|_[a-z0-9_]+)?$/.exec(name);
  if (!index || !stem) return letters(name);
  const below = index.replace(/^_/, '').replaceAll('_', ' ');
  return `<msub>${letters(stem)}<mn>${below}</mn></msub>`;
}

function letters(stem) {
  const text = GREEK[stem] ?? stem.replaceAll('_', ' ');
  return text.length > 1 ? `<mi mathvariant="normal">${text}</mi>` : `<mi>${text}</mi>`;
}

// { text, binds }: MathML, and how tightly it holds together.
function write(node) {
  switch (node.type) {
    case 'Literal':
      return number(node.value);
    case 'Identifier':
      return { text: nameOf(node.name), binds: ATOM };
    case 'UnaryExpression': {
      const sign = { '-': '−', '!': '¬' }[node.operator];
      if (!sign) return write(node.argument);
      const text = `<mrow><mo>${sign}</mo>${wrap(node.argument, SIGN_BINDS)}</mrow>`;
      return { text, binds: SIGN_BINDS };
    }
    case 'BinaryExpression':
      return binary(node);
    default:
      return { text: call(node), binds: ATOM };
  }
}

function number(value) {
  const [mantissa, exponent] = String(value).split('e');
  if (!exponent) return { text: `<mn>${mantissa}</mn>`, binds: ATOM };
  const power = `<msup><mn>10</mn><mn>${Number(exponent)}</mn></msup>`;
  const text = mantissa === '1' ? power : `<mrow><mn>${mantissa}</mn><mo>·</mo>${power}</mrow>`;
  return { text, binds: BINDS['*'] };
}

function binary({ operator, left, right }) {
  if (operator === '/') {
    return { text: `<mfrac>${write(left).text}${write(right).text}</mfrac>`, binds: ATOM - 1.5 };
  }
  if (operator === '^') {
    const isOuterMinus =
      left.type === 'UnaryExpression' && left.operator === '-' && left.end === left.argument.end;
    if (isOuterMinus) {
      const power = binary({ operator, left: left.argument, right }).text;
      return { text: `<mrow><mo>−</mo>${power}</mrow>`, binds: SIGN_BINDS };
    }
    return { text: `<msup>${wrap(left, ATOM)}${write(right).text}</msup>`, binds: BINDS['^'] };
  }
  const binds = BINDS[operator];
  const first = wrap(left, binds);
  // a - (b - c) needs its parentheses, a + (b + c) does not.
  const second = wrap(right, operator === '+' ? binds : binds + 0.5);
  return { text: `<mrow>${first}${signBetween(operator, right)}${second}</mrow>`, binds };
}

function signBetween(operator, right) {
  if (operator !== '*') return `<mo>${SIGNS[operator] ?? operator}</mo>`;
  const isNumber = firstOf(right).type === 'Literal';
  return isNumber ? '<mo>·</mo>' : '<mspace width="0.17em"></mspace>';
}

function firstOf(node) {
  return node.type === 'BinaryExpression' && node.operator !== '/' ? firstOf(node.left) : node;
}

function wrap(node, binds) {
  const part = write(node);
  return part.binds >= binds ? part.text : fenced('(', part.text, ')');
}

function fenced(open, inner, close) {
  return `<mrow><mo>${open}</mo>${inner}<mo>${close}</mo></mrow>`;
}

function call({ callee: { name }, arguments: given }) {
  const parts = given.map((argument) => write(argument).text);
  const all = parts.join('<mo>,</mo>');
  if (name === 'sqrt') return `<msqrt>${all}</msqrt>`;
  if (name === 'abs') return fenced('|', all, '|');
  if (name === 'floor') return fenced('⌊', all, '⌋');
  if (name === 'norm') return fenced('‖', all, '‖');
  if (name === 'norm_all')
    return `<msub>${fenced('‖', all, '‖')}<mi mathvariant="normal">all</mi></msub>`;
  if (name === 'exp') return `<msup><mi mathvariant="normal">e</mi><mrow>${all}</mrow></msup>`;
  if (name === 'pow') return `<msup>${wrap(given[0], ATOM)}${parts[1]}</msup>`;
  if (name === 'dot') return fenced('⟨', all, '⟩');
  if (name === 'where') return cases(parts);
  return `<mrow>${functionName(name)}${fenced('(', all, ')')}</mrow>`;
}

function functionName(name) {
  const [plain, isAll] = name.endsWith('_all') ? [name.slice(0, -4), true] : [name, false];
  const word = `<mi mathvariant="normal">${plain}</mi>`;
  return isAll ? `<msub>${word}<mi mathvariant="normal">all</mi></msub>` : word;
}

function cases([condition, yes, no]) {
  const row = (...cells) => `<mtr>${cells.map((text) => `<mtd>${text}</mtd>`).join('')}</mtr>`;
  const words = (text) => `<mtext>${text}</mtext>`;
  const first = row(yes, `<mrow>${words('if ')}${condition}</mrow>`);
  return `<mrow><mo>{</mo><mtable>${first}${row(no, words('else'))}</mtable></mrow>`;
}
